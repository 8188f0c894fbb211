using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>The stack, and what is stored where, at one point of a body.</summary>
internal sealed class Frame
{
    // More than any compiler makes; what crafted code asks for beyond it is no body that can be read.
    private const int MaxStack = 4096;

    private readonly List<Value> stack;
    private readonly Dictionary<int, Value> slots;
    private readonly Joins joins;

    public Frame(Joins joins)
        : this(joins, [], [])
    {
    }

    private Frame(Joins joins, List<Value> stack, Dictionary<int, Value> slots)
    {
        this.joins = joins;
        this.stack = stack;
        this.slots = slots;
    }

    public bool IsEmpty => stack.Count == 0;

    public Value Top => stack.Count == 0 ? Undefined.Instance : stack[stack.Count - 1];

    public Frame Clone() => new(joins, new List<Value>(stack), new Dictionary<int, Value>(slots));

    /// <summary>What a state machine has where it goes on: its arguments.</summary>
    public Frame OnlyArguments()
    {
        var arguments = new Frame(joins, new List<Value>(stack), []);
        foreach (var slot in slots)
        {
            if (slot.Key < 0)
                arguments.slots.Add(slot.Key, slot.Value);
        }

        return arguments;
    }

    public void Push(Value value)
    {
        if (stack.Count >= MaxStack)
            throw new BadImageFormatException("A body's stack is too deep.");
        stack.Add(value);
    }

    /// <exception cref="BadImageFormatException">There is nothing.</exception>
    public Value Pop()
    {
        if (stack.Count == 0)
            throw new BadImageFormatException("A body takes from an empty stack.");
        var value = stack[stack.Count - 1];
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    public void Clear() => stack.Clear();

    public Value Load(int slot) => slots.TryGetValue(slot, out var value) ? value : Undefined.Instance;

    public void Store(int slot, Value value) => slots[slot] = value;

    /// <summary>Adds what another path brings to the same point.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="BadImageFormatException">The stacks differ in depth.</exception>
    public bool Merge(Frame other)
    {
        if (stack.Count != other.stack.Count)
            throw new BadImageFormatException("Paths meet with different stacks.");
        var isChanged = false;
        for (var i = 0; i < stack.Count; i++)
        {
            var merged = joins.Merge(Held(stack[i], other.stack[i]), other.Held(other.stack[i], stack[i]));
            isChanged |= !ReferenceEquals(merged, stack[i]);
            stack[i] = merged;
        }

        return MergeSlots(other) || isChanged;
    }

    /// <summary>The receiver of a generic call may be a value's address on one path and that of its copy on the other.</summary>
    private Value Held(Value value, Value other) => value switch
    {
        SlotAddress address when other is not SlotAddress => Load(address.Slot),
        FieldAddress address when other is not FieldAddress => address.Field,
        _ => value,
    };

    /// <inheritdoc cref="Merge"/>
    public bool MergeSlots(Frame other)
    {
        var isChanged = false;
        foreach (var slot in other.slots)
            isChanged |= MergeSlot(slot.Key, slot.Value);
        return isChanged;
    }

    /// <inheritdoc cref="Merge"/>
    public bool MergeSlot(int slot, Value value)
    {
        var known = Load(slot);
        var merged = joins.Merge(known, value);
        if (ReferenceEquals(merged, known))
            return false;
        slots[slot] = merged;
        return true;
    }
}
