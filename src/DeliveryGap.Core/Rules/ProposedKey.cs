using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Core.Rules;

/// <summary>A first guess at the key of the feature that an entry point serves.</summary>
internal static class ProposedKey
{
    private const string Fallback = "new-feature";
    private const string ControllerSuffix = "Controller";
    private const int MaxWords = 3;

    /// <summary><c>POST /api/v2/orders/{id}/refund</c> proposes <c>orders.refund</c>, <c>command orders import</c> <c>orders.import</c>. Always a key.</summary>
    public static string For(EntryPoint entryPoint)
    {
        var words = entryPoint.Kind == EntryPointKind.Command ? entryPoint.Id.Split(' ').Skip(1)
            : entryPoint.HttpMethod is null ? Words(entryPoint.Symbol)
            : Segments(entryPoint.Id);
        var key = Join(words);
        if (key.Length == 0)
            key = Join(Words(entryPoint.Symbol));
        return key.Length == 0 ? Fallback : key;
    }

    private static string Join(IEnumerable<string> words) => string.Join(".", words.Select(Normalised.Key).OfType<string>().Take(MaxWords));

    private static IEnumerable<string> Segments(string id) =>
        id.Substring(Math.Max(0, id.IndexOf('/')))
            .Replace("?handler=", "/")
            .Split('/')
            .Where(segment => segment.Length > 0 && segment.IndexOfAny(['{', '…', '*', ' ']) < 0 && !IsScaffolding(segment));

    // "api" and "v2" say nothing about what the user wants.
    private static bool IsScaffolding(string segment) =>
        string.Equals(segment, "api", StringComparison.OrdinalIgnoreCase)
        || segment.Length > 1 && segment[0] is 'v' or 'V' && segment.Skip(1).All(c => char.IsDigit(c) || c == '.');

    /// <summary>The type's and the member's name in a documentation id; the type's alone where the compiler named the member.</summary>
    private static IEnumerable<string> Words(string symbol)
    {
        var end = symbol.IndexOf('(');
        var path = (end < 0 ? symbol : symbol.Substring(0, end)).Split('.', ':');
        var member = path[path.Length - 1];
        if (symbol.StartsWith("T:", StringComparison.Ordinal) || path.Length < 3)
            return [member];
        return member.IndexOf('<') >= 0 ? [] : [WithoutSuffix(path[path.Length - 2]), member];
    }

    private static string WithoutSuffix(string type) =>
        type.EndsWith(ControllerSuffix, StringComparison.Ordinal) && type.Length > ControllerSuffix.Length
            ? type.Substring(0, type.Length - ControllerSuffix.Length)
            : type;
}
