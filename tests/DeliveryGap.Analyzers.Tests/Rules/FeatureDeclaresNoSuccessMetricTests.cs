using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class FeatureDeclaresNoSuccessMetricTests
{
    private const string Metric = """SuccessMetric("shop.orders", MetricKind.UsageFrequency, Target = 10)""";

    [Fact]
    public Task TypeWithoutMetricIsReportedAtItsAttribute() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [{|DG1002:Feature("checkout.apple-pay", Owner = "payments")|}]
        class ApplePay;
        """);

    [Fact]
    public Task MessageNamesTheFeatureAndSaysWhatToDo() => Verify.VerifyAnalyzerAsync(
        """
        [{|#0:DeliveryGap.Feature("checkout.apple-pay")|}]
        class ApplePay;
        """,
        Verify.Diagnostic("DG1002").WithLocation(0).WithMessage(
            "Feature 'checkout.apple-pay' declares no success metric; add [SuccessMetric(…)] with the one number that says whether it worked"));

    [Fact]
    public Task PlaceholderIsNoDeclaration() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [{|DG1002:Feature("orders")|}, SuccessMetric("?", MetricKind.UsageFrequency, Target = 1)]
        class Orders;
        """);

    [Fact]
    public Task SupportingMetricsAreNotTheOneNumber() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [{|DG1002:Feature("orders")|}, SupportingMetric("shop.orders", MetricKind.UsageFrequency), Guardrail("shop.errors", MetricKind.Cost, Max = 1)]
        class Orders;
        """);

    [Theory]
    [InlineData("struct Orders;")]
    [InlineData("interface Orders;")]
    [InlineData("record Orders;")]
    [InlineData("static class Orders;")]
    [InlineData("class Orders<T>;")]
    public Task WhateverATypeIs(string type) => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        [{|DG1002:Feature("orders")|}]
        {{type}}
        """);

    [Fact]
    public Task Methods() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        class Orders
        {
            [{|DG1002:Feature("orders.list")|}]
            public void List() { }

            class Inner
            {
                [{|DG1002:Feature("orders.create")|}]
                void Create<T>(T order) { }
            }
        }
        """);

    [Fact]
    public Task LambdasAndLocalFunctions() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        var handler = [{|DG1002:Feature("orders.list")|}] () => "all";
        var other = [Feature("orders.show"), SuccessMetric("shop.shown", MetricKind.UsageFrequency, Target = 1)] (int id) => id;
        Console.WriteLine(handler() + other(1) + Create());

        [{|DG1002:Feature("orders.create")|}]
        static string Create() => "created";
        """);

    [Fact]
    public Task LambdaInsideALambdaInsideAField() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        class Orders
        {
            static readonly Func<Func<string>> Make = () => [{|DG1002:Feature("orders")|}] () => "x";
        }
        """);

    [Fact]
    public Task PartialTypeIsOneDeclaration()
    {
        var test = new Verify.Test();
        test.TestState.Sources.Add("""
            using DeliveryGap;
            [Feature("orders")]
            partial class Orders;

            [{|DG1002:Feature("carts")|}]
            partial class Carts;
            """);
        test.TestState.Sources.Add($$"""
            using DeliveryGap;
            [{{Metric}}]
            partial class Orders;

            partial class Carts;
            """);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task PartialMethodIsOneDeclaration() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        partial class Orders
        {
            [{|DG1002:Feature("orders")|}]
            public partial void List();
            public partial void List() { }
        }
        """);

    [Fact]
    public Task AliasesAndFullNames() => Verify.VerifyAnalyzerAsync("""
        using F = DeliveryGap.FeatureAttribute;
        [{|DG1002:F("orders")|}] class Orders;
        [{|DG1002:global::DeliveryGap.FeatureAttribute("carts")|}] class Carts;
        """);

    [Fact]
    public Task AcceptedGapIsSilent() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [Feature("orders"), AcceptedGap("DG1002", "nobody has decided what it should achieve")]
        class Orders;
        """);

    [Fact]
    public Task AcceptingAnotherGapIsNot() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [{|DG1002:Feature("orders")|}, AcceptedGap("DG1004", "no target yet")]
        class Orders;
        """);

    [Fact]
    public Task DeclaredMetricIsFine() => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        [Feature("orders")]
        [{{Metric}}]
        class Orders;
        """);

    [Fact]
    public Task MetricMeasuredElsewhereIsFine() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [Feature("orders"), SuccessMetric("retention 28 days", MetricKind.Retention, Target = 0.4, MeasuredBy = "dbt:retention_28d")]
        class Orders;
        """);

    [Theory]
    [InlineData("""[PartOf("orders")]""")]
    [InlineData("""[NotAFeature("a probe")]""")]
    [InlineData("")]
    public Task OnlyFeaturesNeedAMetric(string attribute) => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        [Feature("orders"), {{Metric}}] class Orders;
        {{attribute}} class OrderList;
        """);

    [Fact]
    public Task SomebodyElsesFeatureAttributeIsNotOurs() => Verify.VerifyAnalyzerAsync("""
        using Elsewhere;
        [Feature("orders")] class Orders;
        namespace Elsewhere { class FeatureAttribute(string key) : System.Attribute { public string Key => key; } }
        namespace Other.DeliveryGap { class FeatureAttribute(string key) : System.Attribute { public string Key => key; } [Feature("a")] class A; }
        """);

    [Fact]
    public Task BaseTypesDoNotPassTheirFeatureOn() => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        [Feature("orders"), {{Metric}}] class Orders;
        class SpecialOrders : Orders;
        """);

    [Theory]
    [InlineData("disable")]
    [InlineData("enable")]
    public Task NullableOnAndOff(string nullable) => Verify.VerifyAnalyzerAsync($$"""
        #nullable {{nullable}}
        using DeliveryGap;
        [{|DG1002:Feature("orders", Title = null)|}] class Orders;
        [Feature("carts", Owner = "x"), {{Metric}}] class Carts;
        """);

    [Fact]
    public Task PragmaSilences() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        #pragma warning disable DG1002
        [Feature("orders")] class Orders;
        #pragma warning restore DG1002
        """);
}
