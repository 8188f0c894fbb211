using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Core.Rules;

/// <summary>A first guess at the key of the feature that an entry point serves.</summary>
internal static class ProposedKey
{
    private const string Fallback = "new-feature";
    private const int MaxWords = 3;

    /// <summary><c>POST /api/v2/orders/{id}/refund</c> proposes <c>orders.refund</c>. Always a key.</summary>
    public static string For(EntryPoint entryPoint)
    {
        var words = entryPoint.HttpMethod is null ? Words(entryPoint.Symbol) : Segments(entryPoint.Id);
        var key = string.Join(".", words.Select(Normalised.Key).OfType<string>().Take(MaxWords));
        if (key.Length > 0)
            return key;
        return Words(entryPoint.Symbol).Select(Normalised.Key).FirstOrDefault(word => word is not null) ?? Fallback;
    }

    private static IEnumerable<string> Segments(string id) =>
        id.Substring(id.IndexOf(' ') + 1)
            .Split('/')
            .Where(segment => segment.Length > 0 && segment.IndexOfAny(['{', '…', '*']) < 0 && !IsScaffolding(segment));

    // "api" and "v2" say nothing about what the user wants.
    private static bool IsScaffolding(string segment) =>
        string.Equals(segment, "api", StringComparison.OrdinalIgnoreCase)
        || segment.Length > 1 && segment[0] is 'v' or 'V' && segment.Skip(1).All(c => char.IsDigit(c) || c == '.');

    /// <summary>The last name in a documentation id, without its parameters.</summary>
    private static IEnumerable<string> Words(string symbol)
    {
        var end = symbol.IndexOf('(');
        var name = (end < 0 ? symbol : symbol.Substring(0, end)).Split('.', ':').Last();
        return name.IndexOf('<') < 0 ? [name] : [];
    }
}
