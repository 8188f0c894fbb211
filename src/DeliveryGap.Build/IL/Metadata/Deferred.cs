using System.Collections;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>A list that is made when it is first looked at.</summary>
/// <param name="make">One for all rows: there are as many lists as types and methods.</param>
internal sealed class Deferred<T>(Func<int, IReadOnlyList<T>> make, int row) : IReadOnlyList<T>
{
    private Func<int, IReadOnlyList<T>>? make = make;
    private IReadOnlyList<T>? items;

    public int Count => Items.Count;

    public T this[int index] => Items[index];

    private IReadOnlyList<T> Items
    {
        get
        {
            if (items is null)
            {
                items = make!(row);
                make = null;
            }

            return items;
        }
    }

    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
