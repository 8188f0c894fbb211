using System.Globalization;
using System.Text;

namespace DeliveryGap.Tool.Prometheus;

/// <summary>Writes groups of rules as the YAML that Prometheus loads. Each text is a quoted scalar, whatever it holds.</summary>
internal static class RuleFile
{
    /// <param name="remarks">Written above the rules as comments.</param>
    public static string Write(IEnumerable<RuleGroup> groups, IEnumerable<string> remarks)
    {
        var yaml = new StringBuilder();
        foreach (var remark in remarks)
            yaml.Append("# ").Append(OneLine(remark)).Append('\n');
        var isEmpty = true;
        foreach (var group in groups)
        {
            yaml.Append(isEmpty ? "groups:\n" : "").Append("  - name: ").Append(Quote(group.Name)).Append("\n    interval: ").Append(group.Interval).Append("\n    rules:\n");
            isEmpty = false;
            foreach (var rule in group.Rules)
                Write(yaml, rule);
        }

        return isEmpty ? yaml.Append("groups: []\n").ToString() : yaml.ToString();
    }

    private static void Write(StringBuilder yaml, Rule rule)
    {
        yaml.Append(rule switch { RecordingRule recording => $"      - record: {recording.Series}\n", AlertingRule alert => $"      - alert: {alert.Name}\n", _ => "" });
        yaml.Append("        expr: ").Append(Quote(rule.Expression)).Append('\n');
        var isTemplate = rule is AlertingRule;
        if (rule is AlertingRule { For: var duration })
            yaml.Append("        for: ").Append(duration).Append('\n');
        Write(yaml, "labels", rule.Labels, isTemplate);
        if (rule is AlertingRule { Annotations: var annotations })
            Write(yaml, "annotations", annotations, isTemplate);
    }

    private static void Write(StringBuilder yaml, string name, IReadOnlyList<KeyValuePair<string, string>> texts, bool isTemplate)
    {
        if (texts.Count == 0)
            return;
        yaml.Append("        ").Append(name).Append(":\n");
        foreach (var (key, text) in texts)
            yaml.Append("          ").Append(key).Append(": ").Append(Quote(isTemplate ? Plain(text) : text)).Append('\n');
    }

    /// <summary>For a text that Prometheus reads as a template: what begins an action stands for itself.</summary>
    private static string Plain(string text) => text.Replace("{{", """{{"{{"}}""", StringComparison.Ordinal);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
                quoted.Append('\\').Append((char)rune.Value);
            else if (IsPrintable(rune))
                quoted.Append(rune.ToString());
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
        }

        return quoted.Append('"').ToString();
    }

    // What YAML takes as it is; line separators and the mark of byte order it does not.
    private static bool IsPrintable(Rune rune) =>
        rune.Value is >= 0x20 and < 0x7f or (>= 0xa0 and not 0x2028 and not 0x2029 and not 0xfeff and not 0xfffe and not 0xffff);

    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            line.Append(IsPrintable(rune) ? rune.ToString() : " ");
        return line.ToString();
    }
}
