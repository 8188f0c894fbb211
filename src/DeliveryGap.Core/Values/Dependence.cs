using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>Which parameters a value is made from.</summary>
internal static class Dependence
{
    // Values of real code are shallow.
    private const int MaxDepth = 64;

    /// <summary>Whether a method's own parameters go into the value.</summary>
    public static bool OnParameters(Value value, string method) => OnParameters(value, method, _ => true);

    /// <summary>Whether a method's own parameters, of types that are asked for, go into the value.</summary>
    public static bool OnParameters(Value value, string method, Func<string?, bool> isType) => Parameters(value, 0).Any(parameter => IsOwn(parameter, method) && isType(parameter.Type));

    /// <summary>The same for values that are made from the same parameters.</summary>
    public static string Key(IEnumerable<Value> values) => string.Join(
        ",", values.SelectMany(value => Parameters(value, 0)).Select(parameter => parameter.Ordinal + parameter.Function).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>Whether the object whose method it is goes into the value.</summary>
    public static bool OnThis(Value value) => Parameters(value, 0).Any(parameter => parameter.Ordinal < 0);

    /// <summary>The ordinals of a method's own parameters that go into the values.</summary>
    public static IReadOnlyList<int> Ordinals(IEnumerable<Value> values, string method)
    {
        List<int> ordinals = [];
        foreach (var value in values)
        {
            foreach (var parameter in Parameters(value, 0))
            {
                if (IsOwn(parameter, method) && !ordinals.Contains(parameter.Ordinal))
                    ordinals.Add(parameter.Ordinal);
            }
        }

        return ordinals;
    }

    /// <summary>The method around whose parameter goes into the value; null when there is none.</summary>
    public static string? Captured(Value value) => Parameters(value, 0).Select(parameter => parameter.Function).FirstOrDefault(function => function is not null);

    /// <summary>The parameters in a value that are those of a method around, as that method sees them.</summary>
    public static IEnumerable<Value> AsSeenFrom(string holder, Value value) =>
        Parameters(value, 0)
            .Where(parameter => parameter.Function is not null)
            .Select(parameter => parameter.Function == holder ? new ParameterValue(parameter.Ordinal, parameter.Type) : parameter);

    private static bool IsOwn(ParameterValue parameter, string method) => parameter.Ordinal >= 0 && (parameter.Function is null || parameter.Function == method);

    private static IEnumerable<ParameterValue> Parameters(Value value, int depth)
    {
        if (value is ParameterValue parameter)
            return [parameter];
        return depth > MaxDepth ? [] : Parts(value).SelectMany(part => Parameters(part, depth + 1));
    }

    private static IEnumerable<Value> Parts(Value value) => value switch
    {
        FieldValue { Instance: { } instance } => [instance],
        CallValue { Call: var call } => call.Receiver is { } receiver ? call.Arguments.Prepend(receiver) : call.Arguments,
        ArrayValue array => array.Items,
        TextValue text => text.Parts,
        ChoiceValue choice => choice.Options,
        TupleValue tuple => tuple.Items,
        ItemValue item => [item.Tuple],
        _ => [],
    };
}
