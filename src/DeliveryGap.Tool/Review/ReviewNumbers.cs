using System.Globalization;

namespace DeliveryGap.Tool.Review;

/// <summary>Numbers of a review as a person reads them.</summary>
internal static class ReviewNumbers
{
    /// <param name="kind">As the manifest writes it: shares are written as percentages.</param>
    public static string Value(double? value, string? kind) => value is not { } number ? "no data"
        : IsShare(kind) && Math.Abs(number) <= 10 ? (number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : Math.Abs(number) is >= 1e15 or (> 0 and < 1e-4) ? number.ToString("0.###e0", CultureInfo.InvariantCulture)
        : number.ToString(Math.Abs(number) >= 100 ? "#,0" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>From before to after, and what was aimed for.</summary>
    public static string Movement(MetricReview metric)
    {
        var goal = metric switch
        {
            { Role: "guardrail", Max: { } max } => $" (at most {Value(max, metric.Kind)})",
            { Role: "guardrail", Min: { } min } => $" (at least {Value(min, metric.Kind)})",
            { Target: { } target } => $" (target {Value(target, metric.Kind)})",
            _ => "",
        };
        return $"{Value(metric.Before, metric.Kind)} → {Value(metric.After, metric.Kind)}{goal}";
    }

    public static string Length(TimeSpan length) => length switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalDays:0.#} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalHours:0.#} hours"),
        { TotalMinutes: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0.#} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.#} seconds"),
    };

    public static string Words(string verdict) => verdict switch
    {
        ReviewVerdict.Reached => "reached", ReviewVerdict.Improved => "improved", ReviewVerdict.NoMovement => "no movement", ReviewVerdict.Worse => "worse",
        ReviewVerdict.AtACost => "at a cost", ReviewVerdict.TooFewSamples => "too few samples", ReviewVerdict.NoData => "no data", _ => verdict,
    };

    private static bool IsShare(string? kind) => kind is "completion" or "conversion" or "activation" or "retention" or "failureRate";
}
