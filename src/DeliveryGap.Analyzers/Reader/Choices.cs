using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>One of several values.</summary>
internal static class Choices
{
    /// <summary>The only option, a choice, or unknown: where one may be anything, all may.</summary>
    public static Value Of(IEnumerable<Value> options, string? type)
    {
        List<Value> distinct = [];
        foreach (var option in options)
        {
            foreach (var value in option is ChoiceValue choice ? choice.Options : [option])
            {
                if (value is UnknownValue)
                    return new UnknownValue(type);
                if (!distinct.Exists(known => Same(known, value)))
                    distinct.Add(value);
            }
        }

        return distinct.Count switch
        {
            0 => new UnknownValue(type),
            1 => distinct[0],
            > ChoiceValue.Most => new UnknownValue(type),
            _ => new ChoiceValue(distinct, type),
        };
    }

    /// <summary>What <c>left ?? right</c> may be.</summary>
    /// <param name="right">Null where it throws.</param>
    public static Value Coalesce(Value left, Value? right, string? type)
    {
        if (left is ConstantValue { Content: not null })
            return left;
        IEnumerable<Value> options = left is ChoiceValue choice ? choice.Options : [left];
        var isNull = false;
        List<Value> results = [];
        foreach (var option in options)
        {
            if (option is ConstantValue { Content: null })
                isNull = true;
            else
                results.Add(option);
        }

        // A choice of constants that are all something is never null.
        if (right is not null && (isNull || !results.TrueForAll(option => option is ConstantValue)))
            results.Add(right);
        return Of(results, type);
    }

    private static bool Same(Value left, Value right) => (left, right) switch
    {
        (ConstantValue a, ConstantValue b) => Equals(a.Content, b.Content),
        (ParameterValue a, ParameterValue b) => a.Ordinal == b.Ordinal && a.Function == b.Function,
        (FieldValue { Instance: null } a, FieldValue { Instance: null } b) => a.Field == b.Field,
        (FieldValue { Instance: { } of } a, FieldValue { Instance: { } other } b) => a.Field == b.Field && Same(of, other),
        _ => ReferenceEquals(left, right),
    };
}
