using System.Globalization;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>The order of versions: part by part, numbers as numbers, <c>1.0-rc</c> before <c>1.0</c>; no version before any. What follows a <c>+</c> does not count.</summary>
internal sealed class ReleaseOrder : IComparer<string?>
{
    public static ReleaseOrder Instance { get; } = new();

    /// <summary>Of each product the newest release, in ordinal order of products; of those that are alike the last.</summary>
    public static IReadOnlyList<LoadedManifest> Newest(IEnumerable<LoadedManifest> manifests) =>
    [
        .. manifests.GroupBy(manifest => manifest.Manifest.Release.Product, StringComparer.Ordinal)
            .OrderBy(product => product.Key, StringComparer.Ordinal)
            .Select(product => product.OrderBy(manifest => manifest.Manifest.Release.Version, Instance).Last()),
    ];

    public int Compare(string? x, string? y)
    {
        if (string.IsNullOrEmpty(x) || string.IsNullOrEmpty(y))
            return (string.IsNullOrEmpty(x) ? 0 : 1) - (string.IsNullOrEmpty(y) ? 0 : 1);
        var (left, right) = (Split(x), Split(y));
        var byNumber = CompareParts(left.Number, right.Number, whereShorter: "0");
        return byNumber != 0 ? byNumber
            : left.Label is null || right.Label is null ? (left.Label is null ? 1 : 0) - (right.Label is null ? 1 : 0)
            : CompareParts(left.Label, right.Label, whereShorter: null);
    }

    private static (string Number, string? Label) Split(string version)
    {
        var core = version.Split('+', 2)[0].TrimStart('v');
        var dash = core.IndexOf('-');
        return dash < 0 ? (core, null) : (core[..dash], core[(dash + 1)..]);
    }

    private static int CompareParts(string x, string y, string? whereShorter)
    {
        var (left, right) = (x.Split('.'), y.Split('.'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (one, other) = (left.ElementAtOrDefault(i) ?? whereShorter, right.ElementAtOrDefault(i) ?? whereShorter);
            var order = one is null ? -1 : other is null ? 1 : ComparePart(one, other);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int ComparePart(string x, string y)
    {
        var (isNumber, isOtherNumber) = (TryNumber(x, out var number), TryNumber(y, out var other));
        return isNumber && isOtherNumber ? number.CompareTo(other) : isNumber ? -1 : isOtherNumber ? 1 : string.CompareOrdinal(x, y);
    }

    private static bool TryNumber(string part, out decimal number) => decimal.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
