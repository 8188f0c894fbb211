using System.Security.Cryptography;
using System.Text;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>Makes the dashboard of one application.</summary>
/// <param name="variables">Whose choice the features' queries hold.</param>
internal sealed class DashboardBuilder(ReleaseManifest manifest, IReadOnlyList<PlannedFeature> features, DashboardVariables variables)
{
    // Grafana's database takes 189 and 50.
    private const int LongestTitle = 180;
    private const int LongestTag = 50;

    // What is below an open row is asked for at once.
    private const int MostOpenRows = 3;

    public Dashboard Build()
    {
        var product = manifest.Release.Product;
        var layout = new Layout();
        layout.Add([FeatureText.Release(manifest.Release, 24, 3)]);
        foreach (var feature in features)
            layout.AddRow(FeatureText.RowTitle(feature.Feature), features.Count > MostOpenRows, new FeaturePanels(feature).All());
        return new()
        {
            Uid = Uid(product),
            Title = PlainText.Line($"Features of {product}", LongestTitle)!,
            Description = "What each feature promised, whether it was reached, how much it is used, and what it must not cost.",
            Tags = [.. new[] { "deliverygap", PlainText.Line(product, LongestTag) }.OfType<string>().Distinct(StringComparer.Ordinal)],
            Annotations = new(ReleaseAnnotations.Of(variables.Chosen)),
            Templating = new(variables.All(features.SelectMany(feature => feature.Metrics))),
            Panels = layout.Panels,
        };
    }

    /// <summary>The same for each release of a product.</summary>
    private static string Uid(string product) => "deliverygap-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(product)))[..24];
}
