using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Diff;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Notes;

public sealed class NotesTests : IDisposable
{
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().UseYamlFrontMatter().UseBootstrap().Build();

    private static readonly ManifestFeature Full = Feature(Success, Guardrail, Supporting with { Kind = "cost", Target = 900, Unit = "EUR" }) with
    {
        Benefit = "Pay in one tap", Flag = new("one-tap", true), Advances = ["conversion"], Review = new("2027-03-31", null, []),
        Hypothesis = new("Typing a card number", "returning shoppers", null, "nothing is typed", "We believe that it helps."), Readiness = [new("support", "docs/pay.md", null), new("sales", "docs/sell.md", null)],
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Customers_read_the_benefit_and_nothing_of_the_inside() => Assert.Equal(
        """
        # Shop 2.4.0, for customers

        ## New

        ### Checkout

        **Pay in one tap**

        """, (await Notes("customers", null, Of(Full))).Data, ignoreLineEndingDifferences: true);

    [Fact]
    public async Task Each_party_reads_what_it_needs()
    {
        Assert.Equal(
            ["For: returning shoppers", "Solves: Typing a card number", "Why it helps: nothing is typed", "Availability: rolling out, behind the flag one-tap"],
            Points((await Notes("sales", null, Of(Full))).Data));
        Assert.Equal(
            ["Where: POST /checkout", "Must hold: failure rate (http.server.request.duration) at most 1%, over 28d", "To switch it off: flag one-tap", "Read: docs/pay.md", "Ask: payments"],
            Points((await Notes("support", null, Of(Full))).Data));
        Assert.Equal(
            [
                "Bet: We believe that it helps.", "Success: completion rate (shop.completed) from 54% to 62%, over 28d", "Also counted: cost (shop.opened) to 900 EUR, over 28d",
                "Advances: conversion", "Outcome review by: 2027-03-31",
            ],
            Points((await Notes("finance", null, Of(Full))).Data));
    }

    [Fact]
    public async Task Without_a_party_there_is_a_text_for_each()
    {
        var run = await ToolRun.Of("notes", folder.Write("new.json", Of(Full).Json()));
        Assert.Equal(["customers", "sales", "support", "finance"], run.Data.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line.Split(", for ")[1]));
    }

    [Theory]
    [InlineData(null, "rollout", "New")]
    [InlineData("prototype", "rollout", "New")]
    [InlineData("experiment", "generalAvailability", "New")]
    [InlineData("rollout", "generalAvailability", "Now for everyone")]
    [InlineData("generalAvailability", "sunset", "Going away")]
    [InlineData("generalAvailability", null, "Gone")]
    [InlineData("sunset", null, "Gone")]
    public async Task Customers_are_told_what_became_of_what_they_have(string? before, string? after, string heading)
    {
        var run = await Notes("customers", before is null ? Of() : Of(Full with { Stage = before }), after is null ? Of() : Of(Full with { Stage = after }));
        Assert.Contains($"## {heading}\n", run.Data);
    }

    [Theory]
    [InlineData("rollout", "rollout")]
    [InlineData("prototype", "experiment")]
    [InlineData("experiment", "sunset")]
    [InlineData("prototype", null)]
    [InlineData(null, "prototype")]
    [InlineData(null, "experiment")]
    [InlineData(null, "of the future")]
    public async Task Customers_are_told_of_nothing_that_is_not_theirs(string? before, string? after)
    {
        var run = await Notes("customers", before is null ? Of() : Of(Full with { Stage = before }), after is null ? Of() : Of(Full with { Stage = after, Owner = "others" }));
        Assert.Contains("Nothing new.", run.Data);
    }

    [Fact]
    public async Task Who_is_left_out_for_lack_of_a_word_is_said()
    {
        Assert.Contains("not told of checkout: it states no Stage", (await Notes("customers", null, Of(Full with { Stage = null }))).Words);
        Assert.Contains("not told of checkout: it has neither Title nor Benefit", (await Notes("customers", null, Of(Full with { Title = null, Benefit = null }))).Words);
        Assert.DoesNotContain("not told", (await Notes("customers", null, Of(Full))).Words);
        Assert.DoesNotContain("checkout", (await Notes("customers", null, Of(Full with { Title = null }))).Data);
    }

    [Fact]
    public async Task Finance_is_told_that_the_goalposts_moved() =>
        Assert.Contains("The goalposts moved: target of success metric shop.completed: 0.62 → 0.5", (await Notes("finance", Of(Full), Of(Full with { Metrics = [Success with { Target = 0.5 }, .. Full.Metrics.Skip(1)] }))).Data);

