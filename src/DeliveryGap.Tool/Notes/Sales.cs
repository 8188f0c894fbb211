using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Notes;

/// <summary>Who it is for, what it solves, and who can have it today.</summary>
internal sealed class Sales : Party
{
    public override string Name => "sales";

    /// <summary>What changed inside sells nothing.</summary>
    public override bool Cares(FeatureNews news) => news.What != News.Changed;

    public override IEnumerable<string> Points(FeatureNews news)
    {
        var feature = news.Feature;
        foreach (var point in Point("For", feature.Hypothesis?.Audience).Concat(Point("Solves", feature.Hypothesis?.Problem)).Concat(Point("Why it helps", feature.Hypothesis?.Because)))
            yield return point;
        if (news.What == News.Gone)
            yield break;
        var stage = Words.Stage(feature.Stage);
        yield return "Availability: " + (feature.Flag is { } flag ? $"{stage}, behind the flag {MarkdownText.Of(flag.Key)}" : stage);
    }
}
