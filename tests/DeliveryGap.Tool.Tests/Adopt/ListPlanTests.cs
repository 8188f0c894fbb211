using System.Text;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Adopt.Lists;

namespace DeliveryGap.Tool.Tests.Adopt;

public sealed class ListPlanTests
{
    [Fact]
    public void The_first_list_is_all_that_serves_nothing_in_ordinal_order() => Assert.Equal(
        ["GET /a", "POST …/b", "job Shop.Nightly"],
        Lines(Apply(null, [Entry("job Shop.Nightly"), Entry("POST …/b"), Entry("GET /a"), Entry("GET /served") with { IsServed = true }])));

    [Fact]
    public void It_has_a_head_and_LF()
    {
        var text = Apply(null, [Entry("GET /a")]);
        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nGET /a\n", text, StringComparison.Ordinal);
        Assert.Empty(ExistingList.Parse(text).Problems);
    }

    [Fact]
    public void Again_it_only_shrinks()
    {
        var plan = Plan("GET /a\nGET /gone\nGET /served\n", [Entry("GET /a"), Entry("GET /new"), Entry("GET /served") with { IsServed = true }]);
        Assert.Equal(["GET /gone", "GET /served"], plan.Removed);
        Assert.Equal(["GET /new"], plan.New);
        Assert.Empty(plan.Added);
    }

    [Fact]
    public void Unless_told_otherwise() => Assert.Equal(
        "# ours\nGET /a\n\n# kept\nGET /b\nGET /c\nGET /z\n",
        Apply("# ours\nGET /a\n\n# kept\nGET /c\n", [Entry("GET /a"), Entry("GET /c"), Entry("GET /b"), Entry("GET /z")], acceptsNew: true));

    [Theory]
    [InlineData("GET /x\r\nGET /gone\r\n# end", "GET /x\r\n# end\r\n")]
    [InlineData("GET /x\nGET /gone\n", "GET /x\n")]
    public void Comments_and_line_ends_stay(string before, string after) => Assert.Equal(after, Apply(before, [Entry("GET /x")]));

    [Theory]
    [InlineData("GET /a/…", "GET /a/b")]
    [InlineData("GET /a/b", "GET …/b")]
    [InlineData("get /A/B", "GET /a/b")]
    [InlineData("GET /a/b #2", "GET …/b")]
    public void A_line_stays_while_something_could_be_it(string line, string id)
    {
        var plan = Plan(line + "\n", [Entry(id)]);
        Assert.Empty(plan.Removed);
    }

    [Fact]
    public void A_line_of_several_applications_stays() => Assert.Empty(
        new ListPlan(ExistingList.Parse("GET /theirs\n"), [Entry("GET /a")], [], acceptsNew: false, mayShrink: false).Removed);

    [Fact]
    public void A_moved_route_is_the_same_entry_point()
    {
        var plan = Plan("GET /old\n", [Entry("GET /new", "M:Api.Get")], [Entry("GET /old", "M:Api.Get").EntryPoint]);
        Assert.Equal([("GET /old", "GET /new")], plan.Moved);
        Assert.Equal((0, 0), (plan.Removed.Count, plan.New.Count));
    }

    [Fact]
    public void A_renamed_type_in_its_line_is_the_same_entry_point() => Assert.Equal(
        [("job Shop.Old", "job Shop.New")],
        Plan("job Shop.Old\n", [Entry("job Shop.New", "T:Shop.New", 5)], [Entry("job Shop.Old", "T:Shop.Old", 5).EntryPoint]).Moved);

    /// <summary>An endpoint that went and another that came are two, and the new one is asked what it is for.</summary>
    [Theory]
    // Another member, another line.
    [InlineData("GET /old", "M:A", 5, "GET /new", "M:B", 9, "M:X")]
    // Lambdas of one method: which is which, nobody knows.
    [InlineData("GET /old", "M:Main", 5, "GET /new", "M:Main", 5, "M:Main")]
    // The member is still there.
    [InlineData("GET /old", "M:A", 5, "GET /new", "M:B", 5, "M:A")]
    // Another kind.
    [InlineData("job Shop.Old", "T:A", 5, "GET /new", "M:B", 5, "M:X")]
    public void What_is_not_sure_is_new(string oldId, string oldSymbol, int oldLine, string newId, string newSymbol, int newLine, string otherSymbol)
    {
        var plan = Plan(
            oldId + "\nGET /other\n", [Entry(newId, newSymbol, newLine), Entry("GET /other", otherSymbol, 20)],
            [Entry(oldId, oldSymbol, oldLine).EntryPoint, Entry("GET /other", otherSymbol, 20).EntryPoint]);

        Assert.Empty(plan.Moved);
        Assert.Equal([oldId], plan.Removed);
        Assert.Equal([newId], plan.New);
    }

    [Fact]
    public void One_member_that_got_a_second_route_has_not_moved()
    {
        var plan = Plan("GET /old\n", [Entry("GET /new", "M:A"), Entry("GET /more", "M:A")], [Entry("GET /old", "M:A").EntryPoint]);
        Assert.Empty(plan.Moved);
        Assert.Equal(2, plan.New.Count);
    }

    [Fact]
    public void Without_the_build_before_nothing_is_sure() => Assert.Equal(["GET /new"], Plan("GET /old\n", [Entry("GET /new", "M:A")]).New);

    private static ListPlan Plan(string before, FoundEntryPoint[] found, params ManifestEntryPoint[] lastBuild) => new(ExistingList.Parse(before), found, lastBuild, acceptsNew: false);

    private static string Apply(string? before, FoundEntryPoint[] found, bool acceptsNew = false) => Encoding.UTF8.GetString(ListText.Apply(
        new(before is null ? null : ExistingList.Parse(before), found, [], acceptsNew), before is null ? null : Encoding.UTF8.GetBytes(before), "list.txt"));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    private static FoundEntryPoint Entry(string id, string symbol = "M:Some", int line = 7) =>
        new(new() { Id = id, Kind = id.StartsWith("job", StringComparison.Ordinal) ? "job" : "http", Symbol = symbol, At = new("Api.cs", line) }, IsServed: false, File: null);
}
