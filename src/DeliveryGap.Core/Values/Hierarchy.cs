using System.Collections.Concurrent;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>Base types and interfaces with their type arguments, as documentation ids write them in a parameter list.</summary>
internal sealed class Hierarchy(ICodeReader code)
{
    // No real hierarchy comes near; a generic one that grows with each base ends here.
    private const int MaxTypes = 512;

    private readonly Lazy<ConcurrentDictionary<string, IReadOnlyList<string>>> known = new(
        () => code.Declared.Of("hierarchy", () => new ConcurrentDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The type and all that it derives from or implements, nearest first, as far as they can be read.</summary>
    /// <param name="type">Closed or over its own parameters.</param>
    public IReadOnlyList<string> Of(string type) => known.Value.TryGetValue(type, out var found) ? found : known.Value.GetOrAdd(type, Read(type));

    /// <summary>What a type is as another that it derives from or implements: <c>Shop.Handler</c> as <c>Shop.IHandler`1</c> is <c>Shop.IHandler{Shop.Order}</c>.</summary>
    /// <returns>Null when it is none.</returns>
    public string? As(string type, string definition)
    {
        foreach (var above in Of(type))
        {
            if (TypeNames.Definition(above) == definition)
                return above;
        }

        return null;
    }

    /// <summary>Whether an object of one type may be one of another; type parameters may stand for anything.</summary>
    public bool Admits(string wanted, string type)
    {
        var definition = TypeNames.Definition(wanted);
        foreach (var above in Of(type))
        {
            if (TypeNames.Definition(above) == definition && MayBeSame(wanted, above))
                return true;
        }

        return false;
    }

    private static bool MayBeSame(string left, string right)
    {
        if (left == right || IsParameter(left) || IsParameter(right))
            return true;
        var (first, second) = (TypeNames.Arguments(left), TypeNames.Arguments(right));
        // As an argument something else may stand for it where it is variant.
        if (first.Count == 0 || first.Count != second.Count || TypeNames.Definition(left) != TypeNames.Definition(right))
            return false;
        for (var i = 0; i < first.Count; i++)
        {
            if (!MayBeSame(first[i], second[i]))
                return false;
        }

        return true;
    }

    private static bool IsParameter(string type) => type.Length > 0 && type[0] == '`';

    private IReadOnlyList<string> Read(string type)
    {
        List<string> all = [type];
        HashSet<string> seen = new(StringComparer.Ordinal) { type };
        for (var i = 0; i < all.Count && all.Count < MaxTypes; i++)
        {
            if (code.FindType(TypeNames.Definition(all[i])) is not { } fact)
                continue;
            var arguments = TypeNames.Arguments(all[i]);
            if (fact.BaseType is { } baseType)
                Add(TypeNames.Substitute(baseType, arguments, []));
            foreach (var implemented in fact.Interfaces)
                Add(TypeNames.Substitute(implemented, arguments, []));
        }

        return all;

        void Add(string above)
        {
            // A base that holds itself as an argument grows without end.
            if (above.Length < 2000 && seen.Add(above))
                all.Add(above);
        }
    }
}
