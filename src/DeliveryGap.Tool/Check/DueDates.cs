using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Rules;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Check;

/// <summary>Days that passed: of outcome reviews (DG5001) and of accepted gaps (DG5002). The day itself is still in time; a malformed one is the build's to report (DG1008).</summary>
internal sealed class DueDates(DateOnly today, ReviewDue reviews)
{
    public IEnumerable<CheckFinding> Judge(LoadedManifest manifest) =>
        manifest.Manifest.Features.SelectMany(feature => Overdue(manifest, feature)).Concat(manifest.Manifest.Accepted.SelectMany(gap => Expired(manifest, gap)));

    private IEnumerable<CheckFinding> Overdue(LoadedManifest manifest, ManifestFeature feature)
    {
        var product = manifest.Manifest.Release.Product;
        if (!reviews.IsOverdue(product, feature, today))
            yield break;
        yield return new(RuleIds.ReviewIsOverdue, ToolRuleCatalog.ReviewIsOverdue.Format([feature.Key, feature.Review!.By!]), manifest.Source, product, feature.Key, CheckFinding.Place(feature.DeclaredAt));
    }

    private IEnumerable<CheckFinding> Expired(LoadedManifest manifest, ManifestGap gap)
    {
        if (!Dates.IsOver(gap.Until, today))
            yield break;
        var where = gap.Feature is { } feature ? $" for '{feature}'" : gap.EntryPoint is { } entryPoint ? $" for '{entryPoint}'" : "";
        yield return new(RuleIds.AcceptanceExpired, ToolRuleCatalog.AcceptanceExpired.Format([gap.Rule, where, gap.Until!, gap.Message]), manifest.Source, manifest.Manifest.Release.Product, gap.Feature, gap.At)
        {
            Subject = (gap.Instrument ?? gap.EntryPoint) is { } about ? $"{gap.Rule} {about}" : gap.Rule,
        };
    }
}
