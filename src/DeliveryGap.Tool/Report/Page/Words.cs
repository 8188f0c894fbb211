using System.Globalization;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>The manifest's and the review's words as a person says them. A word of a later version is shown as it is.</summary>
internal static class Words
{
    /// <summary>What stands for an owner or a stage that nobody gave; a placeholder that somebody left counts as none.</summary>
    public const string None = "?";

    public static string Stage(string stage) => stage switch
    {
        "prototype" => "Prototype",
        "experiment" => "Experiment",
        "rollout" => "Rollout",
        "generalAvailability" => "General availability",
        "sunset" => "Sunset",
        None => "No stage",
        _ => stage,
    };

    public static string Owner(string owner) => owner == None ? "No owner" : owner;

    public static string Gaps(string verdict) => verdict switch
    {
        GapVerdict.Clean => "Clean",
        GapVerdict.Accepted => "Accepted gaps",
        GapVerdict.Gaps => "Gaps",
        GapVerdict.NotJudged => "Not judged here",
        _ => verdict,
    };

    public static string Review(string verdict) => verdict switch
    {
        ReviewVerdict.Reached => "Reached",
        ReviewVerdict.Improved => "Improved",
        ReviewVerdict.NoMovement => "No movement",
        ReviewVerdict.Worse => "Worse",
        ReviewVerdict.AtACost => "At a cost",
        ReviewVerdict.TooFewSamples => "Too few samples",
        ReviewVerdict.NoData => "No data",
        _ => verdict,
    };

    /// <summary>The shape and colour that the style sheet has for a verdict or status; those of what is not known for any other word.</summary>
    public static string Mark(string word) => word switch
    {
        GapVerdict.Clean or MetricStatus.Instrumented or ReviewVerdict.Reached or ReviewVerdict.Improved => "good",
        GapVerdict.Accepted or ReviewVerdict.AtACost => "half",
        GapVerdict.Gaps or MetricStatus.Absent or ReviewVerdict.Worse => "bad",
        MetricStatus.External => "elsewhere",
        _ => "open",
    };

    public static string Status(string status) => status switch
    {
        MetricStatus.Instrumented => "Recorded",
        MetricStatus.Absent => "Never recorded",
        MetricStatus.Unknown => "Not known to be recorded",
        MetricStatus.External => "Measured elsewhere",
        _ => status,
    };

    public static string Role(string role) => role switch
    {
        MetricRole.Success => "Success metric",
        MetricRole.Supporting => "Supporting metric",
        MetricRole.Guardrail => "Guardrail",
        _ => role,
    };

    public static string Kind(string? kind) => kind switch
    {
        null => "No kind",
        "usageFrequency" => "Usage",
        "failureRate" => "Failure rate",
        "activation" or "completion" or "retention" or "conversion" or "acquisition" or "satisfaction" or "revenue" or "cost" or "latency" or "engagement" =>
            char.ToUpperInvariant(kind[0]) + kind[1..],
        _ => kind,
    };

    public static string Category(string category) => category == "technicalPerformance" ? "technical performance" : category;

    public static string Certainty(string certainty) => certainty switch
    {
        "direct" => "straight",
        "dispatched" => "through an interface or a delegate",
        "message" => "through a message",
        "framework" => "by the framework",
        "observed" => "when it is asked",
        _ => certainty,
    };

    public static string ServedBy(string by) => by switch
    {
        "mark" => "marked",
        "call" => "calls the feature",
        "message" => "sends it a message",
        "flag" => "checks its flag",
        _ => by,
    };

    /// <param name="window">As in <c>28d</c>.</param>
    public static string Window(string window)
    {
        if (window.Length < 2 || !int.TryParse(window.AsSpan(0, window.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return window;
        var unit = window[^1] switch { 'h' => "hour", 'd' => "day", 'w' => "week", _ => null };
        return unit is null ? window : Count(count, unit);
    }

    /// <param name="many">Where the plural is more than an s.</param>
    public static string Count(int count, string one, string? many = null) => $"{Numbers.Whole(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string OrNone(string? text) => string.IsNullOrWhiteSpace(text) ? None : text;
}
