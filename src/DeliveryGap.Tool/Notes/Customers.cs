using DeliveryGap.Core.Manifest;

using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Notes;

/// <summary>What they can do now, and nothing of how it is made, measured or managed.</summary>
internal sealed class Customers : Party
{
    public override string Name => "customers";

    /// <summary>Only what is or was among them, and has words for them. A key is a word of ours.</summary>
    public override bool Cares(FeatureNews news) => HasWords(news.Feature) && news.What switch
    {
        News.New or News.ForEveryone => news.IsOut,
        News.Leaving or News.Gone => news.WasOut,
        _ => false,
    };

    public override string Title(ManifestFeature feature) => MarkdownText.Of(feature.Title ?? feature.Benefit ?? "");

    public override IEnumerable<string> Points(FeatureNews news) => [];

    public static bool HasWords(ManifestFeature feature) => !string.IsNullOrWhiteSpace(feature.Title ?? feature.Benefit);
}
