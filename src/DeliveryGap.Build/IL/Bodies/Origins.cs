using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>
/// Which instruction of a body made a value. A loop runs an instruction again, with what it made itself among what it takes: that part is
/// unknown, and the newer value stands for the older one. So the values in a loop stop changing.
/// </summary>
internal sealed class Origins
{
    // Code that people write settles after two or three runs of a loop. What does not is given up.
    private const int MaxRevisions = 4;

    // By value, or by call for what calls return.
    private readonly Dictionary<object, Origin> origins = [];

    // By offset.
    private readonly Dictionary<int, Value> latest = [];
    private readonly Dictionary<int, Origin> latestOf = [];

    /// <summary>What an instruction makes: the same object as when it made the same before.</summary>
    public Value Made(int offset, Value value)
    {
        if (latest.TryGetValue(offset, out var known))
        {
            if (Values.Same(known, value))
                return known;
            value = Next(offset) ? Without(offset, value) : new UnknownValue(value.Type);
            if (Values.Same(known, value))
                return known;
        }

        latest[offset] = value;
        origins[value] = Note(offset);
        return value;
    }

    /// <summary>The same for a call, which its maker keeps.</summary>
    public void Made(int offset, Call call) => origins[call] = Note(offset);

    /// <summary>What a call takes when it is made again, with something else than before.</summary>
    public Value TakenAgain(int offset, Value value) => Without(offset, value);

    /// <summary>Whether an instruction may make something else once more.</summary>
    public bool Next(int offset) => !latestOf.TryGetValue(offset, out var last) || last.Revision < MaxRevisions;

    /// <summary>The value that was made later, if one instruction made both; null if not.</summary>
    public Value? Later(Value left, Value right) =>
        Find(left) is { } a && Find(right) is { } b && a.Offset == b.Offset ? a.Revision < b.Revision ? right : left : null;

    /// <summary>The instruction that made a value; -1 when none is known.</summary>
    public int OffsetOf(Value value) => Find(value)?.Offset ?? -1;

    private Origin? Find(Value value) => origins.TryGetValue(value is CallValue call ? call.Call : value, out var origin) ? origin : null;

    private Origin Note(int offset) =>
        latestOf[offset] = new Origin(offset, latestOf.TryGetValue(offset, out var last) ? last.Revision + 1 : 0);

    private Value Without(int offset, Value value) =>
        new Rewriting(part => Find(part) is { } origin && origin.Offset == offset ? new UnknownValue(part.Type) : null).Of(value);

    private sealed class Origin(int offset, int revision)
    {
        public int Offset { get; } = offset;
        public int Revision { get; } = revision;
    }
}
