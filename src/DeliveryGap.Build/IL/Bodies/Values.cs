using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What the machine asks about values.</summary>
internal static class Values
{
    // Values of real code are shallow; deeper ones count as different.
    private const int MaxDepth = 12;

    /// <summary>What holds where two paths meet.</summary>
    public static Value Merge(Value left, Value right)
    {
        if (ReferenceEquals(left, right) || right is Undefined)
            return left;
        if (left is Undefined)
            return right;
        if (Same(left, right, 0))
            return left;
        return new UnknownValue(CommonType(left, right));
    }

    public static bool Same(Value left, Value right) => Same(left, right, 0);

    /// <summary>The same value, seen as another type; constants keep theirs.</summary>
    public static Value Retype(Value value, string? type)
    {
        if (value.Type == type || value is MachineValue)
            return value;
        return value switch
        {
            CallValue call => new CallValue(call.Call, type),
            FieldValue field => new FieldValue(field.Field, field.Instance, type),
            ParameterValue parameter => new ParameterValue(parameter.Ordinal, type),
            FunctionValue function => new FunctionValue(function.Method, type),
            ArrayValue array => new ArrayValue(array.Items, type),
            ConstantValue constant => constant,
            _ => new UnknownValue(type),
        };
    }

    /// <summary>
    /// The stack knows no bool, char, enum or small number; what stands there is one when it is stored or handed over as one.
    /// </summary>
    /// <param name="type">Of the place that takes it; anything else than those leaves the value as it is.</param>
    public static Value Coerce(Value value, string type)
    {
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

    private static string? CommonType(Value left, Value right)
    {
        if (left.Type == right.Type)
            return left.Type;
        // null goes with anything.
        if (left is ConstantValue { Content: null })
            return right.Type;
        return right is ConstantValue { Content: null } ? left.Type : null;
    }

    private static bool Same(Value left, Value right, int depth)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (depth > MaxDepth || left.Type != right.Type)
            return false;
        return (left, right) switch
        {
            (ConstantValue a, ConstantValue b) => Equals(a.Content, b.Content),
            (FieldValue a, FieldValue b) => a.Field == b.Field && SameOrNull(a.Instance, b.Instance, depth + 1),
            (CallValue a, CallValue b) => ReferenceEquals(a.Call, b.Call),
            (FunctionValue a, FunctionValue b) => a.Method == b.Method,
            (ArrayValue a, ArrayValue b) => ReferenceEquals(a.Items, b.Items),
            (ParameterValue a, ParameterValue b) => a.Ordinal == b.Ordinal,
            (UnknownValue, UnknownValue) => true,
            (SlotAddress a, SlotAddress b) => a.Slot == b.Slot,
            (ElementAddress a, ElementAddress b) => ReferenceEquals(a.Items, b.Items) && a.Index == b.Index,
            (FunctionPointer a, FunctionPointer b) => ReferenceEquals(a.Method, b.Method),
            (FieldToken a, FieldToken b) => a.Field == b.Field,
            _ => false,
        };
    }

    private static bool SameOrNull(Value? left, Value? right, int depth) =>
        left is null ? right is null : right is not null && Same(left, right, depth);
}
