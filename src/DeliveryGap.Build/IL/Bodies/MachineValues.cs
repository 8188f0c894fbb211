using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What lies on the stack but is no value that facts may hold.</summary>
internal abstract class MachineValue(string? type) : Value(type);

/// <summary>
/// Nothing has been stored there on this path: a local before its first store, an awaiter when a state machine resumes, the
/// cache of a lambda. Where paths meet it gives way to what the other path knows.
/// </summary>
internal sealed class Undefined : MachineValue
{
    public static readonly Undefined Instance = new();

    private Undefined()
        : base(null)
    {
    }
}

/// <summary>Where something is stored that the machine follows.</summary>
internal sealed class SlotAddress(int slot, string? type) : MachineValue(type)
{
    public int Slot { get; } = slot;
}

/// <summary>One element of an array, or of the buffer that stands in for one.</summary>
internal sealed class ElementAddress(Value[] items, int index, string? type) : MachineValue(type)
{
    public Value[] Items { get; } = items;
    public int Index { get; } = index;
}

/// <summary>Where a field lies; what reads through it reads the field.</summary>
internal sealed class FieldAddress(FieldValue field) : MachineValue(field.Type)
{
    public FieldValue Field { get; } = field;
}

/// <summary>An interpolated string while it is put together.</summary>
internal sealed class HandlerText(IReadOnlyList<Value> parts) : MachineValue("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler")
{
    public static readonly HandlerText Empty = new([]);

    public IReadOnlyList<Value> Parts { get; } = parts;

    public HandlerText With(Value part) => new([.. Parts, part]);
}

/// <summary>Where a state machine goes on: what branches on it knows nothing of what was stored on the way.</summary>
internal sealed class StateNumber : MachineValue
{
    public static readonly StateNumber Instance = new();

    private StateNumber()
        : base("System.Int32")
    {
    }
}

/// <summary>The token of a type, of which <c>typeof</c> is made.</summary>
internal sealed class TypeToken(string name) : MachineValue("System.RuntimeTypeHandle")
{
    public string Name { get; } = name;
}

/// <summary>The token of a method, of which the trees of expressions are made that call it; and such a tree.</summary>
internal sealed class MethodToken(MethodName method, bool isCall = false) : MachineValue(null)
{
    public MethodName Method { get; } = method;
    public bool IsCall { get; } = isCall;
}

internal sealed class FunctionPointer(MethodName method) : MachineValue(null)
{
    public MethodName Method { get; } = method;
}

/// <summary>The token of a field, as it is handed to helpers that copy constant data.</summary>
internal sealed class FieldToken(EntityHandle field) : MachineValue(null)
{
    public EntityHandle Field { get; } = field;
}
