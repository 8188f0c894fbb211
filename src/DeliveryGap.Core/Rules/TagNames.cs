using DeliveryGap.Core.Evidence;

namespace DeliveryGap.Core.Rules;

/// <summary>Tags that say who somebody is, or that have a value of their own for each user, order or request.</summary>
internal static class TagNames
{
    private static readonly HashSet<string> Personal = new(StringComparer.Ordinal)
    {
        "email", "phone", "ssn", "iban", "birthdate", "birthday", "firstname", "lastname", "surname", "username", "password",
    };

    private static readonly HashSet<string> PersonalKeys = new(StringComparer.Ordinal)
    {
        "user.name", "user.full_name", "client.address", "client.ip", "user.ip", "customer.name", "first_name", "last_name", "user_name",
    };

    private static readonly HashSet<string> Countless = new(StringComparer.Ordinal)
    {
        "user", "customer", "account", "order", "session", "request", "trace", "span", "correlation", "transaction", "device", "visitor", "cart", "basket", "payment",
        "message", "invoice", "subscriber", "member", "shopper", "connection",
    };

    private static readonly HashSet<string> CountlessKeys = new(StringComparer.Ordinal)
    {
        "id", "guid", "uuid", "url.full", "url.path", "url.query", "http.url", "http.target", "timestamp", "exception.message", "exception.stacktrace",
    };

    private static readonly HashSet<string> CountlessTypes = new(StringComparer.Ordinal) { "System.Guid", "System.DateTime", "System.DateTimeOffset" };

    /// <summary>What is wrong with a tag, as the end of a sentence; null where nothing plainly is.</summary>
    public static string? Objection(Tag tag)
    {
        var key = tag.Key.ToLowerInvariant();
        var words = key.Split('.', '_', '-');
        if (PersonalKeys.Contains(key) || words.Any(Personal.Contains))
            return "says who somebody is";
        var isIdentity = words.Length > 1 && words[words.Length - 1] is "id" or "guid" or "uuid" && Countless.Contains(words[words.Length - 2]);
        // A constant is one value, whatever it is called.
        var isConstant = tag.Values.Count > 0 && tag.Values.All(value => value.IndexOf('…') < 0);
        return !isConstant && (isIdentity || CountlessKeys.Contains(key) || tag.ValueType is { } type && CountlessTypes.Contains(type))
            ? "has a value of its own for each one, and so a time series"
            : null;
    }
}
