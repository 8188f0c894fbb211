using System.Collections;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>A list that is made when first looked at: most facts about a framework type are never asked for.</summary>
internal sealed class Deferred<T>(Func<IReadOnlyList<T>> create) : IReadOnlyList<T>
{
    private readonly Lazy<IReadOnlyList<T>> items = new(create, LazyThreadSafetyMode.PublicationOnly);

    public int Count => items.Value.Count;

    public T this[int index] => items.Value[index];

    public IEnumerator<T> GetEnumerator() => items.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
