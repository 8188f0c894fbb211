using System.Globalization;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Rules;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Check;

/// <summary>Days that passed: of outcome reviews (DG5001) and of accepted gaps (DG5002). The day itself is still in time.</summary>
internal sealed class DueDates(DateOnly today, HeldReviews reviews)
{
    public IEnumerable<CheckFinding> Judge(LoadedManifest manifest) =>
        manifest.Manifest.Features.SelectMany(feature => Overdue(manifest, feature)).Concat(manifest.Manifest.Accepted.SelectMany(gap => Expired(manifest, gap)));

    private IEnumerable<CheckFinding> Overdue(LoadedManifest manifest, ManifestFeature feature)
    {
        var product = manifest.Manifest.Release.Product;
        // What is on its way out was decided; what nobody can enter here is another application's.
        if (feature.Stage == "sunset" || !feature.Exposed || Date(feature.Review?.By) is not { } by || by >= today || reviews.Holds(product, feature, by))
            yield break;
        yield return new(RuleIds.ReviewIsOverdue, ToolRuleCatalog.ReviewIsOverdue.Format([feature.Key, feature.Review!.By!]), manifest.Source, product, feature.Key, CheckFinding.Place(feature.DeclaredAt));
    }

    private IEnumerable<CheckFinding> Expired(LoadedManifest manifest, ManifestGap gap)
    {
        if (Date(gap.Until) is not { } until || until >= today)
            yield break;
        var where = gap.Feature is { } feature ? $" for '{feature}'" : gap.EntryPoint is { } entryPoint ? $" for '{entryPoint}'" : "";
        yield return new(RuleIds.AcceptanceExpired, ToolRuleCatalog.AcceptanceExpired.Format([gap.Rule, where, gap.Until!, gap.Message]), manifest.Source, manifest.Manifest.Release.Product, gap.Feature, gap.At)
        {
            Subject = (gap.Instrument ?? gap.EntryPoint) is { } about ? $"{gap.Rule} {about}" : gap.Rule,
        };
    }

    /// <summary>Null where it is none: a malformed date is the build's to report (DG1008).</summary>
    private static DateOnly? Date(string? text) => text is not null && Text.IsDate(text) ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
