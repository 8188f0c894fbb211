using DeliveryGap.CodeFixes;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG2006: one name for both.</summary>
public sealed class NearMissFixTests
{
    private static Task VerifyAsync(string key, string source, string fixedSource)
    {
        var test = new CSharpCodeFixVerifier<FeatureEvidenceAnalyzer, NearMissCodeFixProvider>.Test { TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = key };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Orders(string metric, string created, string rest = "") => $$"""
        using System.Diagnostics.Metrics;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Feature("orders")]
        [SuccessMetric({{metric}})]
        public class OrdersController : ControllerBase
        {
            private static readonly Counter<long> Placed = new Meter("Shop").CreateCounter<long>({{created}});
            [HttpPost("orders")] public void Place() => Placed.Add(1);
        }
        {{rest}}
        """;

    [Theory]
    [InlineData("{|DG2006:\"shop.order.placed\"|}, MetricKind.Acquisition", "\"shop.orders.placed\", MetricKind.Acquisition")]
    [InlineData("\"other\", MetricKind.Completion, Per = {|DG2006:\"shop.OrdersPlaced\"|}, MeasuredBy = null", "\"other\", MetricKind.Completion, Per = \"shop.orders.placed\", MeasuredBy = null")]
    public Task TheDeclarationSaysWhatTheCodeCreates(string before, string after)
    {
        const string other = "static class Other { static readonly Counter<long> One = new Meter(\"Shop\").CreateCounter<long>(\"other\"); }";
        var isPer = before.Contains("other", StringComparison.Ordinal);
        return VerifyAsync(
            NearMissCodeFixProvider.DeclareKey,
            Orders(isPer ? before.Replace("\"other\"", "\"http.server.request.duration\"", StringComparison.Ordinal) : before, "\"shop.orders.placed\"", other),
            Orders(isPer ? after.Replace("\"other\"", "\"http.server.request.duration\"", StringComparison.Ordinal) : after, "\"shop.orders.placed\"", other));
    }

    [Fact]
    public Task TheCodeCreatesWhatIsDeclared() => VerifyAsync(
        NearMissCodeFixProvider.CreateKey,
        Orders("{|DG2006:\"shop.orders.placed\"|}, MetricKind.Acquisition", "unit: null, name: \"shop.oders.placed\""),
        Orders("\"shop.orders.placed\", MetricKind.Acquisition", "unit: null, name: \"shop.orders.placed\""));

    [Theory]
    [InlineData("{|DG2006:\"shop.order.placed\"|}, MetricKind.Acquisition", "Names.Placed", "static class Names { public const string Placed = \"shop.orders.placed\"; }")]
    [InlineData("{|DG2006:\"shop.order.placed\"|}, MetricKind.Acquisition", "\"shop.orders.placed\"", "static class Names { public const string Query = \"shop.orders.placed\"; }")]
    [InlineData("{|DG2006:\"shop.order.placed\"|}, MetricKind.Acquisition", "\"shop.\" + \"orders.placed\"", "")]
    public Task ANameThatOthersSayOrThatIsNoTextIsLeftToPeople(string metric, string created, string rest)
    {
        var source = Orders(metric, created, rest);
        return VerifyAsync(NearMissCodeFixProvider.CreateKey, source, source);
    }

    [Fact]
    public Task AConstantInTheDeclarationIsLeftToPeople()
    {
        var source = Orders("{|DG2006:Names.Placed|}, MetricKind.Acquisition", "\"shop.orders.placed\"", "static class Names { public const string Placed = \"shop.order.placed\"; }");
        return VerifyAsync(NearMissCodeFixProvider.DeclareKey, source, source);
    }
}
