using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// A value from the body of a method as a lambda or local function in it sees it: the method's parameters are those of a method around.
/// </summary>
internal sealed class Captured(string function)
{
    // Values of real code are shallow.
    private const int MaxDepth = 64;

    private readonly Dictionary<Value, Value> seen = [];
    private readonly Dictionary<Call, Call> calls = [];

    public Value Of(Value value) => Of(value, 0);

    private Value Of(Value value, int depth)
    {
        if (seen.TryGetValue(value, out var known))
            return known;
        return seen[value] = depth > MaxDepth ? new UnknownValue(value.Type) : Create(value, depth + 1);
    }

    private Value Create(Value value, int depth) => value switch
    {
        ParameterValue { Function: null, Ordinal: >= 0 } parameter => new ParameterValue(parameter.Ordinal, parameter.Type, function),
        FieldValue { Instance: { } instance } field => Of(instance, depth) is var of && of == instance ? field : new FieldValue(field.Field, of, field.Type),
        CallValue call => Of(call.Call, depth) is var of && of == call.Call ? call : new CallValue(of, call.Type),
        ArrayValue array => Of(array.Items, depth) is { } items ? new ArrayValue(items, array.Type) : array,
        TextValue text => Of(text.Parts, depth) is { } parts ? new TextValue(parts) : text,
        ChoiceValue choice => Of(choice.Options, depth) is { } options ? new ChoiceValue(options, choice.Type) : choice,
        TupleValue tuple => Of(tuple.Items, depth) is { } items ? new TupleValue(items, tuple.Names, tuple.Type) : tuple,
        ItemValue item => Of(item.Tuple, depth) is var of && of == item.Tuple ? item : new ItemValue(of, item.Index, item.Type),
        _ => value,
    };

    private Call Of(Call call, int depth)
    {
        if (calls.TryGetValue(call, out var known))
            return known;
        var receiver = call.Receiver is null ? null : Of(call.Receiver, depth);
        var arguments = Of(call.Arguments, depth);
        return calls[call] = receiver == call.Receiver && arguments is null
            ? call
            : new(call.DeclaringType, call.Name, call.Method, receiver, arguments ?? call.Arguments, call.ReturnType, call.Place)
            {
                TypeArguments = call.TypeArguments,
                ConstrainedType = call.ConstrainedType,
                IsBase = call.IsBase,
            };
    }

    /// <summary>Null when none changes.</summary>
    private Value[]? Of(IReadOnlyList<Value> values, int depth)
    {
        Value[]? changed = null;
        for (var i = 0; i < values.Count; i++)
        {
            var of = Of(values[i], depth);
            if (of != values[i])
                (changed ??= [.. values])[i] = of;
        }

        return changed;
    }
}
