using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What the machine asks about values.</summary>
internal static class Values
{
    // Values of real code are shallow; deeper ones count as different.
    private const int MaxDepth = 12;
    private const int MaxComparisons = 256;

    /// <summary>Whether both stand for the same; what is too big to tell is not.</summary>
    public static bool Same(Value left, Value right)
    {
        var budget = MaxComparisons;
        return Same(left, right, 0, ref budget);
    }

    /// <summary>The same value, seen as another type; constants keep theirs.</summary>
    public static Value Retype(Value value, string? type)
    {
        if (value.Type == type || value is MachineValue)
            return value;
        return value switch
        {
            CallValue call => new CallValue(call.Call, type),
            FieldValue field => new FieldValue(field.Field, field.Instance, type),
            ParameterValue parameter => new ParameterValue(parameter.Ordinal, type, parameter.Function),
            FunctionValue function => new FunctionValue(function.Method, type),
            ArrayValue array => new ArrayValue(array.Items, type),
            TupleValue tuple => new TupleValue(tuple.Items, tuple.Names, type),
            ItemValue item => new ItemValue(item.Tuple, item.Index, type),
            ChoiceValue choice => new ChoiceValue(choice.Options, type),
            ConstantValue or TextValue or TypeValue or ExpressionValue => value,
            _ => new UnknownValue(type),
        };
    }

    /// <summary>
    /// The stack knows no bool, char, enum or small number; what stands there is one when it is stored or handed over as one.
    /// </summary>
    /// <param name="type">Of the place that takes it; anything else than those leaves the value as it is.</param>
    public static Value Coerce(Value value, string type)
    {
        if (value is ChoiceValue choice)
            return CoerceAll(choice, type);
        if (value.Type != "System.Int32" || type == "System.Int32" || value is not (ConstantValue or UnknownValue))
            return value;
        if (value is UnknownValue)
            return IsSmall(type) ? new UnknownValue(type) : value;
        var number = ((ConstantValue)value).Content is int content ? content : 0;
        return type switch
        {
            "System.Boolean" => new ConstantValue(number != 0, type),
            "System.Char" => new ConstantValue((char)number, type),
            "System.SByte" => new ConstantValue((sbyte)number, type),
            "System.Byte" => new ConstantValue((byte)number, type),
            "System.Int16" => new ConstantValue((short)number, type),
            "System.UInt16" => new ConstantValue((ushort)number, type),
            "System.UInt32" => new ConstantValue((uint)number, type),
            _ => value,
        };
    }

    /// <summary>The type that an address points to.</summary>
    public static string? Pointed(string? type) =>
        type is { Length: > 1 } && type[type.Length - 1] is '@' or '*' ? type.Substring(0, type.Length - 1) : type;

    /// <summary>The type of an array's elements; null for anything else.</summary>
    public static string? Element(string? array) =>
        array is not null && array.EndsWith("[]", StringComparison.Ordinal) ? array.Substring(0, array.Length - 2) : null;

    private static bool IsSmall(string type) => type is
        "System.Boolean" or "System.Char" or "System.SByte" or "System.Byte" or "System.Int16" or "System.UInt16" or "System.UInt32";

    private static Value CoerceAll(ChoiceValue choice, string type)
    {
        if (!IsSmall(type))
            return choice;
        var options = new List<Value>();
        foreach (var option in choice.Options)
            options.Add(Coerce(option, type));
        return Joins.Choose(options, type);
    }

    /// <summary>The type of what may be either; null where that would be a third.</summary>
    public static string? CommonType(Value left, Value right)
    {
        if (left.Type == right.Type)
            return left.Type;
        // null goes with anything.
        if (left is ConstantValue { Content: null })
            return right.Type;
        return right is ConstantValue { Content: null } ? left.Type : null;
    }

    private static bool Same(Value left, Value right, int depth, ref int budget)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (depth > MaxDepth || budget-- < 0 || left.Type != right.Type)
            return false;
        return (left, right) switch
        {
            (ConstantValue a, ConstantValue b) => Equals(a.Content, b.Content),
            (FieldValue a, FieldValue b) => a.Field == b.Field && SameOrNull(a.Instance, b.Instance, depth + 1, ref budget),
            (CallValue a, CallValue b) => SameCall(a.Call, b.Call, depth + 1, ref budget),
            (FunctionValue a, FunctionValue b) => a.Method == b.Method,
            (ArrayValue a, ArrayValue b) => ReferenceEquals(a.Items, b.Items),
            (ParameterValue a, ParameterValue b) => a.Ordinal == b.Ordinal && a.Function == b.Function,
            (TextValue a, TextValue b) => SameAll(a.Parts, b.Parts, depth + 1, ref budget),
            (ChoiceValue a, ChoiceValue b) => SameAll(a.Options, b.Options, depth + 1, ref budget),
            (TupleValue a, TupleValue b) => SameAll(a.Items, b.Items, depth + 1, ref budget) && a.Names.Count == b.Names.Count,
            (ItemValue a, ItemValue b) => a.Index == b.Index && Same(a.Tuple, b.Tuple, depth + 1, ref budget),
            (TypeValue a, TypeValue b) => a.Name == b.Name,
            (ExpressionValue a, ExpressionValue b) => a.Method == b.Method,
            (UnknownValue, UnknownValue) => true,
            (SlotAddress a, SlotAddress b) => a.Slot == b.Slot,
            (ElementAddress a, ElementAddress b) => ReferenceEquals(a.Items, b.Items) && a.Index == b.Index,
            (FunctionPointer a, FunctionPointer b) => ReferenceEquals(a.Method, b.Method),
            (FieldToken a, FieldToken b) => a.Field == b.Field,
            (FieldAddress a, FieldAddress b) => Same(a.Field, b.Field, depth + 1, ref budget),
            (HandlerText a, HandlerText b) => SameAll(a.Parts, b.Parts, depth + 1, ref budget),
            _ => false,
        };
    }

    /// <summary>One call, or what stands for it in a loop that takes in what it made: that has a place of its own, which no other call has.</summary>
    private static bool SameCall(Call left, Call right, int depth, ref int budget) =>
        ReferenceEquals(left, right)
        || (ReferenceEquals(left.Place, right.Place) && left.Method == right.Method && SameOrNull(left.Receiver, right.Receiver, depth, ref budget)
            && SameAll(left.Arguments, right.Arguments, depth, ref budget));

    private static bool SameAll(IReadOnlyList<Value> left, IReadOnlyList<Value> right, int depth, ref int budget)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Same(left[i], right[i], depth, ref budget))
                return false;
        }

        return true;
    }

    private static bool SameOrNull(Value? left, Value? right, int depth, ref int budget) =>
        left is null ? right is null : right is not null && Same(left, right, depth, ref budget);

    /// <summary>Types that the compiler made up have no name in source: null.</summary>
    public static string? Visible(string? type) => type is null || TypeNames.IsCompilerGenerated(type) ? null : type;
}
