using System.Reflection;

namespace DeliveryGap.AspNetCore;

/// <summary>Marks that are as near to an endpoint as one another.</summary>
/// <param name="Marks">Each a <c>[Feature]</c>, <c>[PartOf]</c> or <c>[NotAFeature]</c>.</param>
/// <param name="IsOne">False where they come from several levels, of which it is not known which mark belongs to which.</param>
internal readonly record struct MarkLevel(IReadOnlyList<Attribute> Marks, bool IsOne = true)
{
    /// <summary>It is known that nothing is known.</summary>
    public static readonly MarkLevel Unclear = new([new NotAFeatureAttribute("it cannot be told which mark is nearest")]);

    private static readonly Type[] Kinds = [typeof(FeatureAttribute), typeof(PartOfAttribute), typeof(NotAFeatureAttribute)];

    // Each kind by itself: an attribute of another kind may be one that cannot be loaded.
    public static MarkLevel Of(MemberInfo member) => new([.. Kinds.SelectMany(kind => (Attribute[])member.GetCustomAttributes(kind, inherit: false))]);

    /// <summary>The types around a handler, innermost first.</summary>
    public static IEnumerable<MarkLevel> Around(Type? type)
    {
        for (; type is not null; type = type.DeclaringType)
            yield return Of(type);
    }

    public static bool IsMark(object item) => item is FeatureAttribute or PartOfAttribute or NotAFeatureAttribute;

    /// <returns>Null where it says nothing, and what is farther decides; a placeholder says nothing.</returns>
    public Served? Decide()
    {
        string? key = null;
        var isNone = false;
        foreach (var mark in Marks)
        {
            switch (mark)
            {
                case NotAFeatureAttribute none:
                    isNone |= !IsMissing(none.Because);
                    break;
                case FeatureAttribute or PartOfAttribute when KeyOf(mark) is var named && !IsMissing(named):
                    if (key is not null && key != named)
                        return Served.Nothing;
                    key = named;
                    break;
            }
        }

        if (isNone && (key is null || !IsOne))
            return Served.Nothing;
        return key is null ? null : new(key);
    }

    private static string KeyOf(Attribute mark) => mark is FeatureAttribute feature ? feature.Key : ((PartOfAttribute)mark).Key;

    private static bool IsMissing(string text) => string.IsNullOrWhiteSpace(text) || text.Trim() == "?";
}
