using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What the compiler calls and creates for arrays, spans, <c>typeof</c> and expressions: each becomes the value that source shows.</summary>
internal sealed class CompilerHelpers(Arrays arrays)
{
    private const string ReadOnlySpan = "System.ReadOnlySpan`1";

    /// <summary>What the compiler calls to build arrays and spans; null for anything else.</summary>
    public Value? Of(MethodName method, Value[] arguments, Frame frame)
    {
        switch (method.DeclaringType)
        {
            case "System.Runtime.CompilerServices.RuntimeHelpers" when method.Name == "InitializeArray" && arguments.Length == 2:
                arrays.Fill(arguments[0], arguments[1]);
                return arguments[0];
            case "System.Runtime.CompilerServices.RuntimeHelpers" when method.Name == "CreateSpan" && arguments.Length == 1 && method.Arguments.Length == 1:
                return arrays.Read(arguments[0], method.Arguments[0]) is { } items
                    ? new ArrayValue(items, method.ReturnType)
                    : new UnknownValue(method.ReturnType);
            case "System.Type" when method.Name == "GetTypeFromHandle" && arguments.Length == 1 && arguments[0] is TypeToken type:
                return new TypeValue(type.Name);
            case "System.Reflection.MethodBase" when method.Name == "GetMethodFromHandle":
                return arguments[0] as MethodToken;
            case "System.Linq.Expressions.Expression":
                return Expression(method, arguments);
            case "System.Array" when method.Name == "Empty" && method.Arguments.Length == 1:
                return new ArrayValue([], method.ReturnType);
            case "<PrivateImplementationDetails>":
                return InlineArray(method, arguments, frame);
            default:
                return null;
        }
    }

    /// <summary>What a tree of expressions calls.</summary>
    private static Value? Expression(MethodName method, Value[] arguments) => method.Name switch
    {
        "Call" => Array.Find(arguments, argument => argument is MethodToken { IsCall: false }) is MethodToken called ? new MethodToken(called.Method, isCall: true) : null,
        "Lambda" => arguments.Length > 0 && arguments[0] is MethodToken { IsCall: true } body ? new ExpressionValue(body.Method.Id, Values.Visible(method.ReturnType)) : null,
        _ => null,
    };

    /// <summary>A span of parameters lies in a buffer on the stack, whose elements the compiler's helpers give out.</summary>
    private Value? InlineArray(MethodName method, Value[] arguments, Frame frame)
    {
        if (arguments.Length == 0 || arguments[0] is not SlotAddress buffer)
            return null;
        var index = arguments.Length > 1 ? arguments[1] is ConstantValue { Content: int at } ? at : -1 : 0;
        switch (method.Name)
        {
            case "InlineArrayElementRef" or "InlineArrayFirstElementRef" when index is >= 0 and < 256:
                var items = arrays.Items(-1 - buffer.Slot, index + 1);
                frame.Store(buffer.Slot, new ArrayValue(items, null));
                return new ElementAddress(items, index, Values.Pointed(method.ReturnType));
            case "InlineArrayAsReadOnlySpan" or "InlineArrayAsSpan" when frame.Load(buffer.Slot) is ArrayValue { Items: Value[] filled }:
                return new ArrayValue(filled, method.ReturnType);
            default:
                return null;
        }
    }

    /// <summary>A span over one variable, which is only read.</summary>
    public static bool IsSpanOfOne(MethodName method) =>
        method.DeclaringType == ReadOnlySpan && method.ParameterTypes.Length == 1 && method.ParameterTypes[0].EndsWith("@", StringComparison.Ordinal);

    /// <summary>One character is text that is concatenated.</summary>
    public static Value SpanOfOne(MethodName method, Value item) =>
        method.ConstructedType == ReadOnlySpan.Replace("`1", "{System.Char}") ? item : new ArrayValue([item], Values.Visible(method.ConstructedType));

    /// <summary>A collection expression that becomes a read-only list is an array in a wrapper.</summary>
    public static Value? Collection(MethodName method, Value[] arguments)
    {
        if (arguments.Length != 1)
            return null;
        if (method.DeclaringType.StartsWith("<>z__ReadOnlyArray", StringComparison.Ordinal))
            return arguments[0];
        return method.DeclaringType.StartsWith("<>z__ReadOnlySingleElementList", StringComparison.Ordinal)
            ? new ArrayValue([arguments[0]], arguments[0].Type is { } element ? element + "[]" : null)
            : null;
    }
}
