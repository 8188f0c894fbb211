using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Build.Manifest;

/// <summary>The manifest's JSON: the model's properties in camel case, in their order.</summary>
internal static class ManifestJson
{
    public static string Write(ReleaseManifest manifest)
    {
        var json = new JsonText();
        json.Object(() => json
            .Property("$schema", ReleaseManifest.SchemaUrl)
            .Property("schemaVersion", manifest.SchemaVersion)
            .Property("release", manifest.Release, release => json
                .Property("product", release.Product)
                .Property("version", release.Version)
                .Property("commit", release.Commit)
                .Property("repository", release.Repository)
                .Property("framework", release.Framework)
                .Property("configuration", release.Configuration))
            .Array("assemblies", manifest.Assemblies, assembly => json
                .Property("name", assembly.Name)
                .Property("version", assembly.Version))
            .Property("verdict", manifest.Verdict)
            .Property("summary", manifest.Summary, summary => json
                .Property("features", summary.Features)
                .Property("entryPoints", summary.EntryPoints)
                .Property("existing", summary.Existing)
                .Property("unassigned", summary.Unassigned)
                .Property("metrics", summary.Metrics)
                .Property("instrumented", summary.Instrumented)
                .Property("absent", summary.Absent)
                .Property("unknown", summary.Unknown)
                .Property("external", summary.External)
                .Property("gaps", summary.Gaps)
                .Property("accepted", summary.Accepted))
            .Array("vision", manifest.Vision, vision => json
                .Property("statement", vision.Statement)
                .Property("team", vision.Team)
                .Property("horizon", vision.Horizon))
            .Array("kpis", manifest.Kpis, kpi => json
                .Property("key", kpi.Key)
                .Property("category", kpi.Category)
                .Property("tradesOffWith", kpi.TradesOffWith)
                .Property("owner", kpi.Owner))
            .Array("objectives", manifest.Objectives, objective => json
                .Property("key", objective.Key)
                .Property("keyResult", objective.KeyResult)
                .Property("kpi", objective.Kpi)
                .Property("period", objective.Period))
            .Array("deliveryChain", manifest.DeliveryChain)
            .Array("features", manifest.Features, feature => Feature(json, feature))
            .Array("unassignedEntryPoints", manifest.UnassignedEntryPoints, entryPoint => EntryPoint(json, entryPoint))
            .Array("existingEntryPoints", manifest.ExistingEntryPoints, entryPoint => EntryPoint(json, entryPoint))
            .Array("notFeatures", manifest.NotFeatures, entryPoint => EntryPoint(json, entryPoint))
            .Array("instruments", manifest.Instruments, instrument => json
                .Property("meter", instrument.Meter)
                .Property("name", instrument.Name)
                .Property("type", instrument.Type)
                .Property("unit", instrument.Unit)
                .Property("description", instrument.Description)
                .Property("exported", instrument.Exported)
                .Array("features", instrument.Features)
                .Property("at", instrument.At, place => Place(json, place)))
            .Array("gaps", manifest.Gaps, gap => Gap(json, gap))
            .Array("accepted", manifest.Accepted, gap => Gap(json, gap)));
        return json.ToString();
    }

    private static void Feature(JsonText json, ManifestFeature feature) => json
        .Property("key", feature.Key)
        .Property("title", feature.Title)
        .Property("owner", feature.Owner)
        .Property("stage", feature.Stage)
        .Property("flag", feature.Flag, flag => json
            .Property("key", flag.Key)
            .Property("checked", flag.Checked))
        .Property("benefit", feature.Benefit)
        .Property("hypothesis", feature.Hypothesis, hypothesis => json
            .Property("problem", hypothesis.Problem)
            .Property("audience", hypothesis.Audience)
            .Property("change", hypothesis.Change)
            .Property("because", hypothesis.Because)
            .Property("statement", hypothesis.Statement))
        .Array("advances", feature.Advances)
        .Property("declaredAt", feature.DeclaredAt, declaration => json
            .Property("file", declaration.File)
            .Property("line", declaration.Line)
            .Property("symbol", declaration.Symbol))
        .Property("exposed", feature.Exposed)
        .Array("entryPoints", feature.EntryPoints, entryPoint => EntryPoint(json, entryPoint))
        .Array("metrics", feature.Metrics, metric => Metric(json, metric))
        .Array("readiness", feature.Readiness, readiness => json
            .Property("party", readiness.Party)
            .Property("document", readiness.Document)
            .Property("notNeededBecause", readiness.NotNeededBecause))
        .Array("customerSignals", feature.CustomerSignals, signal => json
            .Property("kind", signal.Kind)
            .Property("url", signal.Url))
        .Property("review", feature.Review, review => json
            .Property("by", review.By)
            .Property("owner", review.Owner)
            .Array("checkpoints", review.Checkpoints))
        .Array("gaps", feature.Gaps, gap => Gap(json, gap))
        .Array("accepted", feature.Accepted, gap => Gap(json, gap));

    private static void EntryPoint(JsonText json, ManifestEntryPoint entryPoint) => json
        .Property("id", entryPoint.Id)
        .Property("kind", entryPoint.Kind)
        .Property("by", entryPoint.By)
        .Property("because", entryPoint.Because)
        .Property("http", entryPoint.Http, http => json
            .Property("method", http.Method)
            .Property("route", http.Route))
        .Property("requestTag", entryPoint.RequestTag)
        .Property("symbol", entryPoint.Symbol)
        .Property("at", entryPoint.At, place => Place(json, place));

    private static void Metric(JsonText json, ManifestMetric metric) => json
        .Property("role", metric.Role)
        .Property("instrument", metric.Instrument)
        .Property("kind", metric.Kind)
        .Property("per", metric.Per)
        .Property("where", metric.Where)
        .Property("perWhere", metric.PerWhere)
        .Property("meter", metric.Meter)
        .Property("baseline", metric.Baseline)
        .Property("target", metric.Target)
        .Property("max", metric.Max)
        .Property("min", metric.Min)
        .Property("quantile", metric.Quantile)
        .Property("unit", metric.Unit)
        .Property("direction", metric.Direction)
        .Property("window", metric.Window)
        .Property("measuredBy", metric.MeasuredBy)
        .Property("status", metric.Status)
        .Property("reachedFrom", metric.ReachedFrom)
        .Array("evidence", metric.Evidence, evidence => json
            .Property("entryPoint", evidence.EntryPoint)
            .Property("certainty", evidence.Certainty)
            .Array("path", evidence.Path, step => json
                .Property("member", step.Member)
                .Property("at", step.At, place => Place(json, place))));

    private static void Gap(JsonText json, ManifestGap gap) => json
        .Property("rule", gap.Rule)
        .Property("feature", gap.Feature)
        .Property("entryPoint", gap.EntryPoint)
        .Property("instrument", gap.Instrument)
        .Property("message", gap.Message)
        .Property("because", gap.Because)
        .Property("until", gap.Until)
        .Property("at", gap.At, place => Place(json, place));

    private static void Place(JsonText json, ManifestPlace place) => json
        .Property("file", place.File)
        .Property("line", place.Line);
}
