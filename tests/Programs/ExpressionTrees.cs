using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Threading.Tasks;

namespace Shop.Trees;

/// <summary>Lambdas that are data: what they would call is told, and called by nobody here.</summary>
public class Trees
{
    private readonly Report report = new();

    public void All(int number)
    {
        Take<Report>(x => x.Send(1, "a"));
        Take<Report>(x => x.SendAsync(number));
        Take<List<Report>>(x => x.Add(new Report()));
        Take(() => report.Send(number, report.ToString()!));
        Take(() => Report.Clean());
        Take(() => Report.Generic<int>(number));
        Take(() => number.Extend());
        Take<IReport>(x => x.Run());
        Returns(x => x.Name);
        Returns(x => x.Find(x.Name));
        Expression<Action<Report>> kept = x => x.Send(number, null);
        Take(kept);
        Take<Report>(number > 1 ? x => x.Send(1, "b") : x => x.SendAsync(2));
    }

    private static void Take<T>(Expression<Action<T>> tree) => GC.KeepAlive(tree);
    private static void Take(Expression<Action> tree) => GC.KeepAlive(tree);
    private static void Take<T>(Expression<Func<T, Task>> tree) => GC.KeepAlive(tree);
    private static void Returns(Expression<Func<Report, object>> tree) => GC.KeepAlive(tree);
}

public interface IReport
{
    void Run();
}

public class Report
{
    public string Name => "report";
    public void Send(int number, string? text) => GC.KeepAlive(text + number);
    public Task SendAsync(int number) => Task.FromResult(number);
    public object Find(string name) => name;
    public static void Clean() { }
    public static void Generic<T>(T value) => GC.KeepAlive(value);
}

public static class Extensions
{
    public static void Extend(this int number) => GC.KeepAlive(number);
}
