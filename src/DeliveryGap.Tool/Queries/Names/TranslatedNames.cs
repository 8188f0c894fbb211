using System.Text;

namespace DeliveryGap.Tool.Queries.Names;

/// <summary>
/// As the OpenTelemetry collector and Prometheus' own OTLP receiver translate (prometheus/otlptranslator): <c>escaped</c> is its
/// UnderscoreEscaping, else NoUTF8Escaping; <c>suffixes</c> are unit and type.
/// </summary>
internal sealed class TranslatedNames(bool isEscaped, bool hasSuffixes) : Naming
{
    public override string? MetricName(string instrument, string? unit, string type)
    {
        var name = (isEscaped, hasSuffixes) switch
        {
            (true, true) => Escaped(instrument, unit ?? "", type),
            (true, false) => AfterDigit(string.Join('_', Split(instrument, keepsUnderscores: true))),
            (false, true) => Suffixed(instrument, unit ?? "", type),
            _ => instrument,
        };
        return name.Length == 0 || (name != instrument && name.All(c => c == '_')) ? null : name;
    }

    public override string? LabelName(string tag)
    {
        var name = isEscaped ? EscapedLabel(tag) : tag;
        return name.All(c => c == '_') ? null : name;
    }

    // Reserved names keep their two underscores at both ends; any other run of what is no letter or digit is one.
    private static string EscapedLabel(string tag)
    {
        var isReserved = tag.Length >= 4 && tag.StartsWith("__", StringComparison.Ordinal) && tag.EndsWith("__", StringComparison.Ordinal);
        var name = new StringBuilder();
        foreach (var c in isReserved ? tag[2..^2] : tag)
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name.Length == 0 || name[^1] != '_')
                name.Append('_');
        }

        return isReserved ? $"__{name}__" : name.Length > 0 && char.IsAsciiDigit(name[0]) ? "key_" + name : name.ToString();
    }

    private static string Escaped(string instrument, string unit, string type)
    {
        var tokens = Split(instrument, keepsUnderscores: false).ToList();
        var (main, per) = Suffixes(unit);
        (main, per) = (Cleaned(main), Cleaned(per));
        if (tokens.Contains(main))
            main = "";
        per = per == "per_" ? "" : per.EndsWith('_') ? per[..^1] : per;
        if (tokens.Contains(per))
            per = "";
        if (per.Length > 0 && main.EndsWith('_'))
            main = main[..^1];
        tokens.AddRange(new[] { main, per }.Where(suffix => suffix.Length > 0));

        var last = type == "counter" ? "total" : type == "gauge" && unit == "1" ? "ratio" : null;
        if (last is not null)
        {
            tokens.RemoveAll(token => token == last);
            tokens.Add(last);
        }

        return AfterDigit(string.Join('_', tokens));
    }

    private static string Suffixed(string instrument, string unit, string type)
    {
        var (main, per) = Suffixes(unit);
        var last = type == "counter" ? "total" : type == "gauge" && unit == "1" ? "ratio" : "";
        var name = Without(Without(instrument, last), per);
        if (main.Length > 0 && !name.EndsWith(main, StringComparison.Ordinal))
            name += "_" + main;
        return name + (per.Length > 0 ? "_" + per : "") + (last.Length > 0 ? "_" + last : "");
    }

    // With the one character before it, whatever it is.
    private static string Without(string name, string suffix) =>
        suffix.Length > 0 && name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length + 1 ? name[..^(suffix.Length + 1)] : name;

    private static (string Main, string Per) Suffixes(string unit)
    {
        var parts = unit.Split('/', 2);
        var main = parts[0].Trim();
        var per = parts.Length > 1 ? parts[1].Trim() : "";
        return (IsAnnotated(main) ? "" : UnitNames.Of(main), per.Length == 0 || IsAnnotated(per) ? "" : "per_" + UnitNames.AfterPer(per));
    }

    private static bool IsAnnotated(string unit) => unit.AsSpan().ContainsAny('{', '}');

    private static string Cleaned(string unit)
    {
        var text = new StringBuilder();
        foreach (var rune in unit.EnumerateRunes())
        {
            var c = rune.IsAscii && IsLetterOrDigit((char)rune.Value) ? (char)rune.Value : '_';
            if (c != '_' || text.Length == 0 || text[^1] != '_')
                text.Append(c);
        }

        return text.Length > 0 && text[0] == '_' ? text.ToString(1, text.Length - 1) : text.ToString();
    }

    private static IEnumerable<string> Split(string name, bool keepsUnderscores)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && (IsLetterOrDigit(name[i]) || (keepsUnderscores && name[i] == '_')))
                continue;
            if (i > start)
                yield return name[start..i];
            start = i + 1;
        }
    }

    private static string AfterDigit(string name) => name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name;
}
