namespace DeliveryGap.Tool.Report.Model;

/// <summary>
/// Versions by semantic versioning, with any number of parts, a leading <c>v</c> or not. What is no version comes before what is one, and is
/// like everything of its kind, so that a stable sort leaves it where it was given.
/// </summary>
internal sealed class VersionOrder : IComparer<string?>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Parse(x), Parse(y));
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        var core = CompareParts(left.Value.Core, right.Value.Core, missing: "0");
        return core != 0 ? core
            : left.Value.PreRelease.Length == 0 || right.Value.PreRelease.Length == 0 ? right.Value.PreRelease.Length.CompareTo(left.Value.PreRelease.Length) switch { 0 => 0, var c => Math.Sign(c) }
            : CompareParts(left.Value.PreRelease, right.Value.PreRelease, missing: null);
    }

    private static (string[] Core, string[] PreRelease)? Parse(string? version)
    {
        var text = (version ?? "").Trim().Split('+')[0];
        if (text.StartsWith('v') || text.StartsWith('V'))
            text = text[1..];
        var dash = text.IndexOf('-');
        var core = (dash < 0 ? text : text[..dash]).Split('.');
        if (!core.All(IsNumber))
            return null;
        return (core, dash < 0 ? [] : text[(dash + 1)..].Split('.'));
    }

    /// <param name="missing">What stands in for a part that only the other has; null: the shorter comes first.</param>
    private static int CompareParts(string[] left, string[] right, string? missing)
    {
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (l, r) = (i < left.Length ? left[i] : missing, i < right.Length ? right[i] : missing);
            if (l is null || r is null)
                return l is null ? -1 : 1;
            var order = ComparePart(l, r);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int ComparePart(string left, string right)
    {
        if (!IsNumber(left) || !IsNumber(right))
            return IsNumber(left) ? -1 : IsNumber(right) ? 1 : string.CompareOrdinal(left, right);
        // A build number may be a time, and longer than any integer.
        var (l, r) = (left.TrimStart('0'), right.TrimStart('0'));
        return l.Length != r.Length ? l.Length.CompareTo(r.Length) : string.CompareOrdinal(l, r);
    }

    private static bool IsNumber(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);
}
