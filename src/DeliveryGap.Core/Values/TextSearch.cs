using System.Globalization;
using System.Text;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>What a text may be.</summary>
internal sealed class TextSearch(ICodeReader code, Dispatch dispatch, CallPaths paths)
{
    /// <summary>Stands for what is not known.</summary>
    public const string Unknown = "…";

    // Texts in texts in calls; what nests deeper is not known.
    private const int MaxDepth = 16;
    private const string MemberName = "get_Name";

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64",
        "System.Single", "System.Double", "System.Decimal",
    };

    /// <summary>At least one; <c>…</c> for each part that is not known.</summary>
    public IReadOnlyList<string> Of(Value value, Frame frame) => Of(value, frame, 0);

    private IReadOnlyList<string> Of(Value value, Frame frame, int depth)
    {
        if (depth > MaxDepth)
            return [Unknown];
        List<string> texts = [];
        foreach (var origin in new OriginSearch(code, dispatch, paths).Of(value, frame))
        {
            foreach (var text in Read(origin, depth))
            {
                if (!texts.Contains(text))
                    texts.Add(text);
            }
        }

        return texts.Count is 0 or > OriginSearch.Most ? [Unknown] : texts;
    }

    private IEnumerable<string> Read(Origin origin, int depth) => origin.Value switch
    {
        ConstantValue constant => [Constant(constant)],
        TextValue text => Together(text, origin.Frame, depth),
        CallValue { Call: var call } => Result(call, origin.Frame, depth),
        _ => [Unknown],
    };

    // An enum is told from its number by its type; what it is called is not known here.
    private static string Constant(ConstantValue constant) => constant.Content switch
    {
        null => "",
        string text => text,
        char letter => letter.ToString(),
        bool truth => truth ? "True" : "False",
        IFormattable number when constant.Type is null || Numbers.Contains(constant.Type) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Unknown,
    };

    private IEnumerable<string> Together(TextValue text, Frame frame, int depth)
    {
        List<StringBuilder> results = [new()];
        foreach (var part in text.Parts)
        {
            var options = Of(part, frame, depth + 1);
            if (results.Count * options.Count > OriginSearch.Most)
                options = [Unknown];
            results = [.. results.SelectMany(begun => options.Select(option => new StringBuilder(begun.ToString()).Append(option)))];
        }

        return results.Select(result => result.Replace(Unknown + Unknown, Unknown).ToString());
    }

    private IEnumerable<string> Result(Call call, Frame frame, int depth)
    {
        if (call.Name == MemberName && call.DeclaringType is "System.Reflection.MemberInfo" or "System.Type" && call.Receiver is { } type)
            return [NameOf(type, frame) ?? Unknown];
        return call is { DeclaringType: "System.String", Receiver: { } receiver } ? Of(receiver, frame, depth + 1).Select(text => Changed(text, call)) : [Unknown];
    }

    private static string Changed(string text, Call call) => (call.Name, Argument(call, 0), Argument(call, 1)) switch
    {
        ("ToLower" or "ToLowerInvariant", null, null) => text.ToLowerInvariant(),
        ("ToUpper" or "ToUpperInvariant", null, null) => text.ToUpperInvariant(),
        ("Trim", null, null) => text.Trim(),
        ("Trim", char end, null) => text.Trim(end),
        ("TrimStart", char start, null) => text.TrimStart(start),
        ("TrimEnd", char end, null) => text.TrimEnd(end),
        ("Replace", string { Length: > 0 } old, string with) => text.Replace(old, with),
        _ => Unknown,
    };

    /// <summary>Null where there is none; an argument that is no constant is given as itself.</summary>
    private static object? Argument(Call call, int index) =>
        index >= call.Arguments.Count ? null : call.Arguments[index] is ConstantValue { Content: { } content } ? content : call.Arguments[index];

    /// <summary>A type's own name, as reflection gives it: of <c>typeof</c>, or of an object whose type is certain.</summary>
    private string? NameOf(Value type, Frame frame)
    {
        if (Only(type, frame) is not { } origin)
            return null;
        var name = origin.Value switch
        {
            TypeValue known => TypeParameters.Resolve(known.Name, origin.Frame),
            CallValue { Call: { DeclaringType: "System.Object", Name: "GetType", Receiver: { } instance } } => ExactType(instance, origin.Frame),
            _ => null,
        };
        if (name is null)
            return null;
        var definition = TypeNames.Definition(name);
        return definition.Substring(definition.LastIndexOf('.') + 1);
    }

    private string? ExactType(Value instance, Frame frame)
    {
        if (Only(instance, frame) is not { } origin)
            return null;
        if (origin.Value is CallValue { Call: { IsCreation: true } creation })
            return creation.DeclaringType;
        // Of a class from which no other own one derives.
        return origin.Value.Type is { } type && dispatch.Concrete(type).Take(2).ToArray() is { Length: 1 } concrete && concrete[0].Name == TypeNames.Definition(type)
            ? concrete[0].Name
            : null;
    }

    private Origin? Only(Value value, Frame frame) =>
        new OriginSearch(code, dispatch, paths).Of(value, frame) is { Count: 1 } origins ? origins[0] : null;
}
