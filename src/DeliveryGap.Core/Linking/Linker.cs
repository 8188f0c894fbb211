using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>Where a body leads: its calls, the delegates that it makes, the events that it raises, the objects that it hands on.</summary>
/// <param name="apart">Lambdas and local functions that stand for themselves: entry points.</param>
internal sealed class Linker(ICodeReader code, ValueResolver values, ISet<string> apart)
{
    private readonly ResultTable<Entry, Links> known = ResultTable<Entry, Links>.Of(code, "links");

    public ICodeReader Code { get; } = code;
    public ValueResolver Values { get; } = values;
    public Dispatch Dispatch { get; } = values.Dispatch;
    public Receivers Receivers { get; } = new(code, values.Dispatch);
    public Events Events { get; } = new(code, values);
    public Callbacks Callbacks { get; } = new(code, values.Dispatch);

    public Links Of(Entry entry) => known.Knows(entry, out var links) ? links : known.WorkOut(entry, Read);

    public bool IsApart(string function) => Code is WatchedReader watched ? watched.IsApart(function) : apart.Contains(function);

    private Links Read(Entry entry)
    {
        if (Code.FindMethod(entry.Method) is not { } method)
            return new([], [new(TypeNames.TypeAndMember(entry.Method) + ", which cannot be read", Place.None, false, [])], [], []);
        return Code.ReadBody(entry.Method) is { } body
            ? new BodyLinks(this, entry, method).Read(body)
            : new([], method.IsAbstract ? [] : [new(method.Display + ", whose body cannot be read", method.Place, false, [])], [], []);
    }
}
