using System.Globalization;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Text that is put together from values.</summary>
internal static class Texts
{
    // A name or a route has a handful.
    private const int MostParts = 64;
    private const string Name = "System.String";

    /// <summary>Texts in a text become parts of it, and constants that meet become one.</summary>
    public static Value Of(IEnumerable<Value> values)
    {
        List<Value> parts = [];
        foreach (var value in values)
        {
            foreach (var part in value is TextValue text ? text.Parts : [value])
                Add(parts, part);
            if (parts.Count > MostParts)
                return new UnknownValue(Name);
        }

        return parts.Count switch
        {
            0 => Constant(""),
            1 when parts[0] is ConstantValue { Content: string } => parts[0],
            _ => new TextValue(parts),
        };
    }

    public static ConstantValue Constant(string text) => new(text, Name);

    /// <summary>What <c>string.Concat</c>, <c>Format</c> or <c>Join</c> makes; null for other methods and what cannot be told.</summary>
    public static Value? Made(Call call) => call.DeclaringType != Name || call.Receiver is not null ? null : call.Name switch
    {
        "Concat" => Concat(call.Arguments),
        "Format" => Format(call.Arguments, call.Method.IndexOf("(System.IFormatProvider,", StringComparison.Ordinal) > 0 ? 1 : 0),
        "Join" => Join(call.Arguments),
        _ => null,
    };

    private static void Add(List<Value> parts, Value part)
    {
        if (Content(part) is not { } content)
        {
            parts.Add(part);
            return;
        }

        if (content.Length == 0)
            return;
        if (parts.Count > 0 && Content(parts[parts.Count - 1]) is { } before)
            parts[parts.Count - 1] = Constant(before + content);
        else
            parts.Add(Constant(content));
    }

    // A number's text depends on the culture, an enum's on its names.
    private static string? Content(Value part) => part is not ConstantValue constant ? null : constant.Content switch
    {
        null => "",
        string text => text,
        char letter => letter.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static Value? Concat(IReadOnlyList<Value> arguments)
    {
        if (arguments.Count > 1)
            return Of(arguments);
        return arguments.Count == 0 ? null : arguments[0] is ArrayValue array ? Of(array.Items) : IsList(arguments[0]) ? null : Of(arguments);
    }

    private static Value? Join(IReadOnlyList<Value> arguments)
    {
        if (arguments.Count != 2 || arguments[1] is not ArrayValue { Items: var items } || Content(arguments[0]) is not { } separator)
            return null;
        List<Value> parts = [];
        foreach (var item in items)
        {
            if (parts.Count > 0)
                parts.Add(Constant(separator));
            parts.Add(item);
        }

        return Of(parts);
    }

    private static Value? Format(IReadOnlyList<Value> arguments, int first)
    {
        if (arguments.Count <= first || arguments[first] is not ConstantValue { Content: string format })
            return null;
        IReadOnlyList<Value> items = arguments.Count == first + 2 && arguments[first + 1] is ArrayValue array ? array.Items : [.. arguments.Skip(first + 1)];
        return items.Count == 1 && IsList(items[0]) ? null : Format(format, items);
    }

    private static Value? Format(string format, IReadOnlyList<Value> items)
    {
        List<Value> parts = [];
        var i = 0;
        while (i < format.Length)
        {
            var next = format.IndexOfAny(['{', '}'], i);
            if (next < 0)
                next = format.Length;
            parts.Add(Constant(format.Substring(i, next - i)));
            if (next == format.Length)
                break;
            if (next + 1 < format.Length && format[next + 1] == format[next])
            {
                parts.Add(Constant(format.Substring(next, 1)));
                i = next + 2;
                continue;
            }

            var end = format.IndexOf('}', next);
            if (format[next] == '}' || end < 0)
                return null;
            var hole = format.Substring(next + 1, end - next - 1);
            var clause = hole.IndexOfAny([',', ':']);
            var index = clause < 0 ? hole : hole.Substring(0, clause);
            if (!int.TryParse(index, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var ordinal) || ordinal >= items.Count)
                return null;
            parts.Add(clause < 0 ? items[ordinal] : new UnknownValue(items[ordinal].Type));
            i = end + 1;
        }

        return Of(parts);
    }

    // An array or a sequence whose items are not known.
    private static bool IsList(Value value) =>
        value.Type is not { } type || (type != Name && (type.EndsWith("]", StringComparison.Ordinal) || type.EndsWith("}", StringComparison.Ordinal)) && value is not ConstantValue);
}
