using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Memory;

/// <summary>Whether facts that were read anew say what those before them said, wherever it stands in its file by now.</summary>
internal static class SameFacts
{
    // Values share parts of each other: beyond this they are taken for different.
    private const int MostSteps = 20_000;
    private const int MostDepth = 200;

    public static bool Are(MethodBody left, MethodBody right)
    {
        var steps = MostSteps;
        return left.IsDynamic == right.IsDynamic && Are(left.Functions, right.Functions) && Are(left.MethodGroups, right.MethodGroups)
            && Are(left.Calls, right.Calls, ref steps, 0) && Are(left.Returns, right.Returns, ref steps, 0) && Are(left.Catches, right.Catches, ref steps);
    }

    public static bool Are(FieldFact left, FieldFact right)
    {
        if (left.Id != right.Id || left.IsStatic != right.IsStatic || left.IsClosed != right.IsClosed || left.Stores.Count != right.Stores.Count)
            return false;
        var steps = MostSteps;
        for (var i = 0; i < left.Stores.Count; i++)
        {
            if (left.Stores[i].Method != right.Stores[i].Method || !Are(left.Stores[i].Value, right.Stores[i].Value, ref steps, 0))
                return false;
        }

        return true;
    }

    public static bool Are(Call left, Call right)
    {
        var steps = MostSteps;
        return Are(left, right, ref steps, 0);
    }

    private static bool Are(IReadOnlyList<CatchFact> left, IReadOnlyList<CatchFact> right, ref int steps)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].Type != right[i].Type || left[i].HasFilter != right[i].HasFilter || left[i].Throws != right[i].Throws || left[i].Assigns != right[i].Assigns
                || left[i].UsesException != right[i].UsesException || left[i].CleansUp != right[i].CleansUp || left[i].TriesAgain != right[i].TriesAgain || left[i].EndsInThrow != right[i].EndsInThrow
                || !Are(left[i].Calls, right[i].Calls, ref steps, 0) || !Are(left[i].Returns, right[i].Returns, ref steps, 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Are(Call left, Call right, ref int steps, int depth) =>
        ReferenceEquals(left, right)
        || left.Method == right.Method && left.DeclaringType == right.DeclaringType && left.Name == right.Name && left.ReturnType == right.ReturnType
        && left.IsBase == right.IsBase && left.ConstrainedType == right.ConstrainedType && Are(left.TypeArguments, right.TypeArguments)
        && AreOrNone(left.Receiver, right.Receiver, ref steps, depth) && Are(left.Arguments, right.Arguments, ref steps, depth);

    private static bool Are(Value left, Value right, ref int steps, int depth)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Type != right.Type || --steps < 0 || depth == MostDepth)
            return false;
        depth++;
        return (left, right) switch
        {
            (ConstantValue one, ConstantValue other) => Equals(one.Content, other.Content),
            (FieldValue one, FieldValue other) => one.Field == other.Field && AreOrNone(one.Instance, other.Instance, ref steps, depth),
            (CallValue one, CallValue other) => Are(one.Call, other.Call, ref steps, depth),
            (FunctionValue one, FunctionValue other) => one.Method == other.Method,
            (ArrayValue one, ArrayValue other) => Are(one.Items, other.Items, ref steps, depth),
            (ParameterValue one, ParameterValue other) => one.Ordinal == other.Ordinal && one.Function == other.Function,
            (TextValue one, TextValue other) => Are(one.Parts, other.Parts, ref steps, depth),
            (ChoiceValue one, ChoiceValue other) => Are(one.Options, other.Options, ref steps, depth),
            (TupleValue one, TupleValue other) => Are(one.Names, other.Names) && Are(one.Items, other.Items, ref steps, depth),
            (ItemValue one, ItemValue other) => one.Index == other.Index && Are(one.Tuple, other.Tuple, ref steps, depth),
            (TypeValue one, TypeValue other) => one.Name == other.Name,
            (ExpressionValue one, ExpressionValue other) => one.Method == other.Method,
            (UnknownValue, UnknownValue) => true,
            _ => false,
        };
    }

    private static bool AreOrNone(Value? left, Value? right, ref int steps, int depth) =>
        left is null || right is null ? ReferenceEquals(left, right) : Are(left, right, ref steps, depth);

    private static bool Are(IReadOnlyList<Call> left, IReadOnlyList<Call> right, ref int steps, int depth)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Are(left[i], right[i], ref steps, depth))
                return false;
        }

        return true;
    }

    private static bool Are(IReadOnlyList<Value> left, IReadOnlyList<Value> right, ref int steps, int depth)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Are(left[i], right[i], ref steps, depth))
                return false;
        }

        return true;
    }

    private static bool Are(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }
}
