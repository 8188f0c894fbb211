using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

/// <summary>DG1003, DG1005, DG1006, DG1010, DG1015: what the level Outcome adds to a declaration.</summary>
public sealed class OutcomeRuleTests
{
    private static readonly AttributeFact Feature = Fact.Ours("Feature", ["pay"], ("Owner", "payments"));
    private static readonly AttributeFact Hypothesis = Fact.Ours("Hypothesis", [], ("Problem", "They type a card number"));
    private static readonly AttributeFact Success = Metric("SuccessMetric", MetricKind.Completion, ("Per", "shop.started"), ("Target", 0.6));
    private static readonly AttributeFact Guardrail = Metric("Guardrail", MetricKind.FailureRate, ("Max", 0.01));
    private static readonly AttributeFact Review = Fact.Ours("OutcomeReview", [], ("By", "2027-03-31"));

    private static AttributeFact Metric(string role, MetricKind kind, params (string Name, object? Value)[] named) => Metric(role, "shop.paid", kind, named);

    private static AttributeFact Metric(string role, string instrument, MetricKind kind, params (string Name, object? Value)[] named) =>
        Fact.Ours(role, [instrument, (int)kind], named);

    private static AttributeFact HalfTyped(string attribute, params (string Name, object? Value)[] named) => new(
        $"DeliveryGap.{attribute}Attribute", [new("", null, false, Place.None), new("", null, false, Place.None)],
        [.. named.Select(argument => new AttributeArgument(argument.Name, null, false, Place.None))], Place.None);

    private static AttributeFact Unknown(string attribute, string argument) => new(
        $"DeliveryGap.{attribute}Attribute", [new("", 1, true, Place.None)], [new(argument, null, false, Place.None)], Place.None);

    private static Finding[] Findings(params AttributeFact[] attributes) =>
        [.. DeclarationRules.Judge(new("T:Shop.Pay", "Pay", attributes, Place.None)).Where(finding => finding.AcceptedBy is null)];

    private static string[] Rules(params AttributeFact[] attributes) => [.. Findings(attributes).Select(finding => finding.Rule.Id)];

    [Fact]
    public void A_feature_that_says_everything_is_left_alone() => Assert.Empty(Rules(Feature, Hypothesis, Success, Guardrail, Review));

    [Fact]
    public void A_bare_feature_lacks_everything() => Assert.Equal(["DG1002", "DG1003", "DG1006", "DG1010", "DG1015"], Rules(Fact.Ours("Feature", ["pay"])));

    [Fact]
    public void What_is_no_feature_lacks_nothing()
    {
        Assert.Empty(Rules(Fact.Ours("PartOf", ["pay"])));
        Assert.Empty(Rules(Fact.Ours("NotAFeature", ["a probe"])));
        Assert.Empty(Rules(Fact.Ours("AcceptedGap", ["DG1001", "the team starts in May"])));
    }

    [Fact]
    public void A_feature_that_is_being_typed_lacks_nothing() =>
        Assert.Equal(["DG1002"], Rules(HalfTyped("Feature")));

    [Fact]
    public void A_key_that_is_to_be_filled_in_makes_no_difference() =>
        Assert.Contains("Feature 'Pay' has no owner; add Owner", Findings(Fact.Ours("Feature", ["?"])).Single(finding => finding.Rule.Id == "DG1010").Message);

    [Fact]
    public void Findings_name_the_feature_and_stand_at_it()
    {
        foreach (var finding in Findings(Fact.Attribute("DeliveryGap.FeatureAttribute", ["pay", 7], 7)))
        {
            Assert.Equal(("pay", "T:Shop.Pay", 7), (finding.Feature, finding.Symbol, finding.Place.Line));
            Assert.Contains("'pay'", finding.Message);
        }
    }

    [Theory]
    [InlineData("DG1003")]
    [InlineData("DG1006")]
    [InlineData("DG1010")]
    [InlineData("DG1015")]
    public void Each_gap_can_be_accepted(string rule)
    {
        AttributeFact[] bare = [Fact.Ours("Feature", ["pay"]), Success];
        Assert.Equal(
            Rules(bare).Except([rule]), Rules([.. bare, Fact.Ours("AcceptedGap", [rule, "the team starts in May"])]));
        Assert.Contains(rule, Rules([.. bare, Fact.Ours("AcceptedGap", [rule, "?"])]));
    }

