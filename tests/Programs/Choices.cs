using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Shop.Choices;

public enum Kind
{
    Small,
    Large,
    Huge,
}

public class Choices
{
    private readonly string? given;
    private static readonly string Fallback = "/fallback";

    public Choices(string? given) => this.given = given ?? "/none";

    public string Conditional(bool flag, string name, Kind kind)
    {
        Use(flag ? "/a" : "/b");
        Use(flag ? "/a" : "/a");
        Use(flag ? name : "/b");
        var local = flag ? Fallback : "/local";
        Use(local);
        Use("/" + (flag ? "x" : "y"));
        Use(name ?? "/none");
        Use(given ?? name ?? Fallback);
        string? empty = null;
        Use(empty ?? "/given");
        var switched = kind switch
        {
            Kind.Small => "/small",
            Kind.Large => "/large",
            _ => "/other",
        };
        Use(switched);
        Number(flag ? 1 : 2);
        Truth(flag ? name.Length > 3 : false);
        return flag ? name : "/none";
    }

    public string Paths(bool flag, string name, Kind kind)
    {
        string path;
        if (flag)
            path = "/then";
        else
            path = "/else";
        Use(path);
        path = "/later";
        Use(path);
        if (flag)
            path = name;
        Use(path);
        switch (kind)
        {
            case Kind.Small:
                path = "/small";
                break;
            case Kind.Large:
                return "/returned";
            case Kind.Huge:
                path = Make(path);
                break;
        }

        Use(path);
        if (name.Length > 3)
            return path;
        return "/end";
    }

    public void Loops(List<string> names, int count)
    {
        var path = "/start";
        foreach (var name in names)
        {
            Use(path);
            path = "/next";
        }

        Use(path);
        var grown = "/";
        for (var i = 0; i < count; i++)
            grown = grown + "x";
        Use(grown);
        var wrapped = "/";
        while (count > wrapped.Length)
            wrapped = Make(wrapped);
        Use(wrapped);
    }

    public async Task<string> Asynchronous(bool flag, string name)
    {
        var path = "/before";
        if (flag)
        {
            await Task.Yield();
            path = "/awaited";
        }

        Use(path);
        await Task.Yield();
        Use(path);
        if (name.Length > 3)
            return name;
        for (var i = 0; i < 3; i++)
        {
            await Task.Yield();
            Use(path + "/loop");
        }

        return path;
    }

    public string Caught(bool flag)
    {
        var path = "/tried";
        try
        {
            Make(path);
            path = "/done";
            Make(path);
        }
        catch (InvalidOperationException)
        {
            Use("/caught");
        }

        return path;
    }

    public string? Nothing(bool flag) => flag ? null : "/something";

    private static string Make(string path) => path;

    private static void Use(string path)
    {
    }

    private static void Number(int number)
    {
    }

    private static void Truth(bool truth)
    {
    }
}
