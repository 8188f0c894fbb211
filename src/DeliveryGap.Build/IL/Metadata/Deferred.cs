using System.Collections;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>A list that is made when it is first looked at.</summary>
internal sealed class Deferred<T>(Func<IReadOnlyList<T>> make) : IReadOnlyList<T>
{
    private Func<IReadOnlyList<T>>? make = make;
    private IReadOnlyList<T>? items;

    public int Count => Items.Count;

    public T this[int index] => Items[index];

    private IReadOnlyList<T> Items
    {
        get
        {
            if (items is null)
            {
                items = make!();
                make = null;
            }

            return items;
        }
    }

    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
