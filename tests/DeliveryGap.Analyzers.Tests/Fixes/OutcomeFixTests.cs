using DeliveryGap.CodeFixes;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1003, DG1006, DG1010, DG1015. What a fix writes is to be filled in, so the rule goes on to say so.</summary>
public sealed class OutcomeFixTests
{
    private const string Feature = """Feature("pay", Owner = "payments")""";
    private const string Success = """SuccessMetric("shop.paid", MetricKind.Revenue, Target = 5)""";
    private const string Hypothesis = """Hypothesis(Problem = "They type")""";
    private const string Guardrail = """Guardrail("shop.errors", MetricKind.FailureRate, Max = 0.01)""";
    private const string Review = """OutcomeReview(By = "2027-03-31")""";

    private static Task VerifyAsync<TFix>(string key, string source, string fixedSource)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixVerifier<EveryRule, TFix>.Test(Level.WholeProduct) { TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = key };
        test.TestState.OutputKind = TestDefaults.OutputKindOf(source);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AHypothesisFollowsTheFeature() => VerifyAsync<FeatureStatesNoHypothesisCodeFixProvider>(
        FeatureStatesNoHypothesisCodeFixProvider.AddHypothesisKey, $$"""
        using DeliveryGap;

        [{|DG1003:{{Feature}}|}] // ours
        [{{Success}}]
        [{{Guardrail}}, {{Review}}]
        class Pay;

        class Other
        {
            [{|DG1003:{{Feature}}|}, {{Success}}, {{Guardrail}}, {{Review}}]
            void Pay() { }
        }
        """, $$"""
        using DeliveryGap;

        [{|DG1003:{{Feature}}|}]
        [Hypothesis(Problem = "?", Audience = "?", Because = "?")] // ours
        [{{Success}}]
        [{{Guardrail}}, {{Review}}]
        class Pay;

        class Other
        {
            [{|DG1003:{{Feature}}|}, {{Success}}, {{Guardrail}}, {{Review}}]
            [Hypothesis(Problem = "?", Audience = "?", Because = "?")]
            void Pay() { }
        }
        """);

    [Theory]
    [InlineData("[Hypothesis] partial class Pay;")]
    [InlineData("[Hypothesis(Problem = \"?\", Audience = \"?\", Because = \"?\")] partial class Pay;")]
    public Task ASecondHypothesisIsNotOffered(string part)
    {
        var source = $$"""
            using DeliveryGap;
            [{|DG1003:{{Feature}}|}, {{Success}}, {{Guardrail}}, {{Review}}] partial class Pay;
            {{part}}
            """;
        return VerifyAsync<FeatureStatesNoHypothesisCodeFixProvider>(FeatureStatesNoHypothesisCodeFixProvider.AddHypothesisKey, source, source);
    }

    [Fact]
    public Task AReviewComesLast() => VerifyAsync<NoOutcomeReviewCodeFixProvider>(
        NoOutcomeReviewCodeFixProvider.AddReviewKey, $$"""
        using System;
        using DeliveryGap;

        [{|DG1015:{{Feature}}|}]
        [{{Success}}]
        [{{Hypothesis}}, {{Guardrail}}]
        [Serializable]
        class Pay
        {
            object Map() => [{|DG1015:{{Feature}}|}, {{Success}}] [{{Hypothesis}}, {{Guardrail}}] () => 1;
        }
        """, $$"""
        using System;
        using DeliveryGap;

        [{|DG1015:{{Feature}}|}]
        [{{Success}}]
        [{{Hypothesis}}, {{Guardrail}}]
        [OutcomeReview(By = "?")]
        [Serializable]
        class Pay
        {
            object Map() => [{|DG1015:{{Feature}}|}, {{Success}}] [{{Hypothesis}}, {{Guardrail}}] [OutcomeReview(By = "?")] () => 1;
        }
        """);

    [Theory]
    [InlineData("OutcomeReview")]
    [InlineData("OutcomeReview(By = \"?\")")]
    [InlineData("OutcomeReview(Owner = \"payments\")")]
    public Task ASecondReviewIsNotOffered(string review)
    {
        var source = $$"""
            using DeliveryGap;
            [{|DG1015:{{Feature}}|}, {{Success}}, {{Hypothesis}}, {{Guardrail}}, {{review}}] class Pay;
            """;
        return VerifyAsync<NoOutcomeReviewCodeFixProvider>(NoOutcomeReviewCodeFixProvider.AddReviewKey, source, source);
    }

