using System.Globalization;

namespace DeliveryGap.Tool.Shared.Words;

/// <summary>
/// Numbers for people, alike in all countries: a comma between thousands, percent without a blank. What somebody declared is written in full; what
/// was seen is rounded, but never onto 0% or 100%: a goal that was missed by little was missed.
/// </summary>
internal static class Numbers
{
    private const double Huge = 1e15;
    private const double Tiny = 1e-6;
    private const int DigitsOfDeclared = 6;
    private const int DigitsOfObserved = 3;

    // A share beyond it is a count that somebody took for one.
    private const double LargestShare = 10;

    // Nearer to 1 there is nothing but the rounding of the computer.
    private const double Noise = 1e-12;

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number that was seen or worked out, to three digits.</summary>
    /// <param name="kind">Of the metric: a share is written as percent.</param>
    /// <param name="unit">In the notation of OpenTelemetry; null: none is known.</param>
    public static string Observed(double value, string? kind, string? unit) => Value(value, kind, unit, DigitsOfObserved);

    /// <summary>A number that somebody wrote down, to six digits. See <see cref="Observed"/>.</summary>
    public static string Declared(double value, string? kind, string? unit) => Value(value, kind, unit, DigitsOfDeclared);

    /// <param name="share">0 to 1, that was worked out.</param>
    public static string Percent(double share) => Percent(share, DigitsOfObserved);

    /// <param name="share">0 to 1, that somebody wrote down.</param>
    public static string DeclaredPercent(double share) => Percent(share, DigitsOfDeclared);

    private static string Value(double value, string? kind, string? unit, int digits)
    {
        if (MetricKinds.IsShare(kind) && Math.Abs(value) <= LargestShare)
            return Percent(value, digits);
        if (unit == "s" && Math.Abs(value) is > 0 and < 1)
            return Significant(value * 1000, digits) + " ms";
        // {order} is a remark on what is counted, which the instrument's name says better.
        return unit is null or "" or "1" || unit.StartsWith('{') ? Significant(value, digits) : $"{Significant(value, digits)} {unit}";
    }

    private static string Percent(double share, int digits)
    {
        var fromAll = Math.Abs(share - 1);
        // What is not 100% shows at least the first digit of what is missing.
        var decimals = fromAll is > Noise and < 1 ? Decimals(fromAll * 100, 1) : 0;
        return Significant(share * 100, digits, decimals) + "%";
    }

    /// <param name="least">Decimals that are kept, however many digits those are.</param>
    private static string Significant(double value, int digits, int least = 0)
    {
        if (value == 0)
            return "0";
        if (!double.IsFinite(value) || Math.Abs(value) is >= Huge or < Tiny)
            return value.ToString(digits > DigitsOfObserved ? "0.#####e+0" : "0.##e+0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(Math.Max(Decimals(value, digits), least), 0, 15);
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,0.###############", CultureInfo.InvariantCulture);
    }

    private static int Decimals(double value, int digits) => digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
}
