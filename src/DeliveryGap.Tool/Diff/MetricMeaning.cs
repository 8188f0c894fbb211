using System.Globalization;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Diff;

/// <summary>How a metric's number comes about. What it does not know, it says so: then nothing is judged.</summary>
internal static class MetricMeaning
{
    private const double Close = 1e-9;

    // 54 percent and 0.54, milliseconds and seconds, minutes and hours, kibibytes and bytes.
    private static readonly double[] UnitFactors = [100, 1000, 1_000_000, 1_000_000_000, 60, 3600, 24, 1024];

    /// <summary>Kinds of one family are computed alike, and the same way is better.</summary>
    /// <returns>Null for a kind that this version does not know.</returns>
    public static string? Family(string? kind) => kind switch
    {
        "failureRate" => "share of failures",
        _ when MetricKinds.IsShare(kind) => "share",
        "usageFrequency" or "engagement" or "acquisition" or "revenue" => "total",
        "cost" => "total cost",
        "latency" => "quantile",
        "satisfaction" => "mean",
        _ => null,
    };

    /// <summary>What is counted over its window: twice the window, twice the number.</summary>
    public static bool IsTotal(string? kind) => Family(kind) is "total" or "total cost";

    /// <returns>Whether more is better; null where nobody said so.</returns>
    public static bool? Increases(ManifestMetric metric) => metric.Direction switch
    {
        "increase" => true,
        "decrease" => false,
        _ => Family(metric.Kind) is { } family ? family is "share" or "total" or "mean" : null,
    };

    /// <returns>Null where it is malformed.</returns>
    public static double? Hours(string window)
    {
        if (window.Length is < 2 or > 9 || !int.TryParse(window.AsSpan(0, window.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return null;
        return window[^1] switch { 'h' => count, 'd' => count * 24.0, 'w' => count * 168.0, _ => null };
    }

    public static bool AreClose(double one, double other) =>
        one == other || Math.Abs(one - other) <= Close * Math.Max(Math.Abs(one), Math.Abs(other));

    /// <summary>Both numbers were multiplied by what makes one unit another.</summary>
    public static bool AreRescaled((double? Before, double? After) one, (double? Before, double? After) other)
    {
        if (one is not ({ } before and not 0, { } after and not 0) || other is not ({ } otherBefore and not 0, { } otherAfter and not 0))
            return false;
        var factor = after / before;
        return AreClose(factor, otherAfter / otherBefore) && UnitFactors.Any(unit => AreClose(factor, unit) || AreClose(factor, 1 / unit));
    }

    /// <summary>As people name it: <c>success metric shop.checkout.completed</c>.</summary>
    public static string Name(ManifestMetric metric)
    {
        var role = metric.Role switch { "success" => "success metric", "supporting" => "supporting metric", var other => other };
        var kind = metric is { Role: "guardrail", Kind: { } word } ? $" ({word})" : "";
        return $"{role} {metric.Instrument ?? metric.MeasuredBy ?? "without a name"}{kind}";
    }
}
