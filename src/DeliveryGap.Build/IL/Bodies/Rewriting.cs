using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Replaces some of the values that a value is made of.</summary>
/// <param name="replace">What stands for a value; null keeps it and looks into it.</param>
internal sealed class Rewriting(Func<Value, Value?> replace)
{
    // Values of real code are shallow. What lies deeper is given up: it might hold what must not stay.
    private const int MaxDepth = 12;
    private const int MaxValues = 512;

    // Values share their parts.
    private readonly Dictionary<Value, Value> done = [];

    public Value Of(Value value) => Of(value, 0);

    private Value Of(Value value, int depth)
    {
        if (done.TryGetValue(value, out var known))
            return known;
        var rewritten = replace(value) ?? (depth > MaxDepth || done.Count > MaxValues ? new UnknownValue(value.Type) : Within(value, depth + 1));
        done[value] = rewritten;
        return rewritten;
    }

    private Value Within(Value value, int depth)
    {
        switch (value)
        {
            case FieldValue { Instance: { } instance } field:
                var rewritten = Of(instance, depth);
                return ReferenceEquals(rewritten, instance) ? value : new FieldValue(field.Field, rewritten, field.Type);
            case ItemValue item:
                var tuple = Of(item.Tuple, depth);
                return ReferenceEquals(tuple, item.Tuple) ? value : Tuples.Item(tuple, item.Index, item.Type);
            case CallValue call:
                return Within(call.Call, depth) is { } other ? new CallValue(other, call.Type) : value;
            case ArrayValue array:
                return All(array.Items, depth) is { } items ? new ArrayValue(items, array.Type) : value;
            case TextValue text:
                return All(text.Parts, depth) is { } parts ? new TextValue(parts) : value;
            case TupleValue { Names: var names } whole:
                return All(whole.Items, depth) is { } members ? new TupleValue(members, names, whole.Type) : value;
            case ChoiceValue choice:
                return All(choice.Options, depth) is { } options ? Joins.Choose(options, choice.Type) : value;
            default:
                return value;
        }
    }

    private Call? Within(Call call, int depth)
    {
        var receiver = call.Receiver is null ? null : Of(call.Receiver, depth);
        var arguments = All(call.Arguments, depth);
        return arguments is null && ReferenceEquals(receiver, call.Receiver)
            ? null
            : new Call(call.DeclaringType, call.Name, call.Method, receiver, arguments ?? call.Arguments, call.ReturnType, call.Place)
            {
                TypeArguments = call.TypeArguments,
                ConstrainedType = call.ConstrainedType,
                IsBase = call.IsBase,
            };
    }

    /// <summary>Null when all stay as they are.</summary>
    private Value[]? All(IReadOnlyList<Value> values, int depth)
    {
        Value[]? all = null;
        for (var i = 0; i < values.Count; i++)
        {
            var rewritten = Of(values[i], depth);
            if (all is null && ReferenceEquals(rewritten, values[i]))
                continue;
            if (all is null)
            {
                all = new Value[values.Count];
                for (var k = 0; k < i; k++)
                    all[k] = values[k];
            }

            all[i] = rewritten;
        }

        return all;
    }
}
