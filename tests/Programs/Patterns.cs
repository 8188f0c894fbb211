using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Patterns;

public sealed class Door : IDisposable
{
    public void Dispose()
    {
    }
}

public class Gate : IAsyncDisposable
{
    public ValueTask DisposeAsync() => default;
}

public class Shelf : IEnumerable<int>
{
    public void Add(int item)
    {
    }

    public Steps GetEnumerator() => new();

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
}

public struct Steps : IDisposable
{
    public int Current => 1;

    public bool MoveNext() => false;

    public void Dispose()
    {
    }
}

public class Job
{
    public Worker GetAwaiter() => new();
}

public class Worker : INotifyCompletion
{
    public bool IsCompleted => true;

    public string GetResult() => "";

    public void OnCompleted(Action next) => next();
}

public class Pair
{
    public void Deconstruct(out int left, out int right) => (left, right) = (1, 2);
}

public class Source
{
    public Source Where(Func<int, bool> test) => this;

    public Source Select(Func<int, int> map) => this;
}

public struct Money
{
    public static Money operator +(Money left, Money right) => left;

    public static Money operator -(Money money) => money;

    public static bool operator ==(Money left, Money right) => true;

    public static bool operator !=(Money left, Money right) => false;

    public static implicit operator decimal(Money money) => 1;

    public static explicit operator Money(decimal amount) => default;

    public override bool Equals(object? obj) => obj is Money;

    public override int GetHashCode() => 0;
}

public class Base
{
    public virtual int Count => 1;

    public virtual void Run()
    {
    }
}

public class Uses : Base
{
    public override int Count => base.Count;

    public override void Run() => base.Run();

    public static Door Open() => new();

    public static void Take(object? o)
    {
    }

    public void Using()
    {
        using var door = Open();
        using (IDisposable other = new Door())
            Take(other);
        using (Open())
            Take(null);
        using var stream = new MemoryStream();
    }

    public async Task AwaitUsing()
    {
        await using var gate = new Gate();
        await using var stream = new MemoryStream();
        Take(gate);
    }

    public void ForEach(List<Door> doors)
    {
        foreach (var x in new Shelf())
            Take(x);
        foreach (var door in doors)
            Take(door);
    }

    public void Interface(IEnumerable<int> items)
    {
        IEnumerable<int> own = new Shelf();
        foreach (var x in own)
            Take(x);
        foreach (var x in items)
            Take(x);
    }

    public async Task Await()
    {
        Take(await new Job());
        await Task.Delay(1);
    }

    public void TakeApart(object o)
    {
        var (left, right) = new Pair();
        Take(left);
        Take(o is Pair(1, _));
    }

    public Money Operators(Money left, Money right)
    {
        var sum = left + right;
        sum += -left;
        Take(left == right);
        decimal plain = sum;
        return (Money)plain;
    }

    public void Query()
    {
        var query = from x in new Source() where x > 1 select x + 1;
        Take(query);
    }

    public void Groups()
    {
        Action run = Run;
        Action first = base.Run;
        Func<Door> open = Open;
        Func<int, int> abs = Math.Abs;
        Take(run);
        Take(first);
        Take(open);
        Take(abs);
    }
}
