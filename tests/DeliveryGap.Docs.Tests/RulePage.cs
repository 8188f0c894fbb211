using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

/// <summary>A rule's page, <c>src/DeliveryGap.Package/rules/DGxxxx.md</c>.</summary>
internal sealed class RulePage(string id)
{
    public const string Folder = "src/DeliveryGap.Package/rules";

    public string Path { get; } = $"{Folder}/{id}.md";

    public string[] Lines { get; } = Repository.Read($"{Folder}/{id}.md").Split('\n');

    /// <summary>The text below <c>## title</c>, to the next heading.</summary>
    public string Section(string title)
    {
        var start = Array.IndexOf(Lines, "## " + title);
        Assert.True(start >= 0, $"{Path} has no section '{title}'.");
        return string.Join('\n', Lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)));
    }

    /// <summary>The code blocks of the example: before and after.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
    [
        .. Section("Example").Split($"```{language}\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]),
    ];

    /// <summary>All rules, those of editor and build and those of the tool, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = [.. RuleCatalog.All.Concat(ToolRuleCatalog.All).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static string LevelOf(Rule rule) => rule.IsByTool ? "every" : rule.Level.ToString();

    /// <summary>What the editor shows where nobody says otherwise.</summary>
    public static string Severity(Rule rule) => rule.IsByTool ? "error" : rule.IsInformation ? "information at every level" : rule.Level == Level.Metric ? "warning" : "suggestion; warning from its level on";

    public static string Reported(Rule rule) =>
        rule.IsByTool ? "by `dotnet delivery-gap check`"
        : rule.IsInformation ? "in the editor"
        : (rule.IsLive ? "in the editor and " : "") + (rule.IsAboutDeclaration || rule == RuleCatalog.MalformedFile ? "by the build" : "by the application's build");
}
