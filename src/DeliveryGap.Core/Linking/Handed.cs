using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Linking;

/// <summary>What an argument hands over: the object itself, or those that it was put into.</summary>
internal static class Handed
{
    private const int MaxDepth = 8;

    /// <summary>Types as the body writes them.</summary>
    public static IEnumerable<(string Type, Value Value)> Of(Value argument) => Of(argument, 0);

    private static IEnumerable<(string Type, Value Value)> Of(Value value, int depth)
    {
        if (depth > MaxDepth || value is ConstantValue or FunctionValue or TextValue or TypeValue)
            yield break;
        foreach (var inner in Parts(value))
        {
            foreach (var handed in Of(inner, depth + 1))
                yield return handed;
        }

        if (value is ChoiceValue or ArrayValue or TupleValue)
            yield break;
        var type = value is CallValue { Call: { IsCreation: true } creation } ? creation.ReturnType ?? creation.DeclaringType : value.Type;
        if (type is null)
            yield break;
        yield return (type, value);
        // A collection, a task, an envelope.
        foreach (var argument in TypeNames.Arguments(type))
            yield return (argument, value);
        if (type.EndsWith("[]", StringComparison.Ordinal))
            yield return (type.Substring(0, type.Length - 2), value);
    }

    private static IEnumerable<Value> Parts(Value value) => value switch
    {
        ChoiceValue choice => choice.Options,
        ArrayValue array => array.Items,
        TupleValue tuple => tuple.Items,
        CallValue { Call: { IsCreation: true } creation } => creation.Arguments,
        _ => [],
    };
}
