using System.Text.RegularExpressions;

namespace DeliveryGap.Build.Tasks;

/// <summary>What the <c>#pragma warning</c> lines of one source file silence, line by line, as the compiler reads them.</summary>
internal sealed class Pragmas
{
    private static readonly Regex Directive = new(
        @"^#\s*pragma\s+warning\s+(?<action>disable|restore)(?![\w])(?<ids>[^/]*)", RegexOptions.CultureInvariant);

    private static readonly Regex Id = new(@"^[\p{L}_][\w]*$", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<Step> steps;

    private Pragmas(IReadOnlyList<Step> steps) => this.steps = steps;

    /// <param name="symbols">The compiler's preprocessor symbols.</param>
    public static Pragmas Parse(string text, IEnumerable<string> symbols)
    {
        if (text.IndexOf("pragma", StringComparison.Ordinal) < 0)
            return new Pragmas([]);

        List<Step> steps = [];
        foreach (var (line, directive) in SourceDirectives.Active(text, symbols))
        {
            if (Directive.Match(directive) is { Success: true } match)
                steps.Add(new Step(line, match.Groups["action"].Value == "disable", Ids(match.Groups["ids"].Value)));
        }

        return new Pragmas(steps);
    }

    /// <param name="line">1-based.</param>
    public bool Disable(string ruleId, int line)
    {
        var disabled = false;
        foreach (var step in steps)
        {
            if (step.Line < line && (step.Ids is null || step.Ids.Contains(ruleId)))
                disabled = step.Disables;
        }

        return disabled;
    }

    /// <summary>Null: every warning. The compiler stops at what is neither a number nor a name.</summary>
    private static IReadOnlyList<string>? Ids(string list) =>
        list.Trim().Length == 0 ? null : [.. list.Split(',').Select(id => id.Trim()).TakeWhile(id => Id.IsMatch(id) || id.All(char.IsDigit))];

    /// <param name="Line">1-based; it holds from the next.</param>
    private sealed record Step(int Line, bool Disables, IReadOnlyList<string>? Ids);
}
