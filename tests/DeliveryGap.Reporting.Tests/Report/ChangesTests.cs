using AngleSharp.Dom;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Diff;
using static DeliveryGap.Reporting.Tests.Diff.SomeRelease;

namespace DeliveryGap.Reporting.Tests.Report;

/// <summary>What the page says of two releases is what diff says.</summary>
public sealed class ChangesTests
{
    private const string Goalposts = "The goalposts moved";

    private static readonly ManifestFeature Checkout = Feature(Success, Guardrail);

    [Fact]
    public void Goalposts_come_first_and_by_their_name()
    {
        var lists = Lists(Checkout with { Stage = "prototype" }, Feature(Success with { Target = 0.1 }));

        Assert.Equal([$"{Goalposts} 2", "Another stage 1"], lists.Select(list => list.QuerySelector(".label")!.Words()));
        Assert.Equal(
            [
                "Easier Checkout checkout: guardrail http.server.request.duration (failureRate): was max 0.01 (the guardrail was dropped)",
                "Easier Checkout checkout: target of success metric shop.completed: 0.62 → 0.1 (easier to reach)",
            ],
            lists[0].QuerySelectorAll("li").Select(item => item.Words()));
    }

    public static TheoryData<string> Kept => ["raised", "tightened", "anotherWindow", "benefit", "flag", "sunset"];

    /// <summary>It changed, so that something is said; and nothing became easier to keep.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public void What_moved_no_goalposts_is_told_elsewhere(string what)
    {
        var after = what switch
        {
            "raised" => Feature(Success with { Target = 0.7 }, Guardrail),
            "tightened" => Feature(Success, Guardrail with { Max = 0.005 }),
            "anotherWindow" => Feature(Success with { Window = "7d" }, Guardrail),
            "benefit" => Checkout with { Benefit = "Pay at once" },
            "flag" => Checkout with { Flag = new("one-tap", null) },
            _ => Feature(Success with { Target = 0.1 }) with { Stage = "sunset" },
        };

        var lists = Lists(Checkout, after);
        Assert.NotEmpty(lists);
        Assert.DoesNotContain(lists, list => list.QuerySelector(".label")!.Words().StartsWith(Goalposts, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_changed_where_diff_finds_nothing()
    {
        var section = Section(Checkout, Checkout with { DeclaredAt = new("Moved.cs", 99, "T:Checkout") });

        Assert.Equal("Neither features nor metrics nor gaps changed.", section.QuerySelector("h3 + p")!.Words());
        Assert.Empty(section.QuerySelectorAll(".changes"));
    }

    [Fact]
    public void Each_change_of_diff_is_there_once()
    {
        var (before, after) = (
            Of(Checkout, Checkout with { Key = "cart", Title = null }, Checkout with { Key = "twice" }, Checkout with { Key = "twice" }) with { Gaps = [Gap("DG2001")], Kpis = [new("k", null, null, null)] },
            Of(Feature(Success with { Target = 0.1, Status = "absent" }, Supporting) with { Owner = null, Title = "Pay" }, Checkout with { Key = "wish" }, Checkout with { Key = "twice" }) with { Gaps = [Gap("DG2002")], Accepted = [Gap("DG1002", "2027-01-01")] });
        var all = ReleaseDiff.Between(before, after);

        Assert.Equal(all.Count, Section(before, after).QuerySelectorAll(".changes li").Length);
    }

    [Fact]
    public void A_feature_that_is_gone_is_no_link()
    {
        var section = Section(Of(Checkout), Of(Checkout with { Key = "cart" }));

        Assert.Equal(["#q=cart"], section.QuerySelectorAll(".changes a").Select(link => link.GetAttribute("href")));
    }

    private static IElement[] Lists(ManifestFeature before, ManifestFeature after) => [.. Section(before, after).QuerySelectorAll(".changes > .list")];

    private static IElement Section(ManifestFeature before, ManifestFeature after) => Section(Of(before), Of(after));

    private static IElement Section(ReleaseManifest before, ReleaseManifest after) =>
        BoardRun.OfModel(before with { Release = before.Release with { Version = "1.0" } }, after with { Release = after.Release with { Version = "2.0" } }).Section("releases");
}
