using DeliveryGap.Core.EntryPoints;
using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Core.Tests;

public sealed class ExistingListTests
{
    [Fact]
    public void Comments_blank_lines_byte_order_mark_and_line_endings_do_not_matter()
    {
        var list = ExistingList.Parse("\uFEFF# ours\r\n\r\n  GET /orders  \r\njob Shop.Nightly\n");
        Assert.Empty(list.Problems);
        Assert.Equal(["GET /orders", "job Shop.Nightly"], list.Ids);
    }

    [Theory]
    [InlineData("GET /orders", "get /ORDERS", true)]
    [InlineData("GET /orders", "GET /orders/{id}", false)]
    [InlineData("GET /orders", "POST /orders", false)]
    [InlineData("GET …/orders", "get …/Orders", true)]
    [InlineData("GET …/orders", "GET /v2/orders", false)]
    [InlineData("GET …", "GET /new", false)]
    [InlineData("GET /v2/orders", "GET …/orders", true)]
    [InlineData("GET /v2/carts", "GET …/orders", false)]
    [InlineData("GET /x", "… /x", true)]
    [InlineData("GET …/a", "GET /b…", true)]
    [InlineData("GET …/a", "POST …", false)]
    public void An_unknown_part_matches_whatever_it_could_be(string line, string id, bool isListed) =>
        Assert.Equal(isListed, ExistingList.Parse(line).Contains(id));

    [Theory]
    [InlineData("GET /a\nnonsense\n", 2, "no entry point")]
    [InlineData("GET /a\n\n# c\nGET /a", 4, "stands in line 1 already")]
    [InlineData("get /a\r\nGET /A", 2, "stands in line 1 already")]
    [InlineData("<<<<<<< HEAD", 1, "no entry point")]
    [InlineData("GET orders", 1, "no entry point")]
    [InlineData("G\0T /x", 1, "no entry point")]
    [InlineData("\uD800 /x", 1, "no entry point")]
    public void Garbage_and_duplicates_are_named_with_their_line(string text, int line, string message)
    {
        var problem = Assert.Single(ExistingList.Parse(text).Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message);
    }

    [Theory]
    [InlineData("page GET /cart/{id}")]
    [InlineData("message Shop.PlaceOrder Shop.PlaceOrderHandler")]
    [InlineData("hub Shop.ChatHub.Send")]
    [InlineData("command orders import")]
    [InlineData("grpc /shop.Cart/AddItem")]
    [InlineData("component /counter")]
    [InlineData("graphql mutation addToCart")]
    [InlineData("function ProcessOrder")]
    [InlineData("ANY /Home/Index/{id?}")]
    [InlineData("GET /x #2")]
    public void Ids_of_every_kind_are_welcome(string id) => Assert.Empty(ExistingList.Parse(id).Problems);

    [Fact]
    public void Lists_of_several_applications_add_up()
    {
        var list = ExistingList.Merge([ExistingList.Parse("GET /a"), ExistingList.Parse("get /A\nGET …/b")]);
        Assert.True(list.Contains("GET /a") && list.Contains("GET …/b"));
        Assert.Equal(2, list.Ids.Count);
        Assert.False(ExistingList.Merge([]).Contains("GET /a"));
    }

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => ExistingList.Parse(text ?? "") is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Patterns_overlap_exactly_when_some_text_fits_both()
    {
        var pattern = Gen.Elements('a', 'b', '…').ArrayOf().Where(letters => letters.Length <= 5).Select(letters => new string(letters));
        Prop.ForAll(pattern.Two().ToArbitrary(), pair => IdPatterns.Overlap(pair.Item1, pair.Item2) == Overlap(pair.Item1, pair.Item2))
            .QuickCheckThrowOnFailure();
    }

    /// <summary>By definition, over all texts that are long enough to tell.</summary>
    private static bool Overlap(string a, string b)
    {
        var texts = new List<string> { "" };
        for (var i = 0; i < texts.Count && texts[i].Length < a.Length + b.Length; i++)
            texts.AddRange([texts[i] + "a", texts[i] + "b"]);
        return texts.Any(text => Fits(text, a) && Fits(text, b));
    }

    private static bool Fits(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, "^" + pattern.Replace("…", ".*") + "$");
}
