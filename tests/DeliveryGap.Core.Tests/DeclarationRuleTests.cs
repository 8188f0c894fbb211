using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

public sealed class DeclarationRuleTests
{
    private const int Completion = 2, Revenue = 7, FailureRate = 9, Latency = 10;

    private static string[] Rules(params AttributeFact[] attributes) =>
        [.. Findings(attributes).Where(finding => finding.AcceptedBy is null).Select(finding => finding.Rule.Id)];

    private static Finding[] Findings(params AttributeFact[] attributes) =>
        [.. DeclarationRules.Judge(new("T:Shop.Pay", "Pay", attributes, Place.None)).Where(finding => finding.Rule.Level == Level.Metric)];

    private static AttributeFact Feature => Fact.Ours("Feature", ["pay"]);
    private static AttributeFact Good => Fact.Success("shop.paid", Completion, ("Per", "shop.started"), ("Target", 0.6));

    [Fact]
    public void Good_declarations_are_left_alone()
    {
        Assert.Empty(Rules(Feature, Good));
        Assert.Empty(Rules(Feature, Fact.Success("shop.revenue", Revenue, ("Target", 5000.0))));
        Assert.Empty(Rules(Feature, Fact.Success("shop.paid", Completion, ("Where", "outcome=ok"), ("Target", 1.0), ("Baseline", 0.0))));
        Assert.Empty(Rules(Feature, Fact.Success("retention 28 days", 3, ("MeasuredBy", "dbt:retention_28d"), ("Target", 0.4))));
        Assert.Empty(Rules(Feature, Good, Fact.Ours("Guardrail", ["http.server.request.duration", FailureRate], ("Max", 0.01))));
        Assert.Empty(Rules(Feature, Good, Fact.Ours("Guardrail", ["http.server.request.duration", Latency], ("Max", 0.5), ("Quantile", 0.99))));
        Assert.Empty(Rules(Feature, Good, Fact.Ours("Guardrail", ["shop.margin", Revenue], ("Baseline", 100.0))));
        Assert.Empty(Rules(Feature, Good, Fact.Ours("SupportingMetric", ["shop.used", 1])));
        Assert.Empty(Rules(Feature, Good, Fact.Ours("AcceptedGap", ["DG2001", "recorded by the till"], ("Until", "2027-03-31"))));
        Assert.Empty(Rules(Feature, Good, Fact.Ours("OutcomeReview", [], ("By", "2027-03-31"), ("Checkpoints", new object?[] { "7d", "30d" }))));
        Assert.Empty(Rules(Fact.Ours("PartOf", ["pay"])));
    }

    [Fact]
    public void A_feature_without_a_success_metric_is_DG1002()
    {
        Assert.Equal(["DG1002"], Rules(Feature));
        Assert.Equal(["DG1002"], Rules(Feature, Fact.Success("?", Completion)));
        Assert.Equal(["DG1002"], Rules(Feature, Fact.Success("  ", Completion)));
        Assert.Equal(["DG1002"], Rules(Feature, Fact.Ours("SupportingMetric", ["shop.used", 1])));
        Assert.Equal("pay", Assert.Single(Findings(Feature)).Feature);
    }

    [Fact]
    public void A_success_metric_that_does_not_compile_yet_is_one()
    {
        var half = new AttributeFact("DeliveryGap.SuccessMetricAttribute", [new("", null, false, Place.None)], [], Place.None);
        Assert.Empty(Rules(Feature, half));
    }

    [Theory]
    [InlineData("no target", Completion, "Target", "Per", "shop.started")]
    [InlineData("of what", Completion, "Per", "Target", 0.5)]
    [InlineData("Target = 54", Completion, "Target", "Target", 54.0, "Per", "shop.started")]
    [InlineData("equals the baseline", Revenue, "Target", "Target", 5.0, "Baseline", 5.0)]
    [InlineData("is no number", Revenue, "Target", "Target", double.NaN)]
    [InlineData("of what", Completion, "Per", "Target", 0.5, "Per", "?")]
    [InlineData("quantile", Latency, "Quantile", "Target", 5.0, "Quantile", 95.0)]
    public void An_ambiguous_goal_is_DG1004(string message, int kind, string argument, params object[] named)
    {
        var success = Fact.Success("shop.paid", kind, [.. named.Chunk(2).Select(pair => ((string)pair[0], (object?)pair[1]))]);
        var finding = Assert.Single(Findings(Feature, success));
        Assert.Equal("DG1004", finding.Rule.Id);
        Assert.Contains(message, finding.Message);
        Assert.Equal(argument, finding.Properties[FixProperties.Argument]);
    }

    [Fact]
    public void A_guardrail_without_a_limit_is_DG1004()
    {
        Assert.Equal(["DG1004"], Rules(Feature, Good, Fact.Ours("Guardrail", ["shop.failed", FailureRate])));
        Assert.Equal(["DG1004"], Rules(Feature, Good, Fact.Ours("Guardrail", ["shop.failed", FailureRate], ("Max", 5.0))));
        Assert.Equal(["DG1004"], Rules(Feature, Good, Fact.Ours("Guardrail", ["shop.margin", Revenue], ("Max", 1.0), ("Min", 2.0))));
    }

