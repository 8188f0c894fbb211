using System.Globalization;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Rules;
using DeliveryGap.Tool.Diff;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Merge;

/// <summary>
/// Two features that claim one KPI in the same window (DG5004). A feature measures over its success metric's window, which ends with the day
/// of its outcome review; where either is not stated nothing is known, and nothing said.
/// </summary>
internal static class ClaimedKpis
{
    /// <param name="latest">One release of each product.</param>
    /// <returns>Each claim at most once, against one that began before it, in ordinal order of the KPIs.</returns>
    public static IEnumerable<Conflict> Among(IReadOnlyList<LoadedManifest> latest)
    {
        // An objective is there to be advanced by many.
        var kpis = latest.SelectMany(manifest => manifest.Manifest.Kpis).Select(kpi => kpi.Key).ToHashSet(StringComparer.Ordinal);
        var claims = latest.SelectMany(manifest => manifest.Manifest.Features.SelectMany(feature => Claims(manifest, feature, kpis)));
        foreach (var kpi in claims.GroupBy(claim => claim.Kpi, StringComparer.Ordinal).OrderBy(kpi => kpi.Key, StringComparer.Ordinal))
        {
            Claim? longest = null;
            // One feature in several applications is one.
            foreach (var claim in kpi.DistinctBy(claim => claim.Feature.Key, StringComparer.Ordinal)
                .OrderBy(claim => claim.From).ThenBy(claim => claim.Until).ThenBy(claim => claim.Feature.Key, StringComparer.Ordinal))
            {
                if (longest is not null && claim.From < longest.Until)
                    yield return Twice(longest, claim);
                if (longest is null || claim.Until > longest.Until)
                    longest = claim;
            }
        }
    }

    private static IEnumerable<Claim> Claims(LoadedManifest manifest, ManifestFeature feature, HashSet<string> kpis)
    {
        // What nobody uses yet, or any more, moves nothing.
        if (!feature.Exposed || feature.Stage is "prototype" or "sunset" || feature.Advances.Count == 0 || Window(feature) is not var (from, until))
            return [];
        return feature.Advances.Where(kpis.Contains).Distinct(StringComparer.Ordinal).Select(kpi => new Claim(kpi, manifest, feature, from, until));
    }

    private static (DateTime From, DateTime Until)? Window(ManifestFeature feature)
    {
        if (feature.Review?.By is not { } by || !Text.IsDate(by) || feature.Metrics.FirstOrDefault(metric => metric.Role == "success") is not { } success
            || MetricMeaning.Hours(success.Window) is not { } hours)
            return null;
        var until = DateTime.ParseExact(by, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (hours < (until - DateTime.MinValue).TotalHours ? until.AddHours(-hours) : DateTime.MinValue, until);
    }

    private static Conflict Twice(Claim first, Claim second) => new(
        ConflictType.KpiClaimedTwice, second.Kpi,
        ToolRuleCatalog.KpiClaimedTwice.Format([OneLine.Of(second.Feature.Key), OneLine.Of(first.Feature.Key), OneLine.Of(second.Kpi), Span(second), Span(first)]),
        Conflicts.Place(first.Manifest, first.Feature), Conflicts.Place(second.Manifest, second.Feature)) { Rule = ToolRuleCatalog.KpiClaimedTwice.Id };

    private static string Span(Claim claim) => string.Create(CultureInfo.InvariantCulture, $"{claim.From:yyyy-MM-dd} to {claim.Until:yyyy-MM-dd}");

    private sealed record Claim(string Kpi, LoadedManifest Manifest, ManifestFeature Feature, DateTime From, DateTime Until);
}
