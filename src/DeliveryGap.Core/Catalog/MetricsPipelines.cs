namespace DeliveryGap.Core.Catalog;

/// <summary>What tells a metrics pipeline which meters to read.</summary>
internal static class MetricsPipelines
{
    private static readonly HashSet<string> Additions = new(StringComparer.Ordinal) { "OpenTelemetry.Metrics.MeterProviderBuilder.AddMeter" };

    // What packages add by methods of their own.
    private static readonly string[] OfAspNetCore = ["Microsoft.AspNetCore.*"];
    private static readonly string[] OfHttpClient = ["System.Net.Http", "System.Net.NameResolution"];

    private static readonly Dictionary<string, string[]> Instrumentations = new(StringComparer.Ordinal)
    {
        ["OpenTelemetry.Metrics.AspNetCoreInstrumentationMeterProviderBuilderExtensions.AddAspNetCoreInstrumentation"] = OfAspNetCore,
        ["OpenTelemetry.Metrics.MeterProviderBuilderExtensions.AddAspNetCoreInstrumentation"] = OfAspNetCore,
        ["OpenTelemetry.Metrics.HttpClientInstrumentationMeterProviderBuilderExtensions.AddHttpClientInstrumentation"] = OfHttpClient,
        ["OpenTelemetry.Metrics.MeterProviderBuilderExtensions.AddHttpClientInstrumentation"] = OfHttpClient,
    };

    // They read every meter, or those that a program of their own picks.
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "Prometheus.MeterAdapter.StartListening", "Prometheus.Metrics.ConfigureMeterAdapter", "System.Diagnostics.Metrics.MeterListener..ctor",
        "Microsoft.Extensions.Diagnostics.Metrics.MetricsBuilderExtensions.AddListener",
    };

    /// <summary>The names by which source calls them.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Additions.Concat(Readers).Concat(Instrumentations.Keys).Select(SourceName).Distinct()];

    public static bool AddsMeters(string declaringType, string member) => Additions.Contains(declaringType + "." + member);

    /// <summary>The meters of a framework that a call adds, by their names or with a wildcard; none for any other call.</summary>
    public static IReadOnlyList<string> AddedBy(string declaringType, string member) =>
        Instrumentations.TryGetValue(declaringType + "." + member, out var meters) ? meters : [];

    /// <summary>Whether a call makes a pipeline whose meters are not told by <see cref="AddsMeters"/>.</summary>
    public static bool ReadsAll(string declaringType, string member) => Readers.Contains(declaringType + "." + member);

    // A constructor is called by its type's name.
    private static string SourceName(string row)
    {
        const string constructor = "..ctor";
        var named = row.EndsWith(constructor, StringComparison.Ordinal) ? row.Substring(0, row.Length - constructor.Length) : row;
        return named.Substring(named.LastIndexOf('.') + 1);
    }
}
