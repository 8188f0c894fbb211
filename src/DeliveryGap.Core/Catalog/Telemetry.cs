namespace DeliveryGap.Core.Catalog;

/// <summary>Where a member that creates or records has the name of the instrument.</summary>
public enum NamedBy
{
    /// <summary>The instrument is the receiver (or the first argument of an extension method).</summary>
    Receiver,

    /// <summary>A text among the arguments.</summary>
    Argument,

    /// <summary>An object among the arguments, whose constructor is given the name first.</summary>
    CreatedArgument,

    /// <summary>The member alone says it.</summary>
    Itself,
}

/// <summary>A member that creates an instrument.</summary>
/// <param name="Type">As the manifest writes it.</param>
/// <param name="Name">Positions among the arguments.</param>
public sealed record Creation(string Type, int Name, int? Unit, int? Description)
{
    /// <summary>Records whenever somebody listens, on no path.</summary>
    public bool IsObserved { get; init; }
}

/// <summary>A member that records.</summary>
/// <param name="Type">As the manifest writes it; empty where the creation says it.</param>
/// <param name="Position">Of the name or the object among the arguments.</param>
/// <param name="Tags">The first argument that may be tags; null where the tags of a record are not told by its arguments.</param>
public sealed record Recording(NamedBy By, string Type = "", int Position = 0, int? Tags = null)
{
    /// <summary>The name, for <see cref="NamedBy.Itself"/>.</summary>
    public string Name { get; init; } = "";
}

/// <summary>What is recognised as telemetry and as a flag check: one line each.</summary>
public static class Telemetry
{
    private const string Metrics = "System.Diagnostics.Metrics.";
    private const string Insights = "Microsoft.ApplicationInsights.";
    private const string Prometheus = "Prometheus.";

    private static readonly Dictionary<string, Creation> Creations = new(StringComparer.Ordinal)
    {
        [Metrics + "Meter.CreateCounter"] = new("counter", 0, 1, 2),
        [Metrics + "Meter.CreateHistogram"] = new("histogram", 0, 1, 2),
        [Metrics + "Meter.CreateUpDownCounter"] = new("updowncounter", 0, 1, 2),
        [Metrics + "Meter.CreateGauge"] = new("gauge", 0, 1, 2),
        [Metrics + "Meter.CreateObservableCounter"] = new("counter", 0, 2, 3) { IsObserved = true },
        [Metrics + "Meter.CreateObservableUpDownCounter"] = new("updowncounter", 0, 2, 3) { IsObserved = true },
        [Metrics + "Meter.CreateObservableGauge"] = new("gauge", 0, 2, 3) { IsObserved = true },
        [Insights + "TelemetryClient.GetMetric"] = new("metric", 0, null, null),
        [Prometheus + "Metrics.CreateCounter"] = new("counter", 0, null, 1),
        [Prometheus + "Metrics.CreateGauge"] = new("gauge", 0, null, 1),
        [Prometheus + "Metrics.CreateHistogram"] = new("histogram", 0, null, 1),
        [Prometheus + "Metrics.CreateSummary"] = new("summary", 0, null, 1),
        [Prometheus + "IMetricFactory.CreateCounter"] = new("counter", 0, null, 1),
        [Prometheus + "IMetricFactory.CreateGauge"] = new("gauge", 0, null, 1),
        [Prometheus + "IMetricFactory.CreateHistogram"] = new("histogram", 0, null, 1),
        [Prometheus + "IMetricFactory.CreateSummary"] = new("summary", 0, null, 1),
    };

    private static readonly Dictionary<string, Recording> Recordings = new(StringComparer.Ordinal)
    {
        [Metrics + "Counter`1.Add"] = new(NamedBy.Receiver, Tags: 1),
        [Metrics + "UpDownCounter`1.Add"] = new(NamedBy.Receiver, Tags: 1),
        [Metrics + "Histogram`1.Record"] = new(NamedBy.Receiver, Tags: 1),
        [Metrics + "Gauge`1.Record"] = new(NamedBy.Receiver, Tags: 1),
        ["System.Diagnostics.Activity.AddEvent"] = new(NamedBy.CreatedArgument, "event"),
        ["System.Diagnostics.ActivitySource.StartActivity"] = new(NamedBy.Argument, "activity"),
        [Insights + "TelemetryClient.TrackEvent"] = new(NamedBy.Argument, "event"),
        [Insights + "TelemetryClient.TrackMetric"] = new(NamedBy.Argument, "metric"),
        [Insights + "Metric.TrackValue"] = new(NamedBy.Receiver),
        ["OpenFeature.IFeatureClient.Track"] = new(NamedBy.Argument, "event"),
        ["OpenFeature.FeatureClient.Track"] = new(NamedBy.Argument, "event"),
        ["LaunchDarkly.Sdk.Server.Interfaces.ILdClient.Track"] = new(NamedBy.Argument, "event"),
        ["LaunchDarkly.Sdk.Server.LdClient.Track"] = new(NamedBy.Argument, "event"),
        [Prometheus + "ICounter.Inc"] = new(NamedBy.Receiver),
        [Prometheus + "Counter.Inc"] = new(NamedBy.Receiver),
        [Prometheus + "Counter.Child.Inc"] = new(NamedBy.Receiver),
        [Prometheus + "IGauge.Set"] = new(NamedBy.Receiver),
        [Prometheus + "IGauge.Inc"] = new(NamedBy.Receiver),
        [Prometheus + "IGauge.Dec"] = new(NamedBy.Receiver),
        [Prometheus + "Gauge.Set"] = new(NamedBy.Receiver),
        [Prometheus + "Gauge.Inc"] = new(NamedBy.Receiver),
        [Prometheus + "Gauge.Dec"] = new(NamedBy.Receiver),
        [Prometheus + "IObserver.Observe"] = new(NamedBy.Receiver),
        [Prometheus + "IHistogram.Observe"] = new(NamedBy.Receiver),
        [Prometheus + "Histogram.Observe"] = new(NamedBy.Receiver),
        [Prometheus + "Summary.Observe"] = new(NamedBy.Receiver),
    };

