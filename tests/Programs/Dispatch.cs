using System;
using System.Collections.Generic;

namespace Shop.Dispatch;

public interface IStep
{
    string Name { get; }

    void Run(Context context);
}

public sealed class Context
{
    public event Action<string>? Done;

    public IDictionary<string, object> Items { get; } = new Dictionary<string, object>();

    public void Finish(string text) => Done?.Invoke(text);
}

public abstract class Step : IStep
{
    protected Step(string name) => Name = name;

    public string Name { get; }

    public virtual void Run(Context context) => context.Finish(Name);

    public override string ToString() => Name;

    public override bool Equals(object? other) => other is Step step && step.Name == Name;

    public override int GetHashCode() => Name.GetHashCode();
}

public class First() : Step("first")
{
    public override void Run(Context context)
    {
        base.Run(context);
        context.Done += Print;
        context.Done -= Print;
        context.Items["key"] = this;
        context.Items.Add("other", new Second<int>(3).Value);
    }

    private static void Print(string text) => Console.WriteLine(text);
}

public sealed class Second<T>(T value) : First
    where T : IComparable<T>
{
    private static readonly List<T> Seen = new();

    public T Value => value;

    public override void Run(Context context)
    {
        Seen.Add(value);
        Console.WriteLine(value.CompareTo(Value));
        Helper<T>.Note(value, context);
        var helper = new Helper<string>();
        helper.Each(x => Seen.Count > 0 && x.Length > 0);
    }

    public static Second<T> operator !(Second<T> second) => second;
}

public class Helper<T>
{
    private T? last;

    public static void Note(T value, object context) => new Helper<T>().Each(_ => Equals(context, value));

    public void Each(Predicate<T> predicate)
    {
        if (last is not null && predicate(last))
            last = default;
    }

    public TOther Convert<TOther>(Func<T?, TOther> convert) => convert(last);
}

public static class Use
{
    public static void All(IEnumerable<IStep> steps, Context context)
    {
        foreach (var step in steps)
        {
            step.Run(context);
            Console.WriteLine(step.Name);
        }

        First first = new Second<int>(4);
        first.Run(context);
        new Helper<int>().Convert(x => x.ToString() + "!");
        var value = new Helper<List<int>>().Convert<Dictionary<string, int>>(_ => new());
        value.Clear();
        using (var stream = new System.IO.MemoryStream())
            stream.WriteByte(1);
        Console.WriteLine(first.GetHashCode());
        IStep[] all = [first, new Second<string>("x")];
        Array.ForEach(all, step => step.Run(context));
    }
}