    [Theory]
    [InlineData("# a\n\n## b")]
    [InlineData("`code` ``` ~~~")]
    [InlineData("[a](http://evil) ![b](http://evil) [c]: http://evil [^1]: d")]
    [InlineData("http://evil www.evil.com mailto:a@b.cd <http://evil> <a@b.cd>")]
    [InlineData("<script>alert(1)</script><img src=x onerror=y> <!-- a --> &lt;b&gt; &amp;")]
    [InlineData("*a* **b** _c_ __d__ ~~e~~ ++f++ ==g== ^h^ ~i~ \"\"j\"\"")]
    [InlineData("- a\n- b\n1. c\n2) d\n> e\n---\n===\n***\n    f\n\tg")]
    [InlineData("| a | b |\n| - | - |\n| c | d |")]
    [InlineData("$a$ $$b$$ {.c #d} :smile: ::: e\n:::")]
    [InlineData("*[HTML]: Hyper\nTerm\n:   Definition\n[ ] task\n[x] task")]
    [InlineData("---\ntitle: x\n---")]
    [InlineData("\\* \\\\` \\<b>")]
    [InlineData("\u202ea\u2028b\u0085c\ud83d\ude00")]
    [InlineData("**")]
    [InlineData("***a")]
    [InlineData("trailing \\")]
    public async Task Whatever_a_text_holds_it_is_text(string hostile)
    {
        var plain = Elements(await Texts("word"));
        var feature = Full with
        {
            Key = hostile, Title = hostile, Benefit = hostile + " too", Owner = hostile, Flag = new(hostile, null), Advances = [hostile], Review = new(hostile, null, []),
            Hypothesis = new(hostile, hostile, hostile, hostile, hostile), Readiness = [new("support", hostile, null)],
            EntryPoints = [new() { Id = hostile, Kind = "page", Symbol = "" }],
            Metrics = [Success with { Instrument = hostile, Window = hostile }, Guardrail with { Instrument = hostile, Kind = hostile, Unit = hostile }],
        };
        var markdown = (await ToolRun.Of("notes", folder.Write("new.json", (Of(feature) with { Release = new() { Product = hostile, Version = hostile } }).Json()))).Data;
        Assert.Equal(plain, Elements(markdown));
        Assert.DoesNotContain(markdown, c => c is '\u202e' or '\u2028' or '\u0085');

        async Task<string> Texts(string text) => (await ToolRun.Of("notes", folder.Write("plain.json", (Of(Full with
        {
            Key = text, Title = text, Benefit = text + " too", Hypothesis = new(text, text, text, text, text), Readiness = [new("support", text, null)],
            Metrics = [Success with { Instrument = text, Window = text }, Guardrail with { Instrument = text, Kind = text, Unit = text }],
        }) with { Release = new() { Product = text, Version = text } }).Json()))).Data;
    }

    [Fact]
    public async Task What_is_read_is_what_was_written()
    {
        const string text = "Pay *once* <b>now</b> [x](y) & save 1.5 %: a_b `c` \\ | #1!";
        var html = Markdown.ToHtml((await Notes("customers", null, Of(Full with { Title = text }))).Data, Everything);
        Assert.Contains("Pay *once* &lt;b&gt;now&lt;/b&gt; [x](y) &amp; save 1.5 %: a_b `c` \\ | #1!</h3>", html);
    }

    [Fact]
    public async Task A_very_long_text_is_cut() => Assert.InRange((await Notes("customers", null, Of(Full with { Benefit = new string('x', 3_000_000) }))).Data.Length, 1000, 4000);

    /// <summary>The kinds of all elements but texts; emphasis beside a mark of the text may stay a mark.</summary>
    private static IEnumerable<string> Elements(string markdown) => Markdown.Parse(markdown, Everything).Descendants()
        .Where(element => element is not (LiteralInline or EmphasisInline or ContainerInline { Parent: null } or LineBreakInline)).Select(element => element.GetType().Name);

    private static IEnumerable<string> Points(string markdown) => markdown.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..]);

    private Task<ToolRun> Notes(string party, ReleaseManifest? before, ReleaseManifest after)
    {
        var now = folder.Write("new.json", after.Json());
        return before is null ? ToolRun.Of("notes", now, "--for", party) : ToolRun.Of("notes", folder.Write("old.json", before.Json()), now, "--for", party);
    }
}
