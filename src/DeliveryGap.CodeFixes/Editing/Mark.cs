using DeliveryGap.Core.Declarations;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>One of our attributes as a fix writes it; what only a person knows is left as a placeholder, which the rules go on to flag.</summary>
/// <param name="Name">Without its suffix: <c>Feature</c>.</param>
/// <param name="Types">The types of ours that writing it names.</param>
/// <param name="Arguments">From the prefix that our names need to the text between the brackets.</param>
internal sealed record Mark(string Name, IReadOnlyList<string> Types, Func<string, string> Arguments)
{
    private static readonly string Placeholder = Literal(Text.Placeholder);

    public static Mark NotAFeature { get; } = new("NotAFeature", ["NotAFeatureAttribute"], _ => Placeholder);

    public static Mark SuccessMetric { get; } =
        new("SuccessMetric", ["SuccessMetricAttribute", "MetricKind"], prefix => $"{Placeholder}, {prefix}MetricKind.Completion");

    public static Mark Feature(string key) => new("Feature", ["FeatureAttribute"], _ => Literal(key));

    public static Mark PartOf(string key) => new("PartOf", ["PartOfAttribute"], _ => Literal(key));

    public static Mark AcceptedGap(string rule) => new("AcceptedGap", ["AcceptedGapAttribute"], _ => $"{Literal(rule)}, {Placeholder}");

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
