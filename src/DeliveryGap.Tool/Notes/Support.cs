using DeliveryGap.Tool.Diff;

using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Notes;

/// <summary>Where users meet it, how it fails, how to switch it off, what to read and whom to ask.</summary>
internal sealed class Support : Party
{
    private const int MaxEntryPoints = 20;

    private static readonly string[] Relevant =
        [ChangeType.EntryPointAdded, ChangeType.EntryPointRemoved, ChangeType.FlagChanged, ChangeType.StageChanged, ChangeType.OwnerChanged, ChangeType.GuardrailChanged, ChangeType.ReadinessChanged];

    public override string Name => "support";

    public override bool Cares(FeatureNews news) => news.What != News.Changed || news.Changes.Any(IsRelevant);

    public override IEnumerable<string> Points(FeatureNews news)
    {
        var feature = news.Feature;
        foreach (var change in news.Changes.Where(IsRelevant))
            yield return "Changed: " + MarkdownText.Of(change.Sentence);
        if (news.What == News.Gone)
            yield break;
        foreach (var entryPoint in feature.EntryPoints.Take(MaxEntryPoints))
            yield return $"Where: {Words.EntryPoint(entryPoint)}";
        if (feature.EntryPoints.Count > MaxEntryPoints)
            yield return $"Where: and {feature.EntryPoints.Count - MaxEntryPoints} more places";
        foreach (var bound in feature.Metrics.Where(metric => metric.Role == "guardrail").Select(Words.Bound).OfType<string>())
            yield return $"Must hold: {bound}";
        foreach (var point in Point("To switch it off", feature.Flag is { } flag ? $"flag {flag.Key}" : null)
            .Concat(feature.Readiness.Where(readiness => readiness.Party == Name).SelectMany(readiness => Point("Read", readiness.Document)))
            .Concat(Point("Ask", feature.Owner)))
            yield return point;
    }

    private static bool IsRelevant(Change change) => Relevant.Contains(change.Type);
}
