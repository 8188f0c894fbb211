using System.Text;

namespace DeliveryGap.Tool.Queries.Names;

/// <summary>
/// As the Prometheus exporter of OpenTelemetry .NET writes them in the OpenMetrics format, which is what Prometheus asks for. Differs
/// from the collector: no <c>_ratio</c>, the unit counts as there where the name ends in it, more units, a leading digit is replaced.
/// </summary>
internal sealed class ExporterNames : Naming
{
    private const string Total = "_total";

    public override string? MetricName(string instrument, string? unit, string type)
    {
        var isCounter = type == "counter";
        var name = isCounter ? WithoutTotal(instrument) : instrument;
        if (!string.IsNullOrEmpty(unit) && UnitSuffix(unit) is var suffix && !name.EndsWith(suffix, StringComparison.Ordinal))
            name += "_" + suffix;
        name = Escaped(name);
        if (isCounter && !name.EndsWith(Total, StringComparison.Ordinal))
            name += Total;
        return name.All(c => c == '_') ? null : name;
    }

    public override string? LabelName(string tag)
    {
        var name = Collapsed(tag, keepsColons: false);
        name = name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name;
        return name.All(c => c == '_') ? null : name;
    }

    private static string WithoutTotal(string name) => name.EndsWith(Total, StringComparison.Ordinal) ? name[..^Total.Length] : name;

    private static string Escaped(string name) => Collapsed(name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name[1..] : name);

    private static string UnitSuffix(string unit)
    {
        var rest = WithoutAnnotations(unit);
        var slash = rest.IndexOf('/');
        return Collapsed(slash >= 0 && slash < rest.Length - 1
            ? Word(rest[..slash]) + "_per_" + UnitNames.AfterPer(rest[(slash + 1)..])
            : Word(rest)).Trim('_');
    }

    private static string Word(string unit) => unit switch
    {
        "B" => "bytes", "KB" => "kilobytes", "MB" => "megabytes", "GB" => "gigabytes", "TB" => "terabytes", "$" => "dollars", _ => UnitNames.Of(unit),
    };

    private static string WithoutAnnotations(string unit)
    {
        var text = new StringBuilder();
        var written = 0;
        var open = -1;
        for (var i = 0; i < unit.Length; i++)
        {
            if (unit[i] == '{' && open < 0)
                open = i;
            if (unit[i] != '}' || open < 0)
                continue;
            text.Append(unit, written, open - written);
            written = i + 1;
            open = -1;
        }

        return text.Append(unit, written, unit.Length - written).ToString();
    }

    private static string Collapsed(string text, bool keepsColons = true)
    {
        var collapsed = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || (keepsColons && c == ':'))
                collapsed.Append(c);
            else if (collapsed.Length == 0 || collapsed[^1] != '_')
                collapsed.Append('_');
        }

        return collapsed.ToString();
    }
}
