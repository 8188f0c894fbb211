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
            && AreAll(left.Calls, right.Calls, Are, ref steps, 0) && AreAll(left.Returns, right.Returns, Are, ref steps, 0)
            && AreAll(left.Catches, right.Catches, Are, ref steps, 0);
    }

    public static bool Are(FieldFact left, FieldFact right)
    {
        var steps = MostSteps;
        return left.Id == right.Id && left.IsStatic == right.IsStatic && left.IsClosed == right.IsClosed && AreAll(left.Stores, right.Stores, Are, ref steps, 0);
    }

    public static bool Are(Call left, Call right)
    {
        var steps = MostSteps;
        return Are(left, right, ref steps, 0);
    }

    private static bool Are(FieldStore left, FieldStore right, ref int steps, int depth) =>
        left.Method == right.Method && Are(left.Value, right.Value, ref steps, depth);

    private static bool Are(CatchFact left, CatchFact right, ref int steps, int depth) =>
        left.Type == right.Type && left.HasFilter == right.HasFilter && left.Throws == right.Throws && left.Assigns == right.Assigns
        && left.UsesException == right.UsesException && left.CleansUp == right.CleansUp && left.TriesAgain == right.TriesAgain && left.EndsInThrow == right.EndsInThrow
        && AreAll(left.Calls, right.Calls, Are, ref steps, depth) && AreAll(left.Returns, right.Returns, Are, ref steps, depth);

    private static bool Are(Call left, Call right, ref int steps, int depth) =>
        ReferenceEquals(left, right)
        || left.Method == right.Method && left.DeclaringType == right.DeclaringType && left.Name == right.Name && left.ReturnType == right.ReturnType
        && left.IsBase == right.IsBase && left.ConstrainedType == right.ConstrainedType && Are(left.TypeArguments, right.TypeArguments)
        && AreOrNone(left.Receiver, right.Receiver, ref steps, depth) && AreAll(left.Arguments, right.Arguments, Are, ref steps, depth);

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
            (ArrayValue one, ArrayValue other) => AreAll(one.Items, other.Items, Are, ref steps, depth),
            (ParameterValue one, ParameterValue other) => one.Ordinal == other.Ordinal && one.Function == other.Function,
            (TextValue one, TextValue other) => AreAll(one.Parts, other.Parts, Are, ref steps, depth),
            (ChoiceValue one, ChoiceValue other) => AreAll(one.Options, other.Options, Are, ref steps, depth),
            (TupleValue one, TupleValue other) => Are(one.Names, other.Names) && AreAll(one.Items, other.Items, Are, ref steps, depth),
            (ItemValue one, ItemValue other) => one.Index == other.Index && Are(one.Tuple, other.Tuple, ref steps, depth),
            (TypeValue one, TypeValue other) => one.Name == other.Name,
            (ExpressionValue one, ExpressionValue other) => one.Method == other.Method,
            (UnknownValue, UnknownValue) => true,
            _ => false,
        };
    }

    private static bool AreOrNone(Value? left, Value? right, ref int steps, int depth) =>
        left is null || right is null ? ReferenceEquals(left, right) : Are(left, right, ref steps, depth);

    private static bool AreAll<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Comparison<T> are, ref int steps, int depth)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!are(left[i], right[i], ref steps, depth))
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

    private delegate bool Comparison<T>(T left, T right, ref int steps, int depth);
}
