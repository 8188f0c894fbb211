using System.Text;
using System.Text.RegularExpressions;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Shared;

/// <summary>What the README says of the tool is what the tool says of itself. Set DELIVERYGAP_UPDATE=1 to write it anew.</summary>
public sealed partial class ReadmeTests
{
    private const string Start = "<!-- tool -->\n";
    private const string End = "<!-- /tool -->";

    [Fact]
    public void It_lists_the_verbs_with_their_examples()
    {
        var table = new StringBuilder("```\n");
        foreach (var example in Root().Subcommands.OfType<Verb>().Where(verb => verb.Name != "completion").SelectMany(verb => verb.Examples))
            table.Append($"{example.Command}\n    {example.What}\n");
        table.Append("```\n");

        var path = Path.Combine(Repository.Root, "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (from, to) = (readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length, readme.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("DELIVERYGAP_UPDATE") == "1")
            File.WriteAllText(path, readme[..from] + table + readme[to..]);
        else
            Assert.Equal(table.ToString(), readme[from..to]);
    }

    [Fact]
    public void Each_option_that_it_names_is_one()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var section = readme[readme.IndexOf("## The tool", StringComparison.Ordinal)..readme.IndexOf("## What it finds", StringComparison.Ordinal)];
        var options = Root().Subcommands.SelectMany(verb => verb.Options).Concat(Root().Options).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet();
        var named = Option().Matches(section[section.IndexOf(End, StringComparison.Ordinal)..]).Select(match => match.Value).Distinct().ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, option => Assert.Contains(option, options));
    }

    private static System.CommandLine.RootCommand Root() =>
        CommandLine.Root(new Terminal(Stream.Null, TextWriter.Null, TextWriter.Null));

    [GeneratedRegex(@"(?<=[` ])--[a-z][a-z-]+")]
    private static partial Regex Option();
}
