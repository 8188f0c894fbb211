using System.Reflection;

namespace DeliveryGap.AspNetCore;

/// <summary>The marks of a minimal API's endpoint, nearest first.</summary>
internal static class RouteHandlerMarks
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <param name="handler">Null where the endpoint does not say: a <c>RequestDelegate</c>, which a filter would hide.</param>
    /// <param name="metadata">
    /// As the router orders them: those of its groups, outermost first, those of the handler, and those that were handed to the endpoint. Only
    /// the handler's can be told from the others.
    /// </param>
    public static IEnumerable<MarkLevel> Of(MethodInfo? handler, IReadOnlyList<Attribute> metadata)
    {
        if (handler is null)
            return [Merged(metadata)];
        var own = MarkLevel.Of(handler).Marks;
        var first = 0;
        while (first < metadata.Count && !own.Contains(metadata[first]))
            first++;

        // Without any of the handler's, each may be a group's or the endpoint's.
        var isSplit = first < metadata.Count;
        var nearest = new MarkLevel([.. metadata.Skip(first)]);
        var others = Merged(metadata.Take(first));
        if (IsGenerated(handler))
            return [nearest, others, .. Around(handler)];

        // The type of a method stands between the endpoint and its groups.
        MarkLevel[] types = [.. MarkLevel.Around(handler.DeclaringType)];
        return isSplit || others.Marks.Count == 0 ? [nearest, .. types, others] : [Merged([.. others.Marks, .. types.SelectMany(type => type.Marks)])];
    }

    private static MarkLevel Merged(IEnumerable<Attribute> marks) => new([.. marks], IsOne: false);

    /// <summary>What is around a lambda or a local function: the method that holds it, and the types around that.</summary>
    private static IEnumerable<MarkLevel> Around(MethodInfo handler)
    {
        var type = handler.DeclaringType;
        while (type is not null && type.Name.StartsWith("<>c", StringComparison.Ordinal))
            type = type.DeclaringType;
        if (type is null)
            return [];

        var name = HolderOf(handler.Name);
        var holders = type.GetMethods(Declared).Where(method => method.Name == name).Select(MarkLevel.Of).ToArray();
        // Of overloads it is not known which one it is.
        var holder = holders.Length == 1 ? holders[0] : holders.Any(level => level.Marks.Count > 0) ? MarkLevel.Unclear : new([]);
        return [holder, .. MarkLevel.Around(type)];
    }

    private static bool IsGenerated(MethodInfo method) => method.Name.StartsWith('<');

    /// <summary><c>Map</c> of <c>&lt;Map&gt;b__0_1</c> and <c>&lt;Map&gt;g__Find|0_1</c>.</summary>
    private static string HolderOf(string generated)
    {
        var end = generated.LastIndexOf('>');
        return generated[1..Math.Max(1, end)];
    }
}