    [Theory]
    [InlineData("Pay", "pay")]
    [InlineData("Checkout.ApplePay", "checkout.apple-pay")]
    [InlineData("apple pay", "apple-pay")]
    [InlineData("apple_pay/now", "apple-pay.now")]
    [InlineData("a..b", "a.b")]
    [InlineData("-a", "a")]
    [InlineData("", null)]
    [InlineData("?", null)]
    [InlineData("é\n\uD800", null)]
    public void A_malformed_key_is_DG1008(string key, string? replacement)
    {
        var finding = Assert.Single(Findings(Fact.Ours("Feature", [key]), Good));
        Assert.Equal("DG1008", finding.Rule.Id);
        Assert.Equal(replacement, finding.Properties.GetValueOrDefault(FixProperties.Replacement));
        Assert.DoesNotContain('\n', finding.Message);
    }

    [Theory]
    [InlineData("shop checkout", "shop.checkout")]
    [InlineData("1shop", null)]
    [InlineData("shop.größe", "shop.gr.e")]
    public void A_malformed_instrument_is_DG1008(string name, string? replacement)
    {
        var finding = Assert.Single(Findings(Feature, Fact.Success(name, Revenue, ("Target", 1.0))));
        Assert.Equal(("DG1008", replacement), (finding.Rule.Id, finding.Properties.GetValueOrDefault(FixProperties.Replacement)));
    }

    [Theory]
    [InlineData("28 days", "28d")]
    [InlineData("4 Weeks", "4w")]
    [InlineData("28", null)]
    [InlineData("0d", null)]
    [InlineData("1m", null)]
    public void A_malformed_window_is_DG1008(string window, string? replacement)
    {
        var finding = Assert.Single(Findings(Feature, Fact.Success("shop.revenue", Revenue, ("Target", 1.0), ("Window", window))));
        Assert.Equal(("DG1008", replacement), (finding.Rule.Id, finding.Properties.GetValueOrDefault(FixProperties.Replacement)));
    }

    [Theory]
    [InlineData("2027/3/31", "2027-03-31")]
    [InlineData("2027-02-30", null)]
    [InlineData("31.03.2027", null)]
    [InlineData("03/04/2027", null)]
    [InlineData("soon", null)]
    public void A_malformed_date_is_DG1008(string date, string? replacement)
    {
        var finding = Assert.Single(Findings(Feature, Good, Fact.Ours("OutcomeReview", [], ("By", date))));
        Assert.Equal(("DG1008", replacement), (finding.Rule.Id, finding.Properties.GetValueOrDefault(FixProperties.Replacement)));
    }

    [Theory]
    [InlineData("DG1001", "?", "gives no reason")]
    [InlineData("DG1001", "", "gives no reason")]
    [InlineData("CS8019", "because", "names no rule")]
    [InlineData("DG1018", "because", "names no rule")]
    [InlineData("DG9001", "because", "names no rule")]
    [InlineData("?", "because", "names no rule")]
    public void An_accepted_gap_without_rule_or_reason_is_DG1016(string rule, string because, string message)
    {
        var finding = Assert.Single(Findings(Feature, Good, Fact.Ours("AcceptedGap", [rule, because])));
        Assert.Equal("DG1016", finding.Rule.Id);
        Assert.Contains(message, finding.Message);
    }

    [Fact]
    public void An_accepted_gap_accepts_its_rule_and_its_instrument_only()
    {
        Assert.Empty(Rules(Feature, Fact.Ours("AcceptedGap", ["DG1002", "measured by hand until May"])));
        Assert.Equal(["DG1002"], Rules(Feature, Fact.Ours("AcceptedGap", ["DG1004", "measured by hand until May"])));
        Assert.Equal(["DG1002", "DG1016"], Rules(Feature, Fact.Ours("AcceptedGap", ["DG1002", "?"])));
        var noTarget = Fact.Success("shop.revenue", Revenue);
        Assert.Empty(Rules(Feature, noTarget, Fact.Ours("AcceptedGap", ["DG1004", "wait for May"], ("On", "shop.revenue"))));
        Assert.Equal(["DG1004"], Rules(Feature, noTarget, Fact.Ours("AcceptedGap", ["DG1004", "wait for May"], ("On", "shop.other"))));
    }

    [Fact]
    public void Unknown_keys_are_DG1009_with_the_nearest_one()
    {
        var known = new KnownKeys(["checkout.apple-pay", "search"], ["conversion"], ["q3"], ["board"]);
        Assert.Empty(KeyRules.Judge([Fact.Ours("PartOf", ["search"]), Fact.Ours("Advances", ["conversion"]), Fact.Ours("Advances", ["q3"]),
            Fact.Ours("Readiness", ["sales"]), Fact.Ours("Readiness", ["board"])], () => known));

        var slip = Assert.Single(KeyRules.Judge([Fact.Ours("PartOf", ["checkout.aple-pay"])], () => known));
        Assert.Equal("No feature 'checkout.aple-pay' is declared; did you mean 'checkout.apple-pay'?", slip.Message);
        var far = Assert.Single(KeyRules.Judge([Fact.Ours("PartOf", ["wishlist"])], () => known));
        Assert.Equal("No feature 'wishlist' is declared; declare it with [Feature(\"wishlist\")]", far.Message);
        Assert.Equal(["KPI or objective", "party", "KPI", "KPI"], KeyRules.Judge(
            [Fact.Ours("Advances", ["x"]), Fact.Ours("Readiness", ["x"]), Fact.Ours("Kpi", ["a", 0], ("TradesOffWith", "x")), Fact.Ours("Objective", ["b"], ("Kpi", "x"))],
            () => known).Select(finding => finding.Arguments[0]));
    }

    [Fact]
    public void Nothing_is_looked_up_where_no_key_is_used() =>
        Assert.Empty(KeyRules.Judge([Feature, Good], () => throw new InvalidOperationException("looked up")));
}