    /// <summary>What they return records to the instrument that they are called on.</summary>
    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal)
    {
        Prometheus + "Collector`1.WithLabels", Prometheus + "Collector`1.Labels", Prometheus + "ICollector`1.WithLabels",
    };

    /// <summary>Flag checks: the position of the flag's key among the arguments.</summary>
    private static readonly Dictionary<string, int> FlagChecks = new(StringComparer.Ordinal)
    {
        ["Microsoft.FeatureManagement.IFeatureManager.IsEnabledAsync"] = 0,
        ["Microsoft.FeatureManagement.IVariantFeatureManager.IsEnabledAsync"] = 0,
        ["Microsoft.FeatureManagement.IVariantFeatureManager.GetVariantAsync"] = 0,
        ["Microsoft.FeatureManagement.FeatureManager.IsEnabledAsync"] = 0,
        ["Microsoft.FeatureManagement.FeatureManager.GetVariantAsync"] = 0,
        ["OpenFeature.IFeatureClient.GetBooleanValueAsync"] = 0,
        ["OpenFeature.IFeatureClient.GetBooleanDetailsAsync"] = 0,
        ["OpenFeature.IFeatureClient.GetStringValueAsync"] = 0,
        ["OpenFeature.IFeatureClient.GetIntegerValueAsync"] = 0,
        ["OpenFeature.IFeatureClient.GetDoubleValueAsync"] = 0,
        ["OpenFeature.FeatureClient.GetBooleanValueAsync"] = 0,
        ["OpenFeature.FeatureClient.GetStringValueAsync"] = 0,
        ["LaunchDarkly.Sdk.Server.Interfaces.ILdClient.BoolVariation"] = 0,
        ["LaunchDarkly.Sdk.Server.Interfaces.ILdClient.StringVariation"] = 0,
        ["LaunchDarkly.Sdk.Server.Interfaces.ILdClient.IntVariation"] = 0,
        ["LaunchDarkly.Sdk.Server.LdClient.BoolVariation"] = 0,
        ["LaunchDarkly.Sdk.Server.LdClient.StringVariation"] = 0,
        ["LaunchDarkly.Sdk.Server.LdClient.IntVariation"] = 0,
    };

    /// <summary>The names by which source creates instruments.</summary>
    public static IReadOnlyCollection<string> CreationNames { get; } = Members(Creations.Keys);

    /// <summary>The names by which source records what nothing creates before.</summary>
    public static IReadOnlyCollection<string> EventNames { get; } =
        Members(Recordings.Keys.Where(row => Recordings[row].By is NamedBy.Argument or NamedBy.CreatedArgument));

    /// <summary>The names by which source checks flags.</summary>
    public static IReadOnlyCollection<string> FlagNames { get; } = Members(FlagChecks.Keys);

    /// <summary>The types that declare any of them: no other type's member is recognised.</summary>
    public static IReadOnlyCollection<string> DeclaringTypes { get; } =
        [.. Creations.Keys.Concat(Recordings.Keys).Concat(Narrowing).Concat(FlagChecks.Keys).Select(row => row.Substring(0, row.LastIndexOf('.'))).Distinct()];

    /// <param name="member">The metadata name.</param>
    public static Creation? Creates(string declaringType, string member) => Creations.TryGetValue(declaringType + "." + member, out var row) ? row : null;

    public static Recording? Records(string declaringType, string member) => Recordings.TryGetValue(declaringType + "." + member, out var row) ? row : null;

    public static bool Narrows(string declaringType, string member) => Narrowing.Contains(declaringType + "." + member);

    /// <summary>The position of the flag's key among the arguments; null where the member checks none.</summary>
    public static int? FlagOf(string declaringType, string member) => FlagChecks.TryGetValue(declaringType + "." + member, out var position) ? position : null;

    /// <summary>Whether an object of a type is an instrument or a part of one.</summary>
    /// <param name="type">A definition.</param>
    public static bool IsInstrument(string type) =>
        type.StartsWith(Metrics, StringComparison.Ordinal) || type.StartsWith(Prometheus, StringComparison.Ordinal) || type == Insights + "Metric";

    /// <summary>Whether a resolved text is a name: wholly known, and one.</summary>
    public static bool IsName(string text) => text.Length > 0 && text.IndexOf('\u2026') < 0;

    private static HashSet<string> Members(IEnumerable<string> rows) => [.. rows.Select(row => row.Substring(row.LastIndexOf('.') + 1))];
}
