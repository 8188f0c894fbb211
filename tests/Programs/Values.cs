using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Shop.Values;

public enum Level
{
    Low = 1,
    High = 5,
}

public sealed class Holder
{
    public const string Constant = "constant";
    public static readonly string Text = "te" + "xt";
    public static readonly int[] Numbers = { 1, 2, 3, 4, 5 };
    public static readonly string[] Names = ["a", "b"];
    public static readonly Holder Empty = new() { Name = "empty", Count = 3 };
    private readonly object gate = new();

    public string Name { get; set; } = Constant;

    public int Count { get; init; }

    public static string Static { get; } = "static";

    public Holder? Next { get; set; }

    public List<string> Items { get; } = new() { "one", "two" };

    public void Constants()
    {
        Take(true, 'c', 1, 2L, 3.5, 4.5m, 5f, (byte)6, null, Level.High, "s", default);
        Take(false, '\0', -1, long.MaxValue, 0, 0m, 0, 0, "object", Level.Low, null, DateTime.MinValue);
        Take(true, 'x', int.MinValue, 1, 1, 100000000000m, 1, 255, 12, 0, Constant, new DateTime(2026, 1, 1));
        Object(1);
        Object(true);
        Object('c');
        Object(2.5);
        Object(Level.High);
        Object(nameof(Holder));
        Object(typeof(Holder));
    }

    public void Arrays(string name, int number)
    {
        Many("one", "two", name);
        Many();
        Object(new[] { 1, 2, 3, 4, 5, 6 });
        Object(new object[] { 1, "x", true, name });
        Object(new bool[] { true, false });
        Object(new long[] { 1, 2 });
        Object(Numbers);
        Object(Names[number]);
        Object(new int[number]);
        Object(new int[2, 3]);
        Object(Array.Empty<string>());
        Span(["p", "q", name]);
    }

    public void Fields(Holder other)
    {
        Object(Text);
        Object(string.Empty);
        Object(Static);
        Object(other.Name);
        Object(other.Next!.Next!.Count);
        Object(this);
        other.Name = "changed";
        other.Next = new Holder { Name = "made", Next = new() { Count = 4 } };
        Object((string)(object)other.Name);
        Object(other.Items[0]);
        Object(other is { Count: > 3, Name: "x" });
        other.Items.Add(Text);
        lock (gate)
        {
            Object("locked");
        }
    }

    public string Branches(bool condition, string? name, Level level)
    {
        var text = condition ? "yes" : "no";
        Object(text);
        Object(name ?? "none");
        Object(name?.Trim().ToUpperInvariant());
        var once = "once";
        string late;
        if (condition)
            late = "late";
        else
            late = name!;
        Object(late);
        Object(once);
        switch (level)
        {
            case Level.Low:
                Object("low");
                break;
            case Level.High when name is not null:
                Object("high");
                break;
        }

        switch (name)
        {
            case "a": Object("1"); break;
            case "b": Object("2"); break;
            case "c": Object("3"); break;
            case "d": Object("4"); break;
            case "e": Object("5"); break;
            case "f": Object("6"); break;
            case "g": Object("7"); break;
            case "h": Object("8"); break;
        }

        return level switch
        {
            Level.Low => Text,
            Level.High => $"high {name} {level:G}",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "no"),
        };
    }

    public int Exceptions(string path, Holder[] others)
    {
        var count = 0;
        try
        {
            Object(path);
            foreach (var other in others)
                Object(other.Count);
            for (var i = 0; i < others.Length; i++)
                count += others[i].Count;
            while (count > 100)
                count = Shrink(count, ref count);
        }
        catch (InvalidOperationException e)
        {
            Object(e.Message);
            throw;
        }
        catch (Exception)
        {
            Object("other");
        }
        finally
        {
            Object("finally");
        }

        if (int.TryParse(path, out var parsed))
            Object(parsed);
        Debug.Assert(count > 0);
        var (left, right) = Pair();
        Object(left + right);
        var anonymous = new { Name = path, Count = count };
        Object(anonymous.Name);
        Object((left, 3));
        var copy = Empty.Count > 3 ? new Point(1, 2) : new Point(3, 4);
        Object(copy.X);
        Object(copy with { Y = 5 });
        int? maybe = count > 3 ? 4 : null;
        Object(maybe);
        if (maybe.HasValue)
            Object(maybe.Value);
        return count;
    }

    private static (int, int) Pair() => (1, 2);

    private static int Shrink(int number, ref int other) => number - 1;

    private static void Take(bool b, char c, int i, long l, double d, decimal m, float f, byte y, object? o, Level e, string? s, DateTime t)
    {
    }

    private static void Object(object? value)
    {
    }

    private static void Many(params string[] names)
    {
    }

    private static void Span(ReadOnlySpan<string> names)
    {
    }
}

public record struct Point(int X, int Y);
