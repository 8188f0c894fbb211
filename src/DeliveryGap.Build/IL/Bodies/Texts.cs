using System.Text;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Calls that put text together.</summary>
internal static class Texts
{
    // Longer ones are reports, mails and the like, which no rule reads.
    private const int MostParts = 64;
    private const int MostCharacters = 4096;

    private const string Handler = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";
    private const string String = "System.String";

    public static bool IsHandler(string type) => type == Handler;

    /// <param name="arguments">As values that facts may hold.</param>
    /// <returns>Null when the call puts no text together, or none that can be known.</returns>
    public static Value? Of(MethodName method, Value? receiver, Value[] arguments)
    {
        if (method.Name == "ToString" && arguments.Length == 0 && receiver is not null)
            return From([receiver]);
        if (method.DeclaringType != String)
            return null;
        return method.Name switch
        {
            "Concat" => Items(method, arguments, 0) is { } items ? From(items) : null,
            "Format" => Format(method, arguments),
            "Join" => Join(method, arguments),
            _ => null,
        };
    }

    /// <summary>One step of an interpolated string.</summary>
    /// <returns>What the call returns; null for what returns nothing.</returns>
    public static Value? Interpolate(MethodName method, SlotAddress slot, Value[] arguments, Frame frame)
    {
        var text = frame.Load(slot.Slot) as HandlerText;
        if (method.Name is "ToStringAndClear" or "ToString")
            return text is null ? new UnknownValue(String) : From(text.Parts);
        // Alignment and format are not followed.
        var part = arguments.Length == 1 ? arguments[0] : new UnknownValue(arguments.Length > 0 ? arguments[0].Type : null);
        frame.Store(slot.Slot, text is null || text.Parts.Count > MostParts ? Undefined.Instance : text.With(part));
        return null;
    }

    private static Value From(IReadOnlyList<Value> values)
    {
        var parts = new List<Value>();
        foreach (var value in values)
            Add(parts, value);
        if (parts.Count > MostParts)
            return new UnknownValue(String);
        if (parts.Count == 0)
            return new ConstantValue("", String);
        return parts.Count == 1 && parts[0] is ConstantValue { Content: string } ? parts[0] : new TextValue(parts);
    }

    private static void Add(List<Value> parts, Value part)
    {
        switch (NullIsNothing(part))
        {
            case TextValue text:
                foreach (var inner in text.Parts)
                    Add(parts, inner);
                break;
            case ConstantValue { Content: null or "" }:
                break;
            case ConstantValue { Content: string or char } constant when parts.Count > 0 && parts[parts.Count - 1] is ConstantValue { Content: string before }
                && before.Length < MostCharacters:
                parts[parts.Count - 1] = new ConstantValue(before + constant.Content, String);
                break;
            case ConstantValue { Content: char content }:
                parts.Add(new ConstantValue(content.ToString(), String));
                break;
            case var other:
                parts.Add(other);
                break;
        }
    }

    /// <summary><c>value?.ToString()</c>, as concatenation has it.</summary>
    private static Value NullIsNothing(Value part) => part is ChoiceValue choice && Joins.NotNull(choice) is TextValue text ? text : part;

    /// <summary>What is concatenated, joined or filled in: the arguments from one on, or the items of the only one.</summary>
    private static IReadOnlyList<Value>? Items(MethodName method, Value[] arguments, int from)
    {
        if (arguments.Length - from == 1 && IsMany(method.ParameterTypes[from]))
            return arguments[from] is ArrayValue { Items: var items } ? Copy(items) : null;
        var rest = new Value[arguments.Length - from];
        Array.Copy(arguments, from, rest, 0, rest.Length);
        return rest;
    }

    private static bool IsMany(string type) =>
        type.EndsWith("[]", StringComparison.Ordinal)
        || (type.EndsWith("}", StringComparison.Ordinal) && type != "System.ReadOnlySpan{System.Char}");

    private static Value[] Copy(IReadOnlyList<Value> items)
    {
        var copy = new Value[items.Count];
        for (var i = 0; i < copy.Length; i++)
            // Nothing was stored: null, the compiler thinks.
            copy[i] = items[i] is Undefined ? new ConstantValue(null, null) : items[i];
        return copy;
    }

    private static Value? Join(MethodName method, Value[] arguments)
    {
        if (arguments.Length != 2 || arguments[0] is not ConstantValue { Content: null or string or char } separator || !IsMany(method.ParameterTypes[1])
            || Items(method, arguments, 1) is not { } items)
            return null;
        var parts = new List<Value>();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                parts.Add(separator);
            parts.Add(items[i]);
        }

        return From(parts);
    }

    private static Value? Format(MethodName method, Value[] arguments)
    {
        var at = method.ParameterTypes[0] == String ? 0 : 1;
        if (arguments.Length < at + 1 || arguments[at] is not ConstantValue { Content: string format } || Items(method, arguments, at + 1) is not { } items)
            return null;
        var parts = new List<Value>();
        var literal = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is not ('{' or '}') || (i + 1 < format.Length && format[i + 1] == format[i]))
            {
                literal.Append(format[i]);
                if (format[i] is '{' or '}')
                    i++;
                continue;
            }

            var end = format.IndexOf('}', i);
            if (format[i] == '}' || end < 0 || Hole(format.Substring(i + 1, end - i - 1), items) is not { } part)
                return null;
            parts.Add(new ConstantValue(literal.ToString(), String));
            literal.Clear();
            parts.Add(part);
            i = end;
        }

        parts.Add(new ConstantValue(literal.ToString(), String));
        return From(parts);
    }

    private static Value? Hole(string hole, IReadOnlyList<Value> items)
    {
        var end = hole.IndexOfAny([',', ':']);
        var number = end < 0 ? hole : hole.Substring(0, end);
        if (number.Length is 0 or > 3 || !int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            || index >= items.Count)
            return null;
        return end < 0 ? items[index] : new UnknownValue(items[index].Type);
    }
}
