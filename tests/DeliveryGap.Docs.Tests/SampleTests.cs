using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

public class SampleTests
{
    private const string Undelivered = "samples/Undelivered";

    private static IEnumerable<string[]> Expected =>
        Repository.Read($"{Undelivered}/expected.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2));

    /// <summary>A metrics pipeline comes with a package, and the samples build with the SDK alone.</summary>
    [Fact]
    public void UndeliveredShowsEveryRuleOfTheDefaultLevelThatNeedsNoOtherPackage() => Assert.Equal(
        RuleCatalog.All.Where(rule => rule.Level == Level.Metric && rule != EvidenceRuleCatalog.MeterNeverExported).Select(rule => rule.Id),
        Expected.Select(line => line[0]).Distinct());

    [Fact]
    public async Task InTheEditorUndeliveredShowsEveryRuleOfEveryLevel()
    {
        const string list = "DeliveryGap.Existing.txt";
        var findings = await Editor.Findings(CompiledExample.Of(Sources(Undelivered)), (list, Repository.Read($"{Undelivered}/{list}")), Level.WholeProduct);
        Assert.Equal(RuleCatalog.All.Where(rule => rule is { IsLive: true, IsInformation: false }).Select(rule => rule.Id), findings.Select(finding => finding.Split(' ')[0]).Distinct());
    }

    [Fact]
    public void WhatIsExpectedStandsInAFileThatExplainsIt()
    {
        foreach (var (rule, file) in Expected.Select(line => (line[0], line[1])))
            Assert.Contains(rule, Repository.Read($"{Undelivered}/{file}"));
    }

    [Fact]
    public async Task TheEditorSaysOfUndeliveredWhatIsExpectedExceptWhatOnlyTheBuildCanSee()
    {
        const string list = "DeliveryGap.Existing.txt";
        var live = Expected.Where(line => RuleCatalog.All.Single(rule => rule.Id == line[0]).IsLive).Select(line => string.Join(' ', line));

        Assert.Equal(live, await Editor.Findings(CompiledExample.Of(Sources(Undelivered)), (list, Repository.Read($"{Undelivered}/{list}"))));
    }

    /// <summary>Each project of the samples is one compilation, so the core sees of it what the build does.</summary>
    [Fact]
    public void TheBuildSaysOfUndeliveredWhatIsExpectedAndNothingOfStorefront()
    {
        Assert.Equal(Expected.Where(line => line[0] != RuleIds.MalformedFile).Select(line => string.Join(' ', line)), Judge(Undelivered));
        Assert.Empty(Judge("samples/Storefront"));
    }

    private static IEnumerable<string> Judge(string sample)
    {
        var list = Repository.PathOf($"{sample}/DeliveryGap.Existing.txt");
        var existing = File.Exists(list) ? ExistingList.Parse(File.ReadAllText(list)) : ExistingList.Empty;
        return ProgramRules.Judge(ProgramModel.Read(new RoslynReader(CompiledExample.Of(Sources(sample)), TestContext.Current.CancellationToken), existing))
            .Where(finding => finding.Rule.Level == Level.Metric && finding.AcceptedBy is null)
            .Select(finding => $"{finding.Rule.Id} {finding.Place.File}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task TheEditorHasNothingToSayOfStorefront() =>
        Assert.Empty(await Editor.Findings(CompiledExample.Of(Sources("samples/Storefront"))));

    [Fact]
    public void TheSamplesTakeNothingFromTheRepositoryAroundThem()
    {
        var projects = Repository.Files("samples", path => path.EndsWith(".csproj", StringComparison.Ordinal)).ToArray();

        Assert.Equal(["samples/Storefront/Storefront.csproj", "samples/Undelivered/Undelivered.csproj"], projects);
        Assert.All(projects, project => Assert.DoesNotContain("ProjectReference", Repository.Read(project)));
        Assert.All(["Directory.Build.props", "Directory.Packages.props", "NuGet.config", ".editorconfig"], file => Assert.True(File.Exists(Repository.PathOf($"samples/{file}"))));
    }

    internal static IEnumerable<(string Path, string Text)> Sources(string sample) =>
        Repository.Files(sample, path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => (path[(sample.Length + 1)..], Repository.Read(path)));
}
