using System.Globalization;
using System.Numerics;

namespace DeliveryGap.Tool.Merge;

/// <summary>Versions from older to newer: numbers by their value, then by semver a pre-release before its release. Null is older than any.</summary>
internal sealed class VersionOrder : IComparer<string?>
{
    public static readonly VersionOrder Instance = new();

    private const int MaxPart = 100;

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var ((core, suffix), (otherCore, otherSuffix)) = (Split(x), Split(y));
        var order = Parts(core, otherCore);
        if (order == 0)
            order = (suffix, otherSuffix) switch { ("", "") => 0, ("", _) => 1, (_, "") => -1, _ => Parts(suffix, otherSuffix) };
        return order;
    }

    private static (string Core, string Suffix) Split(string version)
    {
        var build = version.IndexOf('+', StringComparison.Ordinal);
        var text = build < 0 ? version : version[..build];
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (text, "") : (text[..dash], text[(dash + 1)..]);
    }

    private static int Parts(string one, string other)
    {
        var (parts, others) = (one.Split('.'), other.Split('.'));
        for (var i = 0; i < Math.Max(parts.Length, others.Length); i++)
        {
            var order = Part(i < parts.Length ? parts[i] : "0", i < others.Length ? others[i] : "0");
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Part(string one, string other) => (Number(one), Number(other)) switch
    {
        ({ } number, { } otherNumber) => number.CompareTo(otherNumber),
        (null, null) => string.CompareOrdinal(one, other),
        (null, _) => 1,
        _ => -1,
    };

    private static BigInteger? Number(string part) => part.Length is > 0 and <= MaxPart && part.All(char.IsAsciiDigit) ? BigInteger.Parse(part, CultureInfo.InvariantCulture) : null;
}
