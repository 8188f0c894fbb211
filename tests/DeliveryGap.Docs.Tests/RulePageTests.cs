using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

public class RulePageTests
{
    public static TheoryData<string> Ids => [.. RulePage.Rules.Select(rule => rule.Id)];

    private static Rule Find(string id) => RulePage.Rules.Single(rule => rule.Id == id);

    [Fact]
    public void ThereIsAPageForEachRuleAndNoOther() =>
        Assert.Equal(
            RulePage.Rules.Select(rule => rule.Id + ".md"),
            Repository.Files(RulePage.Folder, _ => true).Select(Path.GetFileName));

    [Theory]
    [MemberData(nameof(Ids))]
    public void ItsHelpLinkLeadsToIt(string id) =>
        Assert.EndsWith($"/blob/main/{new RulePage(id).Path}", Find(id).HelpLink);

    [Theory]
    [MemberData(nameof(Ids))]
    public void ItBeginsWithTitleAndDescription(string id)
    {
        var page = new RulePage(id);
        Assert.Equal($"# {id}: {Find(id).Title}", page.Lines[0]);
        Assert.Equal(Find(id).Description, page.Lines[2]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ItsTableSaysWhatTheRuleIs(string id)
    {
        var rule = Find(id);
        var table = new RulePage(id).Lines.Skip(4).TakeWhile(line => line.Length > 0).ToArray();
        Assert.Equal(
            ["| Level | Severity | Reported | Code fix |", "| --- | --- | --- | --- |", $"| {RulePage.LevelOf(rule)} | {RulePage.Severity(rule)} | {RulePage.Reported(rule)} | {Fixes.Of(rule)} |"],
            table);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void BelowTheTableItSaysHowToSetTheSeverity(string id) => Assert.Equal(
        Find(id).IsByTool ? "It is about days and releases, which neither editor nor build knows; no severity setting has an effect on it."
        : $"Its severity is set by `dotnet_diagnostic.{id}.severity` in "
        + (Find(id).IsInSource ? "`.editorconfig` or a global config." : "a global config, for it lies in no source file."),
        new RulePage(id).Lines.SkipWhile(line => !line.StartsWith('|')).SkipWhile(line => line.StartsWith('|')).First(line => line.Length > 0));

    /// <summary>The design's own table, so that the catalog cannot move a rule by itself.</summary>
    [Fact]
    public void RulesBelongToTheirLevels()
    {
        Assert.Equal(
            ["DG1001", "DG1002", "DG1004", "DG1007", "DG1008", "DG1009", "DG1016", "DG1017", "DG2001", "DG2002", "DG2003", "DG2006", "DG2007", "DG9001"],
            RuleCatalog.All.Where(rule => rule.Level == Level.Metric).Select(rule => rule.Id));
        Assert.Equal(
            ["DG1003", "DG1005", "DG1006", "DG1010", "DG1014", "DG1015", "DG2004", "DG2005", "DG2008", "DG3001"],
            RuleCatalog.All.Where(rule => rule.Level == Level.Outcome).Select(rule => rule.Id));
        Assert.Equal(["DG1012", "DG2009"], RuleCatalog.All.Where(rule => rule.Level == Level.WholeProduct).Select(rule => rule.Id));
        Assert.Equal(["DG2009"], RuleCatalog.All.Where(rule => rule.IsInformation).Select(rule => rule.Id));
    }

    [Theory]
    [InlineData(Level.Outcome)]
    [InlineData(Level.WholeProduct)]
    public void APresetRaisesWhatItsLevelAsksForAboveTheDefaultAndNothingElse(Level level) => Assert.Equal(
        RuleCatalog.All.Where(rule => !rule.IsInformation && rule.Level > Level.Metric && rule.Level <= level).Select(rule => (rule.Id, "warning")), Presets.SeveritiesOf(level));

    [Theory]
    [MemberData(nameof(Ids))]
    public void ItSaysWhatTheReaderNeeds(string id)
    {
        var page = new RulePage(id);
        foreach (var section in new[] { "What it sees", "What it does not see", "Example", "Fixes", "When to accept the gap" })
            Assert.NotEmpty(page.Section(section).Trim());
    }
}
