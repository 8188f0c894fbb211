using System.Diagnostics;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

/// <summary>DG1014.</summary>
public sealed class DeadLineTests
{
    private static int[] Dead(string list, params string[] ids) =>
        [.. ExistingListRules.Judge(ExistingList.Parse(list), new(ids), line => new Place("/list", line)).Select(finding => finding.Place.Line)];

    [Theory]
    [InlineData("GET /orders")]
    [InlineData("get /ORDERS")]
    [InlineData("GET …")]
    [InlineData("… /orders")]
    [InlineData("GET /or…ers")]
    [InlineData("# GET /gone")]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("job Shop.Nightly")]
    [InlineData("GET /orders #2")]
    [InlineData("GET /orders #3")]
    public void Lines_that_match_or_could_are_alive(string line) =>
        Assert.Empty(Dead(line, "GET /orders", "GET /orders", "job Shop.Nightly", "Get /Orders"));

    [Theory]
    [InlineData("GET /orders/{id}")]
    [InlineData("POST /orders")]
    [InlineData("GET /orders #4")]
    [InlineData("job Shop.Nightly #2")]
    [InlineData("job Shop.Weekly")]
    [InlineData("PUT …")]
    [InlineData("GET …/carts")]
    public void Others_are_dead(string line) =>
        Assert.Equal([2], Dead("# what was there before\r\n" + line, "GET /orders", "GET /orders", "job Shop.Nightly", "Get /Orders"));

    [Theory]
    [InlineData("GET /v2/orders", true)]
    [InlineData("GET /v2/orders #2", true)]
    [InlineData("GET /v2/carts", false)]
    [InlineData("POST /v2/orders", false)]
    [InlineData("GET …", true)]
    public void An_id_that_is_not_wholly_known_keeps_alive_what_it_could_be(string line, bool isAlive) =>
        Assert.Equal(isAlive, Dead(line, "GET …/orders", "GET …/orders").Length == 0);

    [Theory]
    [InlineData("message Shop.PlaceOrder Shop.PlaceOrderHandler")]
    [InlineData("hub Shop.ChatHub.Send")]
    [InlineData("command orders import")]
    [InlineData("grpc /shop.Cart/AddItem")]
    [InlineData("graphql mutation addToCart")]
    [InlineData("function ProcessOrder")]
    public void A_line_of_any_kind_is_judged(string line)
    {
        Assert.Single(Dead(line, "GET /orders"));
        Assert.Empty(Dead(line, line));
    }

    [Fact]
    public void Each_line_is_named_with_its_number()
    {
        var findings = ExistingListRules.Judge(
            ExistingList.Parse("\uFEFF# old\n\nGET /a\nGET /b\nbroken\nGET /c"), new(["GET /b"]), line => new Place("/list", line)).ToArray();
        Assert.Equal([3, 6], findings.Select(finding => finding.Place.Line));
        Assert.Equal("No entry point is 'GET /a' any more; delete the line", findings[0].Message);
        Assert.Equal("GET /a", findings[0].EntryPoint);
    }

    [Fact]
    public void A_program_is_asked_by_the_ids_that_its_manifest_has()
    {
        var code = new FakeCode().AddMapping(
            Fact.Action("Shop.Program", "Main"),
            Fact.Map("MapGet", "Microsoft.AspNetCore.Builder.WebApplication", Fact.Text("/a"), new UnknownValue(null)),
            Fact.Map("MapGet", "Microsoft.AspNetCore.Builder.WebApplication", Fact.Text("/A"), new UnknownValue(null)));
        var list = ExistingList.Parse("GET /a\nGET /a #2\nGET /a #3");
        var model = ProgramModel.Read(code, list);

        var dead = Assert.Single(ProgramRules.Judge(model, [new("/shop/list", list)]), finding => finding.Rule.Id == "DG1014");
        Assert.Equal(("/shop/list", 3, ""), (dead.Place.File, dead.Place.Line, dead.Assembly));
        Assert.DoesNotContain(model.EntryPoints, entryPoint => !list.Contains(entryPoint.Id));
        Assert.DoesNotContain(ProgramRules.Judge(model), finding => finding.Rule.Id == "DG1014");
        Assert.DoesNotContain(ProgramRules.JudgeDeclarations(model), finding => finding.Rule.Id == "DG1014");
    }

    [Fact]
    public void Merged_lists_keep_what_each_line_says() =>
        Assert.Equal([(1, "GET /a"), (2, "GET /b")], ExistingList.Merge([ExistingList.Parse("GET /a"), ExistingList.Parse("get /A\nGET /b")]).Lines.Select(line => (line.Number, line.Id)));

    [Fact]
    public void Many_lines_and_entry_points_take_no_time()
    {
        const int many = 20_000;
        var list = ExistingList.Parse(string.Concat(Enumerable.Range(0, many).Select(number => $"GET /old/{number}\n")));
        var ids = Enumerable.Range(0, many).Select(number => $"GET /new/{number}").Concat(Enumerable.Repeat("POST …", many));
        var clock = Stopwatch.StartNew();

        Assert.Equal(many, ExistingListRules.Judge(list, new(ids), _ => Place.None).Count());
        // The product of the two would take minutes.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
