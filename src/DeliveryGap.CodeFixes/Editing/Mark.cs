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

    public static Mark Hypothesis { get; } =
        new("Hypothesis", ["HypothesisAttribute"], _ => $"Problem = {Placeholder}, Audience = {Placeholder}, Because = {Placeholder}");

    public static Mark OutcomeReview { get; } = new("OutcomeReview", ["OutcomeReviewAttribute"], _ => $"By = {Placeholder}");

    /// <summary>At most one failure in a hundred.</summary>
    /// <param name="isHttp">ASP.NET Core counts the requests, and gives those that failed an <c>error.type</c>.</param>
    public static Mark Guardrail(bool isHttp) => new(
        "Guardrail", ["GuardrailAttribute", "MetricKind"], prefix => isHttp
            ? $"{Literal("http.server.request.duration")}, {prefix}MetricKind.FailureRate, Where = {Literal("error.type")}, Max = 0.01"
            : $"{Placeholder}, {prefix}MetricKind.FailureRate, Max = 0.01");

    public static Mark Feature(string key) => new("Feature", ["FeatureAttribute"], _ => Literal(key));

    public static Mark PartOf(string key) => new("PartOf", ["PartOfAttribute"], _ => Literal(key));

    public static Mark AcceptedGap(string rule) => new("AcceptedGap", ["AcceptedGapAttribute"], _ => $"{Literal(rule)}, {Placeholder}");

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