    [Fact]
    public void No_hypothesis_is_DG1003()
    {
        Assert.Equal(["DG1003"], Rules(Feature, Success, Guardrail, Review));
        Assert.Equal(["DG1003"], Rules(Feature, Success, Guardrail, Review, Fact.Ours("Hypothesis", [])));
        Assert.Equal(["DG1003"], Rules(Feature, Success, Guardrail, Review, Fact.Ours("Hypothesis", [], ("Problem", "?"), ("Audience", " "), ("Because", null))));
    }

    [Theory]
    [InlineData("Problem")]
    [InlineData("Audience")]
    [InlineData("Change")]
    [InlineData("Because")]
    public void One_argument_is_a_hypothesis(string argument) =>
        Assert.Empty(Rules(Feature, Success, Guardrail, Review, Fact.Ours("Hypothesis", [], (argument, "They type a card number"), ("Audience", "?"))));

    [Fact]
    public void A_hypothesis_that_is_being_typed_is_one()
    {
        Assert.Empty(Rules(Feature, Success, Guardrail, Review, HalfTyped("Hypothesis")));
        Assert.Empty(Rules(Feature, Success, Guardrail, Review, Unknown("Hypothesis", "Problem")));
    }

    [Theory]
    [InlineData(MetricKind.UsageFrequency)]
    [InlineData(MetricKind.Engagement)]
    public void Success_by_output_alone_is_DG1005(MetricKind kind)
    {
        var output = Metric("SuccessMetric", kind, ("Target", 5.0));
        var finding = Assert.Single(Findings(Feature, Hypothesis, output, Guardrail, Review));
        Assert.Equal(("DG1005", "shop.paid"), (finding.Rule.Id, finding.Instrument));
        Assert.Contains($"The success of 'pay' is measured by {kind} alone", finding.Message);

        AttributeFact[] rest = [Feature, Hypothesis, output, Guardrail, Review];
        Assert.Equal(["DG1005"], Rules([.. rest, Metric("SupportingMetric", MetricKind.Engagement)]));
        Assert.Equal(["DG1005"], Rules([.. rest, Metric("Guardrail", MetricKind.Latency, ("Max", 1.0))]));
        Assert.Equal(["DG1005"], Rules([.. rest, Metric("SupportingMetric", "?", MetricKind.Retention)]).Except(["DG1008"]));
        Assert.Empty(Rules([.. rest, Fact.Ours("AcceptedGap", ["DG1005", "the pilot only asks whether they find it"])]));
        Assert.Empty(Rules([.. rest, Fact.Ours("AcceptedGap", ["DG1005", "the pilot only asks whether they find it"], ("On", "shop.paid"))]));
    }

    [Theory]
    [InlineData(MetricKind.Activation)]
    [InlineData(MetricKind.Completion)]
    [InlineData(MetricKind.Retention)]
    [InlineData(MetricKind.Conversion)]
    [InlineData(MetricKind.Acquisition)]
    [InlineData(MetricKind.Satisfaction)]
    [InlineData(MetricKind.Revenue)]
    [InlineData(MetricKind.Cost)]
    [InlineData(MetricKind.FailureRate)]
    [InlineData(MetricKind.Latency)]
    public void An_outcome_as_success_or_beside_it_is_enough(MetricKind kind)
    {
        Assert.Empty(Rules(Feature, Hypothesis, Metric("SuccessMetric", kind, ("Target", 0.5), ("Per", "shop.started")), Guardrail, Review));
        Assert.Empty(Rules(Feature, Hypothesis, Metric("SuccessMetric", MetricKind.UsageFrequency, ("Target", 5.0)), Guardrail, Review,
            Metric("SupportingMetric", kind, ("Per", "shop.started"))));
    }

    [Fact]
    public void What_success_is_measured_by_may_not_be_known_yet()
    {
        var output = Metric("SuccessMetric", MetricKind.UsageFrequency, ("Target", 5.0));
        Assert.Empty(Rules(Feature, Hypothesis, HalfTyped("SuccessMetric"), Guardrail, Review));
        Assert.Empty(Rules(Feature, Hypothesis, Fact.Success("shop.paid", 99, ("Target", 5.0)), Guardrail, Review));
        Assert.Empty(Rules(Feature, Hypothesis, output, HalfTyped("SupportingMetric"), Guardrail, Review));
        Assert.Equal(["DG1002"], Rules(Feature, Hypothesis, Metric("SuccessMetric", "?", MetricKind.UsageFrequency), Guardrail, Review));
    }

