using System.Globalization;
using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Conversions between numbers.</summary>
internal static class Numbers
{
    /// <summary>The type that a <c>conv</c> instruction makes; null for other instructions.</summary>
    public static string? ConversionTarget(ILOpCode code) => code switch
    {
        ILOpCode.Conv_i1 or ILOpCode.Conv_ovf_i1 or ILOpCode.Conv_ovf_i1_un => "System.SByte",
        ILOpCode.Conv_i2 or ILOpCode.Conv_ovf_i2 or ILOpCode.Conv_ovf_i2_un => "System.Int16",
        ILOpCode.Conv_i4 or ILOpCode.Conv_ovf_i4 or ILOpCode.Conv_ovf_i4_un => "System.Int32",
        ILOpCode.Conv_i8 or ILOpCode.Conv_ovf_i8 or ILOpCode.Conv_ovf_i8_un => "System.Int64",
        ILOpCode.Conv_u1 or ILOpCode.Conv_ovf_u1 or ILOpCode.Conv_ovf_u1_un => "System.Byte",
        ILOpCode.Conv_u2 or ILOpCode.Conv_ovf_u2 or ILOpCode.Conv_ovf_u2_un => "System.UInt16",
        ILOpCode.Conv_u4 or ILOpCode.Conv_ovf_u4 or ILOpCode.Conv_ovf_u4_un => "System.UInt32",
        ILOpCode.Conv_u8 or ILOpCode.Conv_ovf_u8 or ILOpCode.Conv_ovf_u8_un => "System.UInt64",
        ILOpCode.Conv_i or ILOpCode.Conv_ovf_i or ILOpCode.Conv_ovf_i_un => "System.IntPtr",
        ILOpCode.Conv_u or ILOpCode.Conv_ovf_u or ILOpCode.Conv_ovf_u_un => "System.UIntPtr",
        ILOpCode.Conv_r4 => "System.Single",
        ILOpCode.Conv_r8 or ILOpCode.Conv_r_un => "System.Double",
        _ => null,
    };

    /// <summary>A constant stays one; the conversions that widen a constant are how IL writes a long or a double.</summary>
    public static Value Convert(Value value, string target)
    {
        if (value is not ConstantValue { Content: IConvertible content } || content is string)
            return new UnknownValue(target);
        try
        {
            var number = CultureInfo.InvariantCulture;
            return target switch
            {
                "System.Int64" => new ConstantValue(content.ToInt64(number), target),
                "System.UInt64" => new ConstantValue(content.ToUInt64(number), target),
                "System.Single" => new ConstantValue(content.ToSingle(number), target),
                "System.Double" => new ConstantValue(content.ToDouble(number), target),
                _ => new UnknownValue(target),
            };
        }
        catch (OverflowException)
        {
            return new UnknownValue(target);
        }
    }
}

/// <summary>Decimal constants, which IL creates.</summary>
internal static class Decimals
{
    private const string Name = "System.Decimal";

    /// <summary>Null when the field is no such constant.</summary>
    public static ConstantValue? Constant(FieldName field) => field.DeclaringType != Name ? null : field.Name switch
    {
        "Zero" => new ConstantValue(decimal.Zero, Name),
        "One" => new ConstantValue(decimal.One, Name),
        "MinusOne" => new ConstantValue(decimal.MinusOne, Name),
        _ => null,
    };

    /// <summary>Null when the constructor is not a decimal's or does not get constants.</summary>
    public static ConstantValue? Create(string declaringType, IReadOnlyList<Value> arguments)
    {
        if (declaringType != Name)
            return null;
        foreach (var argument in arguments)
        {
            if (argument is not ConstantValue { Content: not null })
                return null;
        }

        return arguments.Count switch
        {
            1 when Content(arguments, 0) is int number => new ConstantValue(new decimal(number), Name),
            1 when Content(arguments, 0) is uint number => new ConstantValue(new decimal(number), Name),
            1 when Content(arguments, 0) is long number => new ConstantValue(new decimal(number), Name),
            1 when Content(arguments, 0) is ulong number => new ConstantValue(new decimal(number), Name),
            5 when Content(arguments, 0) is int low && Content(arguments, 1) is int middle && Content(arguments, 2) is int high
                && Content(arguments, 3) is bool isNegative && Content(arguments, 4) is byte and <= 28 and var scale =>
                new ConstantValue(new decimal(low, middle, high, isNegative, scale), Name),
            _ => null,
        };
    }

    private static object? Content(IReadOnlyList<Value> arguments, int index) => ((ConstantValue)arguments[index]).Content;
}
