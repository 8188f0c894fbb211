using DeliveryGap.Tool.Diff;

using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Notes;

/// <summary>The bet, the number that decides it, what it costs and earns, and when somebody looks.</summary>
internal sealed class Finance : Party
{
    private static readonly string[] Relevant =
    [
        ChangeType.TargetChanged, ChangeType.BaselineChanged, ChangeType.WindowChanged, ChangeType.MeasureChanged, ChangeType.MetricReplaced, ChangeType.MetricDemoted, ChangeType.MetricRemoved,
        ChangeType.AdvancesAdded, ChangeType.AdvancesRemoved, ChangeType.ReviewMoved, ChangeType.ReviewRemoved,
    ];

    public override string Name => "finance";

    public override bool Cares(FeatureNews news) => news.What != News.Changed || news.Changes.Any(IsRelevant);

    public override IEnumerable<string> Points(FeatureNews news)
    {
        var feature = news.Feature;
        foreach (var change in news.Changes.Where(IsRelevant))
            yield return (change.Severity == ChangeSeverity.Goalposts ? "The goalposts moved: " : "Changed: ") + MarkdownText.Of(change.Sentence);
        if (news.What == News.Gone)
            yield break;
        foreach (var point in Point("Bet", feature.Hypothesis?.Statement))
            yield return point;
        foreach (var metric in feature.Metrics.Where(metric => metric.Role == "success"))
            yield return $"Success: {Words.Goal(metric)}";
        foreach (var metric in feature.Metrics.Where(metric => metric is { Role: not "success", Kind: "cost" or "revenue" }))
            yield return $"Also counted: {Words.Bound(metric) ?? Words.Goal(metric)}";
        foreach (var point in feature.Advances.SelectMany(kpi => Point("Advances", kpi)).Concat(Point("Outcome review by", feature.Review?.By)))
            yield return point;
    }

    private static bool IsRelevant(Change change) => Relevant.Contains(change.Type);
}
