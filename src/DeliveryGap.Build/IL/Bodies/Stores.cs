using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>A store into an argument, a local or what stands for one in a closure or state machine.</summary>
internal sealed class SlotStore(int offset, int slot, Value value)
{
    public int Offset { get; } = offset;
    public int Slot { get; } = slot;
    public Value Value { get; } = value;
}

/// <summary>What a body that catches exceptions stores where; other bodies are not asked.</summary>
internal sealed class Stores(Origins origins, Arrays arrays)
{
    private const int Unknown = -1;

    private readonly Dictionary<long, SlotStore> slots = [];
    private readonly Dictionary<int, int> objects = [];

    public IEnumerable<SlotStore> Slots => slots.Values;

    public void NoteSlot(int offset, int slot, Value value) => slots[((long)offset << 32) | (uint)slot] = new SlotStore(offset, slot, value);

    /// <summary>A store into an object or array.</summary>
    /// <param name="target">Null for something static.</param>
    public void NoteObject(int offset, Value? target) => NoteObject(offset, CreatedAt(target));

    /// <summary>A store into an element of an array by its address.</summary>
    public void NoteElement(int offset, ElementAddress element)
    {
        // A buffer on the stack is no variable that source shows.
        if (arrays.OffsetOf(element.Items) is not < 0)
            NoteObject(offset, arrays.OffsetOf(element.Items) ?? Unknown);
    }

    private void NoteObject(int offset, int created) =>
        objects[offset] = objects.TryGetValue(offset, out var known) ? Math.Min(known, created) : created;

    /// <summary>Whether something between the two is changed that was not created there.</summary>
    public bool ChangesObject(int start, int end)
    {
        foreach (var store in objects)
        {
            if (store.Key >= start && store.Key < end && !(store.Value >= start && store.Value < end))
                return true;
        }

        return false;
    }

    /// <summary>The instruction that created an object or array; -1 when that is not known.</summary>
    public int CreatedAt(Value? target) => target switch
    {
        CallValue { Call.IsCreation: true } created => origins.OffsetOf(created),
        ArrayValue array => arrays.OffsetOf(array.Items) ?? Unknown,
        _ => Unknown,
    };
}
