using System.Globalization;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Review;

/// <summary>Numbers of a review as a person reads them.</summary>
internal static class ReviewNumbers
{
    /// <summary>A number that was seen.</summary>
    /// <param name="kind">As the manifest writes it: shares are written as percentages.</param>
    public static string Value(double? value, string? kind) => value is { } number ? Numbers.Observed(number, kind, null) : "no data";

    /// <summary>From before to after, and what was aimed for.</summary>
    public static string Movement(MetricReview metric) =>
        $"{Value(metric.Before, metric.Kind)} → {Value(metric.After, metric.Kind)}{(Goal(metric) is { } goal ? $" ({goal})" : "")}";

    /// <summary>What was aimed for: <c>target 62%</c>, and of a guardrail <c>at most 1%</c>, <c>at least 20</c> or <c>20 to 100</c>; null where nothing was.</summary>
    public static string? Goal(MetricReview metric)
    {
        return metric switch
        {
            { Role: "guardrail", Min: { } min, Max: { } max } => $"{Declared(min)} to {Declared(max)}",
            { Role: "guardrail", Max: { } max } => $"at most {Declared(max)}",
            { Role: "guardrail", Min: { } min } => $"at least {Declared(min)}",
            { Target: { } target } => $"target {Declared(target)}",
            _ => null,
        };

        string Declared(double value) => Numbers.Declared(value, metric.Kind, null);
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
}