    [Theory]
    [InlineData("Feature(\"pay\")", "Feature(\"pay\", Owner = \"?\")")]
    [InlineData("FeatureAttribute(key: \"pay\", Title = \"Pay now\")", "FeatureAttribute(key: \"pay\", Title = \"Pay now\", Owner = \"?\")")]
    [InlineData("Feature(\n    \"pay\" // the key\n)", "Feature(\n    \"pay\", Owner = \"?\" // the key\n)")]
    public Task AnOwnerIsAddedToTheFeature(string before, string after)
    {
        var source = $$"""
            using DeliveryGap;
            [{|DG1010:{0}|}, {{Success}}, {{Hypothesis}}, {{Guardrail}}, {{Review}}] class Pay;
            class Orders { [{|DG1010:{0}|}, {{Success}}, {{Hypothesis}}, {{Guardrail}}, {{Review}}] void Pay() { } }
            """;
        return VerifyAsync<FeatureHasNoOwnerCodeFixProvider>(
            FeatureHasNoOwnerCodeFixProvider.AddOwnerKey, source.Replace("{0}", before, StringComparison.Ordinal), source.Replace("{0}", after, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("")]
    public Task ASecondOwnerIsNotOffered(string owner)
    {
        var source = $$"""
            using DeliveryGap;
            [{|DG1010:Feature("pay", Owner = "{{owner}}")|}, {{Success}}, {{Hypothesis}}, {{Guardrail}}, {{Review}}] class Pay;
            """;
        return VerifyAsync<FeatureHasNoOwnerCodeFixProvider>(FeatureHasNoOwnerCodeFixProvider.AddOwnerKey, source, source);
    }

    [Fact]
    public Task RequestsAreGuardedByWhatTheFrameworkMeasures() => VerifyAsync<NothingGuardsAgainstFailureCodeFixProvider>(
        NothingGuardsAgainstFailureCodeFixProvider.AddGuardrailKey, $$"""
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create();
        app.MapGet("/orders", [PartOf("orders")] () => 1);
        app.MapGet("/carts", [{|DG1006:Feature("carts", Owner = "sales")|}, {{Success}}, {{Hypothesis}}, {{Review}}] () => 1);
        app.Run();

        [{|DG1006:Feature("pay", Owner = "payments")|}, {{Success}}]
        [{{Hypothesis}}, {{Review}}]
        public class PayController : ControllerBase
        {
            [HttpPost("pay")] public int Pay() => 1;
        }

        [{|DG1006:Feature("orders", Owner = "sales")|}, {{Success}}, {{Hypothesis}}, {{Review}}] static class Orders;
        """, $$"""
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create();
        app.MapGet("/orders", [PartOf("orders")] () => 1);
        app.MapGet("/carts", [Feature("carts", Owner = "sales"), {{Success}}, {{Hypothesis}}, {{Review}}] [Guardrail("http.server.request.duration", MetricKind.FailureRate, Where = "error.type", Max = 0.01)] () => 1);
        app.Run();

        [Feature("pay", Owner = "payments"), {{Success}}]
        [{{Hypothesis}}, {{Review}}]
        [Guardrail("http.server.request.duration", MetricKind.FailureRate, Where = "error.type", Max = 0.01)]
        public class PayController : ControllerBase
        {
            [HttpPost("pay")] public int Pay() => 1;
        }

        [Feature("orders", Owner = "sales"), {{Success}}, {{Hypothesis}}, {{Review}}] [Guardrail("http.server.request.duration", MetricKind.FailureRate, Where = "error.type", Max = 0.01)] static class Orders;
        """);

    [Theory]
    [InlineData("static class Pay;")]
    [InlineData("class Pay : BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }")]
    [InlineData("class PayController : Microsoft.AspNetCore.Mvc.ControllerBase { public int Get() => 1; } [PartOf(\"pay\")] class Job : BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }")]
    public Task OthersAreToBeFilledIn(string type) => VerifyAsync<NothingGuardsAgainstFailureCodeFixProvider>(
        NothingGuardsAgainstFailureCodeFixProvider.AddGuardrailKey, $$"""
        using DeliveryGap;

        [{|DG1006:{{Feature}}|}]
        [{{Success}}]
        [{{Hypothesis}}]
        [{{Review}}]
        {{type}}
        """, $$"""
        using DeliveryGap;

        [{|DG1006:{{Feature}}|}]
        [{{Success}}]
        [{{Hypothesis}}]
        [{{Review}}]
        [Guardrail({|DG1008:"?"|}, MetricKind.FailureRate, Max = 0.01)]
        {{type}}
        """);

    [Fact]
    public Task AGuardrailOnSomethingElseStaysBesideIt() => VerifyAsync<NothingGuardsAgainstFailureCodeFixProvider>(
        NothingGuardsAgainstFailureCodeFixProvider.AddGuardrailKey, $$"""
        using DeliveryGap;
        [{|DG1006:{{Feature}}|}, {{Success}}, {{Hypothesis}}, {{Review}}, Guardrail("shop.time", MetricKind.Latency, Max = 1)] class Pay;
        """, $$"""
        using DeliveryGap;
        [{|DG1006:{{Feature}}|}, {{Success}}, {{Hypothesis}}, {{Review}}, Guardrail("shop.time", MetricKind.Latency, Max = 1)] [Guardrail({|DG1008:"?"|}, MetricKind.FailureRate, Max = 0.01)] class Pay;
        """);

    [Fact]
    public Task ASecondGuardrailIsNotOffered()
    {
        var source = $$"""
            using DeliveryGap;
            [{|DG1006:{{Feature}}|}, {{Success}}, {{Hypothesis}}, {{Review}}, Guardrail({|DG1008:"?"|}, MetricKind.FailureRate, Max = 0.01)] class Pay;
            """;
        return VerifyAsync<NothingGuardsAgainstFailureCodeFixProvider>(NothingGuardsAgainstFailureCodeFixProvider.AddGuardrailKey, source, source);
    }

    [Fact]
    public Task AcceptsTheGapOnceAReasonIsGiven() => VerifyAsync<NoOutcomeReviewCodeFixProvider>(AcceptedGapRemedy.Key, $$"""
        using DeliveryGap;

        [{|DG1015:{{Feature}}|}]
        [{{Success}}, {{Hypothesis}}, {{Guardrail}}]
        class Pay;
        """, $$"""
        using DeliveryGap;

        [{|DG1015:{{Feature}}|}]
        [AcceptedGap("DG1015", {|DG1016:"?"|})]
        [{{Success}}, {{Hypothesis}}, {{Guardrail}}]
        class Pay;
        """);
}
