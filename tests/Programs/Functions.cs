using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Shop.Functions;

public class Basket
{
    public event EventHandler? Changed;

    public event Action<int>? Counted
    {
        add => Watch(value);
        remove => Watch(value);
    }

    public virtual void Fill(int count)
    {
        Changed?.Invoke(this, EventArgs.Empty);
        Watch(Print);
    }

    public virtual T Pick<T>(T item) => item;

    public virtual Task Close() => Task.CompletedTask;

    protected static void Print(int count) => Console.WriteLine(count);

    private static void Watch(Action<int>? watch) => watch?.Invoke(3);
}

public class Big : Basket
{
    private readonly Func<int, string> format = Format;

    public Big()
    {
        Changed += OnChanged;
        Counted += Print;
    }

    public override void Fill(int count)
    {
        base.Fill(count);
        Action<int> later = base.Fill;
        later(count);
        var all = new List<int> { 1, 2 };
        all.ForEach(Fill);
        all.ForEach(Print);
        Console.WriteLine(string.Join(",", all.Select(Format).Where(string.IsNullOrEmpty)));
        Console.WriteLine(format(3));
        Action local = Local;
        local();

        void Local() => Print(3);
    }

    public override T Pick<T>(T item)
    {
        Func<T> pick = () => base.Pick(item);
        return pick();
    }

    public override async Task Close()
    {
        await base.Close();
        Changed -= OnChanged;
        await Task.Run(base.Close);
    }

    public void Late(dynamic basket, object plain)
    {
        basket.Fill(3);
        Print((int)basket.Count);
        dynamic same = plain;
        Console.WriteLine((object)same);
    }

    public void Early(object plain) => Console.WriteLine(plain.GetHashCode());

    private static string Format(int number) => number.ToString();

    private void OnChanged(object? sender, EventArgs e) => Fill(3);
}