    [Fact]
    public void No_guardrail_on_failures_is_DG1006()
    {
        Assert.Equal(["DG1006"], Rules(Feature, Hypothesis, Success, Review));
        Assert.Equal(["DG1006"], Rules(Feature, Hypothesis, Success, Review, Metric("Guardrail", MetricKind.Latency, ("Max", 1.0))));
        Assert.Equal(["DG1006"], Rules(Feature, Hypothesis, Success, Review, Metric("SupportingMetric", MetricKind.FailureRate)));
        Assert.Equal(["DG1006", "DG1008"], Rules(Feature, Hypothesis, Success, Review, Metric("Guardrail", "?", MetricKind.FailureRate, ("Max", 0.01))));
    }

    [Fact]
    public void Failures_that_are_watched_or_may_be_are_left_alone()
    {
        Assert.Empty(Rules(Feature, Hypothesis, Metric("SuccessMetric", MetricKind.FailureRate, ("Target", 0.01)), Review));
        Assert.Empty(Rules(Feature, Hypothesis, Success, Review, Metric("Guardrail", MetricKind.Latency, ("Max", 1.0)), Guardrail));
        Assert.Empty(Rules(Feature, Hypothesis, Success, Review, Metric("Guardrail", "failed jobs", MetricKind.FailureRate, ("Max", 0.1), ("MeasuredBy", "cron"))));
        Assert.Empty(Rules(Feature, Hypothesis, Success, Review, HalfTyped("Guardrail")));
        Assert.Empty(Rules(Feature, Hypothesis, Success, Review, Fact.Ours("Guardrail", ["shop.failed", 99], ("Max", 0.1))));
        Assert.Empty(Rules(Feature, Hypothesis, HalfTyped("SuccessMetric"), Review));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("?")]
    public void No_owner_is_DG1010(string? owner) =>
        Assert.Equal(["DG1010"], Rules(Fact.Ours("Feature", ["pay"], ("Owner", owner)), Hypothesis, Success, Guardrail, Review));

    [Fact]
    public void An_owner_that_is_being_typed_is_one() => Assert.Empty(Rules(
        new("DeliveryGap.FeatureAttribute", [new("", "pay", true, Place.None)], [new("Owner", null, false, Place.None)], Place.None),
        Hypothesis, Success, Guardrail, Review));

    [Fact]
    public void No_review_is_DG1015()
    {
        AttributeFact[] rest = [Feature, Hypothesis, Success, Guardrail];
        Assert.Equal(["DG1015"], Rules(rest));
        Assert.Equal(["DG1015"], Rules([.. rest, Fact.Ours("OutcomeReview", [])]));
        Assert.Equal(["DG1015"], Rules([.. rest, Fact.Ours("OutcomeReview", [], ("Owner", "payments"))]));
        Assert.Equal(["DG1015"], Rules([.. rest, Fact.Ours("OutcomeReview", [], ("By", "?"))]));
        Assert.Equal(["DG1015"], Rules([.. rest, Fact.Ours("OutcomeReview", [], ("By", ""), ("Checkpoints", Array.Empty<object?>()))]));
        Assert.Equal(["DG1015"], Rules([.. rest, Fact.Ours("OutcomeReview", [], ("Checkpoints", new object?[] { "?", null }))]));
    }

    [Fact]
    public void A_day_or_a_checkpoint_is_a_review()
    {
        AttributeFact[] rest = [Feature, Hypothesis, Success, Guardrail];
        Assert.Empty(Rules([.. rest, Fact.Ours("OutcomeReview", [], ("Checkpoints", new object?[] { "30d", "?" }))]));
        Assert.Empty(Rules([.. rest, Fact.Ours("OutcomeReview", [], ("By", "?"), ("Checkpoints", new object?[] { "30d" }))]));
        Assert.Equal(["DG1008"], Rules([.. rest, Fact.Ours("OutcomeReview", [], ("By", "soon"))]));
        Assert.Empty(Rules([.. rest, HalfTyped("OutcomeReview")]));
        Assert.Empty(Rules([.. rest, Unknown("OutcomeReview", "By")]));
        Assert.Empty(Rules([.. rest, Unknown("OutcomeReview", "Checkpoints")]));
    }

    [Fact]
    public void A_feature_of_another_application_is_not_judged()
    {
        var code = new FakeCode().Add(new TypeFact
        {
            Name = "Library.Pay", Assembly = "Library", Shape = TypeShape.Class, IsOwn = true, Attributes = [Fact.Ours("Feature", ["pay"])],
        });
        Assert.Empty(ProgramRules.Judge(ProgramModel.Read(code, ExistingList.Empty)));
    }
}
