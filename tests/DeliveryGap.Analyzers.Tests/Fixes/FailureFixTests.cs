using DeliveryGap.CodeFixes;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG2004: the catch counts.</summary>
public sealed class FailureFixTests
{
    private static Task VerifyAsync(string source, string fixedSource)
    {
        var test = new CSharpCodeFixVerifier<FeatureEvidenceAnalyzer, FailureDisappearsCodeFixProvider>.Test(Level.Outcome) { TestCode = source, FixedCode = fixedSource };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Orders(string metrics, string handler, string rest = "") => $$"""
        using System.Diagnostics.Metrics;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Feature("orders")]
        [SuccessMetric("orders.placed", MetricKind.Acquisition, MeasuredBy = "dbt:orders"){{metrics}}]
        public class OrdersController : ControllerBase
        {
            [HttpPost("orders")]
            public void Place()
            {
                try { Console.WriteLine(); }
                {{handler}}
            }
        }
        {{rest}}
        """;

    [Fact]
    public Task ACounterNamedAfterTheFeature() => VerifyAsync(
        Orders("", "{|DG2004:catch|} { }"),
        Orders("", "catch { Instruments.OrdersFailed.Add(1); }", """

            static class Instruments
            {
                private static readonly Meter Meter = new("0");

                public static readonly Counter<long> OrdersFailed = Meter.CreateCounter<long>("orders.failed");
            }

            """));

    [Fact]
    public Task TheGuardrailsCounterWhereItHasOne()
    {
        const string guardrail = ", Guardrail(\"shop.orders.errors\", MetricKind.FailureRate, Per = \"orders.placed\", MeasuredBy = \"\")";
        const string errors = "static class Numbers { public static readonly Counter<long> Errors = new Meter(\"Shop\").CreateCounter<long>(\"shop.orders.errors\"); }";
        var metric = guardrail.Replace(", Per = \"orders.placed\", MeasuredBy = \"\"", "", StringComparison.Ordinal);
        return VerifyAsync(
            Orders(", {|DG2002:" + metric[2..] + "|}", "{|DG2004:catch|} (IOException)\n        {\n        }", errors),
            Orders(metric, "catch (IOException)\n        {\n            Numbers.Errors.Add(1);\n        }", errors));
    }

    [Fact]
    public Task ACounterThatCannotBeReachedIsLeftToPeople()
    {
        var source = Orders("", "{|DG2004:catch|} { }", "class Numbers { readonly Counter<long> failed = new Meter(\"Shop\").CreateCounter<long>(\"orders.failed\"); }");
        return VerifyAsync(source, source);
    }

    [Fact]
    public async Task TheTitleSaysWhatHappens() => Assert.Equal(
        ["Create 'orders.failed' in Instruments and record it in this catch"],
        await OfferedActions.TitlesAsync<FeatureEvidenceAnalyzer, FailureDisappearsCodeFixProvider>(Orders("", "catch { }"), RuleIds.FailureDisappears, Level.Outcome));
}
