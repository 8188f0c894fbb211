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

    /// <summary>Whether another body stores into the same variable: what this one stored may be there no more.</summary>
    public required Func<FieldName, bool> IsStoredByOthers { get; init; }

    /// <summary>What a <c>ret</c> returns; null where it returns nothing that source shows.</summary>
    public required string? ReturnType { get; init; }

    /// <summary>The state machine of an async method, no iterator's.</summary>
    public required bool IsAsync { get; init; }
}

/// <summary>A store into a field that source shows.</summary>
internal sealed class StoreInstruction(string field, bool isOnThisOrStatic, Value value, int offset)
{
    public string Field { get; } = field;
    public bool IsOnThisOrStatic { get; } = isOnThisOrStatic;
    public Value Value { get; } = value;
    public int Offset { get; } = offset;
}

/// <summary>What was found at the instructions of a body. A block may run more than once, so the last word about one counts.</summary>
internal sealed class ByOffset<T>
    where T : class
{
    private readonly Dictionary<int, T> found = [];

    public T? Find(int offset) => found.TryGetValue(offset, out var item) ? item : null;

    public void Note(int offset, T item) => found[offset] = item;

    public List<T> InOrder() => InRange(0, int.MaxValue);

    /// <param name="end">The offset behind.</param>
    public List<T> InRange(int start, int end)
    {
        var offsets = new List<int>(found.Count);
        foreach (var item in found)
        {
            if (item.Key >= start && item.Key < end)
                offsets.Add(item.Key);
        }

        offsets.Sort();
        var inOrder = new List<T>(offsets.Count);
        foreach (var offset in offsets)
            inOrder.Add(found[offset]);
        return inOrder;
    }
}

/// <summary>What was found in a body.</summary>
internal sealed class Findings
{
    public ByOffset<Call> Calls { get; } = new();
    public ByOffset<string> Functions { get; } = new();
    public ByOffset<string> MethodGroups { get; } = new();
    public ByOffset<StoreInstruction> FieldStores { get; } = new();
    public ByOffset<Value> Returns { get; } = new();

    /// <summary>Fields that something else may store into from then on, by id.</summary>
    public HashSet<string> HandedOut { get; } = new(StringComparer.Ordinal);

    /// <summary>What is stored into the fields of closures, by token.</summary>
    public Dictionary<int, Value> Captures { get; } = [];

    /// <summary>Null where a body catches nothing.</summary>
    public Stores? Stores { get; set; }

    public IReadOnlyList<CatchFact> Catches { get; set; } = [];

    /// <summary>Some of its calls are bound when it runs.</summary>
    public bool IsDynamic { get; set; }

    /// <summary>The same as a fact, once it was asked for.</summary>
    public MethodBody? Body { get; set; }

    /// <summary>Where a constructor calls another one on itself; -1 when it does not.</summary>
    public int ConstructorCall { get; set; } = -1;

    /// <summary>That one is of the same type.</summary>
    public bool DelegatesToThis { get; set; }
}
