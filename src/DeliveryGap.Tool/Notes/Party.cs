using DeliveryGap.Core.Manifest;

using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Notes;

/// <summary>Those for whom a text is written, and what they need to know.</summary>
internal abstract class Party
{
    /// <summary>All of them, in the order of a document that is for everyone.</summary>
    public static IReadOnlyList<Party> All { get; } = [new Customers(), new Sales(), new Support(), new Finance()];

    public abstract string Name { get; }

    /// <summary>The heading above what is news in that way.</summary>
    public virtual string Heading(News what) => what switch
    {
        News.New => "New",
        News.ForEveryone => "Now for everyone",
        News.Changed => "Changed",
        News.Leaving => "Going away",
        _ => "Gone",
    };

    /// <summary>Whether this party is told of it at all.</summary>
    public virtual bool Cares(FeatureNews news) => true;

    /// <summary>A feature's own heading, as Markdown.</summary>
    public virtual string Title(ManifestFeature feature) => MarkdownText.Of(feature.Title ?? feature.Key);

    /// <summary>What stands below its benefit, each a line of Markdown.</summary>
    public abstract IEnumerable<string> Points(FeatureNews news);

    /// <summary>A line of a known word and foreign text; none where there is no text.</summary>
    protected static IEnumerable<string> Point(string word, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [$"{word}: {MarkdownText.Of(text)}"];
}
