namespace DeliveryGap.Tool.Report.Drawing;

/// <summary>The numbers of one metric that are drawn.</summary>
/// <param name="Max">What a guardrail must not go above; <paramref name="Min"/>: below.</param>
/// <param name="Before">What a review saw until the release, and <paramref name="After"/> since.</param>
internal sealed record Goal(double? Baseline, double? Target, double? Max, double? Min, double? Before, double? After)
{
    public IEnumerable<double?> Values => [Baseline, Target, Max, Min, Before, After];

    public int Count => Values.Count(value => value is not null);
}
