using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Reporting.Tests.Report;

/// <summary>A release with any number of features, made of those of the market.</summary>
internal static class ManyFeatures
{
    private static readonly string[] Owners = ["aftersales", "discovery", "growth", "identity", "logistics", "payments", "platform", "purchasing"];

    public static ReleaseManifest Of(int count)
    {
        var manifest = BoardRun.Manifest(BoardRun.Market);
        var features = Enumerable.Range(0, count).Select(i =>
        {
            var model = manifest.Features[i % manifest.Features.Count];
            return model with { Key = $"{model.Key}-{i}", Title = $"{model.Title} {i}", Owner = Owners[i % Owners.Length] };
        }).ToArray();
        return manifest with { Features = features, Summary = manifest.Summary with { Features = count } };
    }
}
