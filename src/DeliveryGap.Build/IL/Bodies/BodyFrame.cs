using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What a body starts with: its arguments, and for a state machine or a closure what their fields hold.</summary>
internal sealed class BodyFrame
{
    /// <summary>By IL index, <c>this</c> first where there is one.</summary>
    public required Value[] Arguments { get; init; }

    /// <summary>By IL index.</summary>
    public required string[] LocalTypes { get; init; }

    /// <summary>Fields of the state machine that hold parameters, by token.</summary>
    public required IReadOnlyDictionary<int, Value> Fields { get; init; }

    /// <summary>What is in a field of a closure or state machine in which the body itself has not stored anything.</summary>
    public required Func<FieldName, Value> Captured { get; init; }
}

/// <summary>A store into a field that source shows.</summary>
internal readonly struct FieldStore(string field, bool isOnThis, Value value, int offset)
{
    public string Field { get; } = field;
    public bool IsOnThis { get; } = isOnThis;
    public Value Value { get; } = value;
    public int Offset { get; } = offset;
}

/// <summary>What was found in a body, by the offset of the instruction: a block may run more than once.</summary>
internal sealed class Findings
{
    public SortedDictionary<int, Call> Calls { get; } = [];
    public SortedDictionary<int, string> Functions { get; } = [];
    public SortedDictionary<int, FieldStore> FieldStores { get; } = [];

    /// <summary>What is stored into the fields of closures, by token.</summary>
    public Dictionary<int, Value> Captures { get; } = [];

    /// <summary>Where a constructor calls another one on itself; -1 when it does not.</summary>
    public int ConstructorCall { get; set; } = -1;

    /// <summary>That one is of the same type.</summary>
    public bool DelegatesToThis { get; set; }
}
