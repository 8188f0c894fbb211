using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Shop.Signatures;

public interface IBox<T>
{
    T Value { get; }

    void Put(T value);

    static abstract T Make();
}

public readonly struct Money(decimal amount) : IEquatable<Money>, IComparable
{
    public decimal Amount { get; } = amount;

    public static implicit operator decimal(Money money) => money.Amount;

    public static explicit operator Money(decimal amount) => new(amount);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    public bool Equals(Money other) => Amount == other.Amount;

    int IComparable.CompareTo(object? other) => 0;
}

public unsafe class Wild<TFirst> : IBox<TFirst>
    where TFirst : notnull
{
    public event EventHandler<TFirst>? Changed;

    TFirst IBox<TFirst>.Value => throw new NotSupportedException();

    public int this[int index, string name] => index;

    public static TFirst Make() => throw new InvalidOperationException("no");

    public void Put(TFirst value) => Changed?.Invoke(this, value);

    public void Pointers(int* number, void** any, int[] array, int[,,] cube, int[][,] jagged)
    {
    }

    public ref readonly int References(ref int a, out string b, in DateTime c, params TFirst[] rest)
    {
        b = "";
        return ref a;
    }

    public T Generic<T, TOther>(T first, Func<TOther, Task<T>> make, Dictionary<TFirst, List<T?>> map, (int, string Name) tuple, int? maybe, dynamic any, nint native)
        where T : class
        => first;

    public delegate void Handler(Wild<TFirst> sender, in Money money);

    protected internal class Nested<TSecond> : List<Wild<TSecond>>
    {
        public virtual Nested<TFirst> Copy(Nested<TSecond>.Deep deep) => new();

        public class Deep;
    }

    ~Wild()
    {
    }
}

public static class Extensions
{
    public static int Twice(this int number) => number * 2;

    public static bool IsEmpty<T>(this IEnumerable<T> items) => false;
}

file sealed class Hidden
{
    public void Do()
    {
    }
}

public abstract record Shape
{
    public sealed record Circle(string Name, double Radius) : Shape;
}
