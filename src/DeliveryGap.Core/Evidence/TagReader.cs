using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>Reads the tags that a record is given.</summary>
internal sealed class TagReader(ICodeReader code, ValueResolver values)
{
    private const string Pair = "System.Collections.Generic.KeyValuePair`2";
    private const string List = "System.Diagnostics.TagList";

    /// <param name="first">The first argument that may be tags.</param>
    public Tags Of(Call record, int first, Frame frame)
    {
        // A result that outlives its reader is made from what it was told, not from what it may yet ask.
        if (code is not WatchedReader)
            return new(() => Read(record, first, frame));
        var (known, isComplete) = Read(record, first, frame);
        return new(known, isComplete);
    }

    private (IReadOnlyList<Tag> Known, bool IsComplete) Read(Call record, int first, Frame frame)
    {
        List<Tag> known = [];
        var isComplete = true;
        for (var i = first; i < record.Arguments.Count; i++)
            isComplete &= Add(record.Arguments[i], frame, known, 0);
        return (known, isComplete);
    }

    private bool Add(Value value, Frame frame, List<Tag> known, int depth)
    {
        // Tags in arrays in choices; what nests deeper is not known.
        if (depth > 6)
            return false;
        switch (value)
        {
            case ArrayValue array:
                return array.Items.Aggregate(true, (all, item) => Add(item, frame, known, depth + 1) && all);
            case ConstantValue { Content: null }:
                return true;
            case CallValue { Call: { IsCreation: true, DeclaringType: Pair, Arguments.Count: 2 } pair }:
                known.Add(Read(pair, frame));
                return true;
            case CallValue { Call: { DeclaringType: "System.Array" or "System.ReadOnlySpan`1", Name: "Empty" or "get_Empty" } }:
                return true;
        }

        if (IsList(value))
            return value is not (ParameterValue or FieldValue) && AddList(frame, known);
        if (values.Origins(value, frame) is not { Count: > 0 } origins)
            return false;
        var isComplete = true;
        foreach (var origin in origins)
            isComplete &= !ReferenceEquals(origin.Value, value) && Add(origin.Value, origin.Frame, known, depth + 1);
        return isComplete;
    }

    /// <summary>A list is filled by calls on a local, all of them in its body; with two lists it is not known which call fills which.</summary>
    private bool AddList(Frame frame, List<Tag> known)
    {
        var calls = code.ReadBody(frame.Method)?.Calls ?? [];
        var recorded = calls.Where(call => Telemetry.Records(call.DeclaringType, call.Name) is not null).SelectMany(call => call.Arguments).Where(IsList);
        if (calls.Count(call => call.DeclaringType == List && call.IsCreation) > 1 || recorded.Distinct().Take(2).Count() > 1)
            return false;
        List<Tag> added = [];
        var isComplete = true;
        foreach (var call in calls)
        {
            if (call.DeclaringType != List)
                isComplete &= Telemetry.Records(call.DeclaringType, call.Name) is not null || !call.Arguments.Any(IsList);
            else if (call is { Name: "Add", Arguments.Count: 2 })
                added.Add(Read(call, frame));
            else if (call is { Name: "Add", Arguments.Count: 1 } || call.IsCreation && call.Arguments.Count > 0)
                isComplete &= Add(call.Arguments[0], frame, added, 1);
        }

        known.AddRange(added);
        return isComplete && added.Count > 0;
    }

    private static bool IsList(Value value) => TypeNames.Definition(value.Type ?? "") == List;

    private Tag Read(Call pair, Frame frame)
    {
        var keys = values.Texts(pair.Arguments[0], frame);
        var content = pair.Arguments[1];
        return new(keys.Count == 1 ? keys[0] : TextSearch.Unknown, values.Texts(content, frame), content.Type);
    }
}
