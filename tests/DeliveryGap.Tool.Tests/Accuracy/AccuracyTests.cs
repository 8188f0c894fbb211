using System.Text.Json;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Accuracy;

public sealed class AccuracyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("GET /orders", "GET /orders")]
    [InlineData("GET /orders/", "GET /orders")]
    [InlineData("GET /Orders", "get /orders")]
    [InlineData("GET /", "GET /")]
    [InlineData("GET /orders #2", "GET /orders")]
    [InlineData("page GET /Cart", "page /Cart")]
    [InlineData("page POST /Cart?handler=Delete", "page /Cart")]
    [InlineData("page GET /Cart/Index", "page /Cart")]
    [InlineData("page GET /Index", "page /")]
    [InlineData("page … /Cart", "page /Cart")]
    [InlineData("component /counter/", "component /counter")]
    [InlineData("grpc /shop.Cart/AddItem", "grpc /shop.Cart/AddItem")]
    [InlineData("message Shop.PlaceOrder Shop.PlaceOrderHandler", "message Shop.PlaceOrder Shop.PlaceOrderHandler")]
    [InlineData("job Shop.Nightly", "job Shop.Nightly")]
    [InlineData("command orders import", "command orders import")]
    public async Task It_finds(string id, string entry) => Assert.Equal((1, 1, 0, 0), Counts(await Compare([id], entry)));

    [Theory]
    [InlineData("GET /orders", "POST /orders")]
    [InlineData("GET /orders/{id:int}", "GET /orders/{id}")]
    [InlineData("GET /orders/{id?}", "GET /orders/{id}")]
    [InlineData("GET /home/index", "GET /home")]
    [InlineData("component /index", "component /")]
    [InlineData("page GET /Cart", "component /Cart\npage /Other")]
    [InlineData("command orders import", "command orders export")]
    [InlineData("grpc /shop.Cart/AddItem/", "grpc /shop.Cart/AddItem")]
    public async Task It_does_not_take_for_the_same(string id, string entry)
    {
        var run = await Compare([id], entry);
        Assert.Equal(0, run.Json.GetProperty("total").GetProperty("found").GetInt32());
        Assert.Contains(run.Json.GetProperty("extras").EnumerateArray(), extra => extra.GetProperty("fits").GetInt32() == 0);
    }

    [Theory]
    [InlineData("GET /orders/{id:int}", "GET /orders/{id}")]
    [InlineData("GET /orders/{id?}", "GET /orders/{id}")]
    [InlineData("GET /orders/{id=5}", "GET /orders/{id}")]
    [InlineData("GET /files/{**path}", "GET /files/{path}")]
    [InlineData("GET /files/{*path:nonfile}", "GET /files/{path}")]
    [InlineData(@"GET /codes/{code:regex(^\d{{2,3}}$)}/x", "GET /codes/{code}/x")]
    [InlineData("GET /a/{x:int}-{y:minlength(2):alpha}/z", "GET /a/{x}-{y}/z")]
    public async Task A_document_holds_no_constraints_defaults_marks_and_stars(string id, string entry) =>
        Assert.Equal((1, 1, 0, 0), Counts(await Compare([id], "# openapi\n" + entry)));

    [Fact]
    public async Task An_id_with_an_unknown_part_is_wrong_by_the_strict_reading_and_right_by_the_other_where_one_entry_fits()
    {
        var run = await Compare(["GET /a", "GET …/orders", "POST …", "PUT …/nowhere"], "GET /a\nGET /api/orders\nPOST /x\nPOST /y");
        var total = run.Json.GetProperty("total");

        Assert.Equal((4, 1, 3, 0), Counts(run));
        Assert.Equal(1, total.GetProperty("wrong").GetInt32());
        Assert.Equal((0.25, 0.25), Score(total.GetProperty("strict")));
        Assert.Equal((0.5, 0.5), Score(total.GetProperty("fitting")));
        Assert.Equal(
            ["GET …/orders 1", "POST … 2", "PUT …/nowhere 0"],
            run.Json.GetProperty("extras").EnumerateArray().Select(extra => $"{extra.GetProperty("id")} {extra.GetProperty("fits")}"));
        Assert.Equal(
            ["GET /api/orders: GET …/orders", "POST /x: POST …", "POST /y: POST …"],
            run.Json.GetProperty("misses").EnumerateArray().Select(miss => $"{miss.GetProperty("entry")}: {string.Join(' ', miss.GetProperty("fittedBy").EnumerateArray())}"));
    }

    [Fact]
    public async Task Only_kinds_that_occur_in_the_table_are_compared()
    {
        var run = await Compare(["GET /a", "job Shop.Nightly", "page GET /p"], "GET /a");

        Assert.Equal(["http"], run.Json.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()));
        Assert.Equal((1, 1, 0, 0), Counts(run));
    }

    [Fact]
    public async Task A_table_that_names_kinds_says_also_that_there_is_none()
    {
        var run = await Compare(["GET /a", "grpc /shop.Cart/Add"], "# kinds: http, grpc\nGET /a\npage /p");
        var grpc = run.Json.GetProperty("kinds")[0];

        Assert.Equal(("grpc", 0, 1), (grpc.GetProperty("kind").GetString(), grpc.GetProperty("entries").GetInt32(), grpc.GetProperty("wrong").GetInt32()));
        Assert.Equal(0, grpc.GetProperty("strict").GetProperty("precision").GetDouble());
        Assert.False(grpc.GetProperty("strict").TryGetProperty("recall", out _));
        Assert.Equal(2, run.Json.GetProperty("kinds").GetArrayLength());
    }

    [Fact]
    public async Task What_the_table_leaves_out_is_left_out_of_both()
    {
        var run = await Compare(["GET /a", "GET /health/live", "GET /HEALTH", "POST /healthy"], "# leaves out: GET /health*\nGET /a\nGET /health/ready\nPOST /healthy");

        Assert.Equal((2, 2, 0, 0), Counts(run));
        Assert.Empty(run.Json.GetProperty("extras").EnumerateArray());
    }

    [Fact]
    public async Task Prose_in_a_comment_is_no_directive()
    {
        var run = await Compare(["GET /a/{id:int}"], "# left out: GET /a*\n# truth: the OpenAPI document\nGET /a/{id:int}");
        Assert.Equal((1, 1, 0, 0), Counts(run));
        Assert.False(run.Json.GetProperty("openApi").GetBoolean());
    }

    [Theory]
    [InlineData("0.5", 0)]
    [InlineData("0.51", 1)]
    public async Task Below_the_minimum_it_exits_with_1(string minimum, int code)
    {
        var run = await ToolRun.Of("accuracy", "--manifest", Manifest("GET /a", "GET /b"), "--table", Table("GET /a\nGET /c"), "--minimum", minimum);

        Assert.Equal(code, run.Code);
        Assert.Equal(code == 1, run.Words.Contains("below 0.51 for http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_kind_below_the_minimum_is_enough()
    {
        var entries = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"GET /{i}"));
        var run = await ToolRun.Of(
            "accuracy", "--manifest", Manifest([.. Enumerable.Range(0, 100).Select(i => $"GET /{i}")]), "--table", Table(entries + "\njob Shop.Nightly"), "--minimum", "0.9");

        Assert.Equal(1, run.Code);
        Assert.Contains("below 0.9 for job", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_it_is_a_table_and_lists()
    {
        var run = await ToolRun.Of("accuracy", "--manifest", Manifest("GET /a", "GET …/b", "GET /c"), "--table", Table("GET /a\nGET /x/b\nGET /d"));

        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Words);
        Assert.Equal(
            """
            kind  entries  found  partly  missed  ids  wrong  precision  recall  precision, fitting  recall, fitting
            http        3      1       1       1    3      1     0.3333  0.3333              0.6666           0.6666

            misses: in the table, and no id names it whole
              GET /d
              GET /x/b  could be GET …/b

            extras: an id that is no entry of the table
              GET /c   Api.cs(7)
              GET …/b  Api.cs(7)  fits one entry

            """.ReplaceLineEndings("\n"),
            run.Data);
    }

    [Fact]
    public async Task An_entry_point_that_serves_two_features_and_stands_in_two_manifests_is_one()
    {
        var (first, second) = (Manifest("GET /a"), folder.Write("b/Other.release.json", Manifests.Of("GET /A")));
        var run = await ToolRun.Of("accuracy", "--manifest", first, second, "--table", Table("GET /a"), "--json");

        Assert.Equal(1, run.Json.GetProperty("total").GetProperty("ids").GetInt32());
    }

    [Theory]
    [InlineData("GET /a\nnonsense\n", "table.txt(2): 'nonsense' is no entry point")]
    [InlineData("# nothing\n\n", "table.txt: the table holds no entry")]
    [InlineData("GET /a\nGET /\u0007bell\n", "table.txt(2): ")]
    public async Task A_table_that_is_none_says_where(string table, string message)
    {
        var run = await ToolRun.Of("accuracy", "--manifest", Manifest("GET /a"), "--table", Table(table));

        Assert.Equal((3, ""), (run.Code, run.Data));
        Assert.Contains(message, run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("most")]
    public async Task A_minimum_is_a_share(string minimum)
    {
        var run = await ToolRun.Of("accuracy", "--manifest", Manifest("GET /a"), "--table", Table("GET /a"), "--minimum", minimum);
        Assert.Equal(2, run.Code);
    }

    private static (int Entries, int Found, int Partly, int Missed) Counts(ToolRun run)
    {
        var total = run.Json.GetProperty("total");
        return (total.GetProperty("entries").GetInt32(), total.GetProperty("found").GetInt32(), total.GetProperty("partly").GetInt32(), total.GetProperty("missed").GetInt32());
    }

    private static (double, double) Score(JsonElement score) => (score.GetProperty("precision").GetDouble(), score.GetProperty("recall").GetDouble());

    private Task<ToolRun> Compare(string[] ids, string table) => ToolRun.Of("accuracy", "--manifest", Manifest(ids), "--table", Table(table), "--json");

    private string Manifest(params string[] ids) => folder.Write("Shop.release.json", Manifests.Of(ids));

    private string Table(string content) => folder.Write("table.txt", content);
}
