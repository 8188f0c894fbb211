using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Notes;

/// <summary>The manifest's words in those of people, as Markdown. A word that is not known is shown as it is.</summary>
internal static class Words
{
    public static string Stage(string? stage) => stage switch
    {
        null => "not stated",
        "prototype" => "a prototype, not to be promised",
        "experiment" => "an experiment, for some users",
        "rollout" => "rolling out",
        "generalAvailability" => "for everyone",
        "sunset" => "going away",
        _ => MarkdownText.Of(stage),
    };

    public static string EntryPoint(ManifestEntryPoint entryPoint)
    {
        var id = MarkdownText.Of(entryPoint.Id);
        return entryPoint.Kind switch
        {
            "page" or "component" => $"the page {id}",
            "job" => $"in the background, {id}",
            "message" => $"on a message, {id}",
            _ => id,
        };
    }

    /// <summary>From where to where, over which time: <c>completion rate (shop.checkout.completed) from 54% to 62%, over 28d</c>.</summary>
    public static string Goal(ManifestMetric metric)
    {
        var way = (metric.Baseline, metric.Target) switch
        {
            ({ } baseline, { } target) => $" from {Number(metric, baseline)} to {Number(metric, target)}",
            (null, { } target) => $" to {Number(metric, target)}",
            ({ } baseline, null) => $" from {Number(metric, baseline)}",
            _ => "",
        };
        return $"{Measure(metric)}{way}, over {MarkdownText.Of(metric.Window)}";
    }

    /// <summary>Null where there is no bound.</summary>
    public static string? Bound(ManifestMetric metric) => (metric.Min, metric.Max) switch
    {
        ({ } min, { } max) => $"{Measure(metric)} between {Number(metric, min)} and {Number(metric, max)}, over {MarkdownText.Of(metric.Window)}",
        (null, { } max) => $"{Measure(metric)} at most {Number(metric, max)}, over {MarkdownText.Of(metric.Window)}",
        ({ } min, null) => $"{Measure(metric)} at least {Number(metric, min)}, over {MarkdownText.Of(metric.Window)}",
        _ => null,
    };

    private static string Measure(ManifestMetric metric)
    {
        var kind = metric.Kind switch
        {
            null => "a number",
            "activation" => "activation rate",
            "usageFrequency" => "uses",
            "completion" => "completion rate",
            "retention" => "retention",
            "conversion" => "conversion rate",
            "failureRate" => "failure rate",
            _ => MarkdownText.Of(metric.Kind),
        };
        return (metric.Instrument ?? metric.MeasuredBy) is { } name ? $"{kind} ({MarkdownText.Of(name)})" : kind;
    }

    private static string Number(ManifestMetric metric, double number) => MarkdownText.Of(Numbers.Declared(number, metric.Kind, metric.Unit));
}
