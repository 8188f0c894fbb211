using System.Buffers;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Pairs of numbers in memory that is used again.</summary>
internal sealed class Pairs : IDisposable
{
    private int[] items = ArrayPool<int>.Shared.Rent(1 << 16);

    public int Count { get; private set; }

    public (int First, int Second) this[int index] => (items[2 * index], items[2 * index + 1]);

    public void Add(int first, int second)
    {
        if (2 * Count + 1 >= items.Length)
            Grow();
        items[2 * Count] = first;
        items[2 * Count + 1] = second;
        Count++;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(items);

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(2 * items.Length);
        Array.Copy(items, larger, items.Length);
        ArrayPool<int>.Shared.Return(items);
        items = larger;
    }
}
