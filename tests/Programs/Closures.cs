using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Shop.Closures;

public class Closing
{
    private readonly List<string> log = new();

    public Func<string, string> Prefixing(string prefix)
    {
        var constant = "x";
        var made = Make(constant);
        return text =>
        {
            log.Add(text);
            Use(prefix, constant, made);
            Func<int> inner = () => Use(text, constant, made);
            return inner().ToString();
        };
    }

    public void Nested(int number)
    {
        var once = Make("once");
        for (var i = 0; i < number; i++)
        {
            var current = i;
            Run(() => Run(() => Use(once, "n", Make("m" + current))));
        }

        void Local(int count)
        {
            Use(once, "local", null);
            if (count > 0)
                Local(count - 1);
        }

        Local(3);
        Action<int> group = Local;
        group(number);
    }

    public static IEnumerable<int> Query(IEnumerable<int> numbers, int least) =>
        from number in numbers
        where number > least
        orderby number descending
        select number * 2;

    public async Task<int> Async(string name, int count)
    {
        var made = Make(name);
        await Task.Delay(count);
        var list = await LoadAsync(made);
        Func<Task<int>> later = async () =>
        {
            await Task.Yield();
            Use(made, "later", list.First());
            return list.Count;
        };
        return await later() + await LoadCountAsync();
    }

    public T Generic<T>(T value, Func<T> other)
    {
        Func<T> lambda = () => value;
        T Local() => other();
        return Equals(lambda(), Local()) ? value : Pick(lambda);
    }

    public void Changing()
    {
        var text = "first";
        Run(() => Use(text, "changing", null));
        text = "second";
        Run(delegate { Use(text, "again", null); });
    }

    public Action Groups() => Changing;

    public EventHandler Handler { get; } = (sender, _) => Console.WriteLine(sender);

    private static T Pick<T>(Func<T> pick) => pick();

    private static void Run(Action action) => action();

    private static string Make(string text) => text;

    private static int Use(string a, string b, string? c) => a.Length + b.Length;

    private static Task<List<string>> LoadAsync(string name) => Task.FromResult(new List<string> { name, "more" });

    private static ValueTask<int> LoadCountAsync() => new(3);
}
