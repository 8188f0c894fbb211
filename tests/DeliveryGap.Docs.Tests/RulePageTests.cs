using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

public class RulePageTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    private static Rule Find(string id) => RuleCatalog.All.Single(rule => rule.Id == id);

    [Fact]
    public void ThereIsAPageForEachRuleAndNoOther() =>
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Id + ".md"),
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
            ["| Level | Severity | Reported | Code fix |", "| --- | --- | --- | --- |", $"| {rule.Level} | warning | {RulePage.Reported(rule)} | {Fixes.Of(rule)} |"],
            table);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ItSaysWhatTheReaderNeeds(string id)
    {
        var page = new RulePage(id);
        foreach (var section in new[] { "What it sees", "What it does not see", "Example", "Fixes", "When to accept the gap" })
            Assert.NotEmpty(page.Section(section).Trim());
    }
}
