using System.Text;
using System.Text.RegularExpressions;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

public partial class ReadmeTests
{
    private const string Readme = "README.md";

    [Fact]
    public void ItsRuleTableIsThatOfTheCatalog()
    {
        var table = new StringBuilder("| Rule | Finding | Level | Reported | Code fix |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in RulePage.Rules)
            table.Append($"| [{rule.Id}]({RulePage.Folder}/{rule.Id}.md) | {rule.Title} | {RulePage.LevelOf(rule)} | {RulePage.Reported(rule)} | {Fixes.Of(rule)} |\n");
        Baseline.CheckPart(Readme, "rules", table.ToString());
    }

    [Theory]
    [InlineData("kavita.txt", "Kavita")]
    [InlineData("simplcommerce.txt", "SimplCommerce")]
    [InlineData("fullstackhero.txt", "FullStackHero's starter kit")]
    [InlineData("eshop-*.txt", "eShop")]
    [InlineData("jellyfin.txt", "Jellyfin")]
    [InlineData("radzen.txt", "Radzen's demos")]
    [InlineData("grandnode.txt", "GrandNode")]
    [InlineData("eshoponweb.txt", "eShopOnWeb")]
    public void ItCountsTheEntryPointsThatTheTablesHold(string tables, string application)
    {
        var name = new Regex("/" + Regex.Escape(tables).Replace(@"\*", ".*", StringComparison.Ordinal) + "$");
        var entries = Repository.Files("tests/PublicApplications", name.IsMatch)
            .Sum(table => Repository.Read(table).Split('\n').Count(line => line.Length > 0 && line[0] != '#'));
        Assert.Contains($"{application} ({entries})", Repository.Read("README.md").ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void ItCountsTheInstrumentsAndPairsThatTheTablesHold()
    {
        string[] codeBases = ["identityserver", "wolverine", "orleans"];
        var readme = Repository.Read(Readme).ReplaceLineEndings(" ");
        Assert.Contains($"all {codeBases.Sum(name => Entries("instruments", name))} instruments are found, and of {codeBases.Sum(name => Entries("pairs", name))} pairs", readme, StringComparison.Ordinal);

        static int Entries(string table, string codeBase) =>
            Repository.Read($"tests/PublicApplications/{table}-{codeBase}.txt").Split('\n').Count(line => line.Length > 0 && line[0] != '#');
    }

    [Fact]
    public void ItsLineForAspNetCoreCompiles()
    {
        var line = Repository.Read(Readme).Split("```csharp\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).Single(block => block.Contains("AddDeliveryGap", StringComparison.Ordinal));

        CompiledExample.Compiles($"var builder = WebApplication.CreateBuilder(args);\n{line}builder.Build().Run();");
    }

    [Fact]
    public void ItNamesEveryLevel()
    {
        foreach (var level in Enum.GetNames<Level>())
            Assert.Contains($"`{level}`", Repository.Read(Readme));
    }

    [Fact]
    public void ItNamesEveryPropertyThatTheShippedFilesReadAndNoOther()
    {
        var shipped = Repository.Files("build", path => path.EndsWith(".props", StringComparison.Ordinal) || path.EndsWith(".targets", StringComparison.Ordinal))
            .SelectMany(path => PropertyUse().Matches(Repository.Read(path)))
            .Select(match => match.Groups[1].Value);
        var described = PropertyRow().Matches(Repository.Read(Readme)).Select(match => match.Groups[1].Value);

        Assert.Equal(shipped.Distinct().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ItsCommandsArePrograms()
    {
        var programs = Command().Matches(Repository.Read(Readme)).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(["build/demo.cs", "build/test.cs"], programs);
        Assert.All(programs, program => Assert.True(File.Exists(Repository.PathOf(program)), program));
    }

    [Fact]
    public void TheCiServerRunsTheCommandThatRunsAllTests() => Assert.Contains("\ndotnet run build/test.cs", Repository.Read(".ci/run"));

    // What starts with an underscore is our own.
    [GeneratedRegex(@"\$\((DeliveryGap\w+)\)")]
    private static partial Regex PropertyUse();

    [GeneratedRegex(@"^\| `(DeliveryGap\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex PropertyRow();

    [GeneratedRegex(@"^dotnet run (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
