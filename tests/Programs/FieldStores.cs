using System;
using System.Collections.Generic;
using System.Threading;

namespace Shop.Stores;

public class Stores
{
    public const string Constant = "constant";
    public static readonly string Static = "/static";
    private static string changing = "/first";
    private static readonly List<string> Made = new();
    private readonly string given;
    private readonly string initialised = Make("initialised");
    private string changed = "/initial";
    private string handedOut = "/handed";
    private int counted;
    internal string Open = "/open";
    private string ofOthers = "/others";
    private string inLambda = "/before";

    static Stores() => changing = "/static constructor";

    public Stores(string given) => this.given = given;

    public Stores(string given, bool flag)
    {
        this.given = flag ? given : "/none";
        Private = given;
    }

    public Stores()
        : this("/delegated")
    {
    }

    public string ReadOnly { get; } = "/read-only";

    public string Init { get; init; } = "/init";

    public string Private { get; private set; } = "/private";

    public string Shared { get; private set; } = "/shared";

    public string Public { get; set; } = "/public";

    public virtual string Virtual { get; } = "/virtual";

    public static string StaticProperty { get; private set; } = "/static property";

    public string Computed => given + "/computed";

    public void Change(string to)
    {
        changed = "/" + to;
        changing = to;
        StaticProperty = to;
        counted++;
        Hand(ref handedOut);
        Action later = () => inLambda = to;
        later();
    }

    public static Stores Other(string text)
    {
        var other = new Stores(text) { Shared = text, Init = "/initialiser" };
        other.ofOthers = text;
        return other;
    }

    public string Read() => given + initialised + changed + handedOut + counted + Open + ofOthers + inLambda + changing + Made.Count;

    private static void Hand(ref string text) => text = "/by reference";

    private static string Make(string text) => text;
}

public class Primary(string prefix, string unused)
{
    private readonly string whole = prefix + "/whole";

    public string Kept { get; } = unused;

    public string Captured() => prefix + whole;
}

public class Derived(string name) : Primary("/derived/" + name, name)
{
    public string Name { get; } = name;
}

public record Order(string Id, int Count)
{
    public string Path { get; init; } = "/orders/" + Id;
}

public class Holder<T>
{
    private readonly T value;
    private T? last;

    public Holder(T value) => this.value = value;

    public T Get()
    {
        last = value;
        return last;
    }
}
