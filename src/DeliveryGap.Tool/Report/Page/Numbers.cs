using System.Globalization;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>Numbers for people, alike in all countries: three digits that matter, a comma between thousands.</summary>
internal static class Numbers
{
    private const double Huge = 1e15;

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => Significant(share * 100) + "%";

    /// <param name="kind">A ratio is shown as percent.</param>
    /// <param name="unit">In the notation of OpenTelemetry; null: none is known.</param>
    public static string Value(double value, string? kind, string? unit)
    {
        if (IsShare(kind))
            return Percent(value);
        if (unit == "s" && Math.Abs(value) is > 0 and < 1)
            return Significant(value * 1000) + " ms";
        // {order} is a remark on what is counted, which the instrument's name says better.
        return unit is null or "" or "1" || unit.StartsWith('{') ? Significant(value) : $"{Significant(value)} {unit}";
    }

    public static bool IsShare(string? kind) => kind is "activation" or "completion" or "retention" or "conversion" or "failureRate";

    private static string Significant(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= Huge)
            return value.ToString("0.##e+0", CultureInfo.InvariantCulture);
        if (value == 0)
            return "0";
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 10);
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,0.##########", CultureInfo.InvariantCulture);
    }
}
