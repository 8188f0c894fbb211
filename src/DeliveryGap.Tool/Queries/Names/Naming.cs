namespace DeliveryGap.Tool.Queries.Names;

/// <summary>How a telemetry pipeline writes an instrument's name and its tags' names in Prometheus.</summary>
internal abstract class Naming
{
    public const string Default = "underscores";

    /// <summary>By the words of <c>--naming</c>.</summary>
    public static IReadOnlyDictionary<string, Naming> All { get; } = new Dictionary<string, Naming>(StringComparer.Ordinal)
    {
        [Default] = new TranslatedNames(isEscaped: true, hasSuffixes: true),
        ["underscores-without-suffixes"] = new TranslatedNames(isEscaped: true, hasSuffixes: false),
        ["utf8"] = new TranslatedNames(isEscaped: false, hasSuffixes: true),
        ["untranslated"] = new TranslatedNames(isEscaped: false, hasSuffixes: false),
        ["dotnet"] = new ExporterNames(),
    };

    /// <param name="type">As the manifest writes it: <c>counter</c>, <c>updowncounter</c>, <c>gauge</c> or <c>histogram</c>.</param>
    /// <returns>Null where nothing is left of the name.</returns>
    public abstract string? MetricName(string instrument, string? unit, string type);

    /// <returns>Null where nothing is left of the name.</returns>
    public abstract string? LabelName(string tag);

    protected static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c) || c == ':';
}
