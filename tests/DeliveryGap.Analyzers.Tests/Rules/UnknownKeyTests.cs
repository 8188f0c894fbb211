using DeliveryGap.Analyzers.Tests.Verifier;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class UnknownKeyTests
{
    private const string Metric = """DeliveryGap.SuccessMetric("shop.orders", DeliveryGap.MetricKind.UsageFrequency, Target = 10)""";

    private const string LibraryFeatures = $$"""
        using DeliveryGap;
        [assembly: Kpi("revenue", KpiCategory.Revenue)]
        [assembly: DeliveryChain("partners")]
        [Feature("lib.orders"), {{Metric}}] public class Orders
        {
            [Feature("lib.private"), {{Metric}}] void Hidden() { }
            public object Map() => [Feature("lib.lambda"), {{Metric}}] () => 1;
            [Feature("lib." + nameof(Orders)), {{Metric}}] internal class Nested;
        }
        """;

    private const string UsesLibrary = """
        using DeliveryGap;
        [PartOf("lib.orders")] class A;
        [PartOf("lib.private")] class B;
        [PartOf("lib.lambda")] class C;
        [PartOf("lib.Orders"), Advances("revenue"), Readiness("partners", NotNeededBecause = "none")] class D;
        [PartOf({|DG1009:"lib.carts"|})] class E;
        """;

    [Fact]
    public Task UnknownFeature() => Verify.VerifyAnalyzerAsync(
        $$"""
        using DeliveryGap;
        [Feature("checkout.apple-pay"), {{Metric}}] class ApplePay;
        [PartOf({|#0:"checkout.aple-pay"|})] class Pay;
        [PartOf({|#1:"search"|})] class Search;
        """,
        Verify.Diagnostic("DG1009").WithLocation(0).WithMessage("No feature 'checkout.aple-pay' is declared; did you mean 'checkout.apple-pay'?"),
        Verify.Diagnostic("DG1009").WithLocation(1).WithMessage("No feature 'search' is declared; declare it with [Feature(\"search\")]"));

    [Fact]
    public Task UnknownKpiObjectiveAndParty() => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        [assembly: Kpi("conversion", KpiCategory.Conversion, TradesOffWith = {|DG1009:"churn"|})]
        [assembly: Objective("grow", Kpi = {|DG1009:"conversoin"|})]
        [Feature("orders"), {{Metric}}, Advances({|DG1009:"retention"|}), Readiness({|DG1009:"lawyers"|}, NotNeededBecause = "none")] class Orders;
        """);

    [Fact]
    public Task KnownKpiObjectiveAndParty() => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        [assembly: Kpi("conversion", KpiCategory.Conversion, TradesOffWith = "churn")]
        [assembly: Kpi("churn", KpiCategory.Retention)]
        [assembly: Objective("grow", Kpi = "conversion"), DeliveryChain("lawyers"), DeliveryChain(Party.Sales)]
        [Feature("orders"), {{Metric}}, Advances("conversion"), Advances("grow"), Readiness("lawyers", NotNeededBecause = "none"), Readiness(Party.Sales, NotNeededBecause = "none")]
        class Orders;
        """);

    [Fact]
    public Task FeaturesInOtherFilesOnMethodsLambdasAndBehindAliases()
    {
        var test = new Verify.Test();
        test.TestState.Sources.Add("""
            using DeliveryGap;
            [PartOf("in.method")] class A;
            [PartOf("in.lambda")] class B;
            [PartOf("in.alias")] class C;
            [PartOf("in.global-alias")] class D;
            [PartOf("in.constant")] class E;
            [PartOf("in.raw")] class F;
            [PartOf({|DG1009:"in.nothing"|})] class G;
            """);
        test.TestState.Sources.Add($$"""
            using X = DeliveryGap.FeatureAttribute;
            class M
            {
                const string Key = "in." + "constant";
                [DeliveryGap.Feature("in.method"), {{Metric}}] void Method() { }
                object Lambda() => [DeliveryGap.FeatureAttribute("in.lambda"), {{Metric}}] () => 1;
                [X(line: 3, key: "in.alias"), {{Metric}}] class Alias;
                [GlobalFeature("in.global-alias"), {{Metric}}] class GlobalAlias;
                [DeliveryGap.Feature(Key), {{Metric}}] class Constant;
                [DeliveryGap.Feature(@"in.raw"), {{Metric}}] class Raw;
            }
            """);
        test.TestState.Sources.Add("global using GlobalFeature = DeliveryGap.FeatureAttribute;");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AKeyThatCannotBeReadKeepsTheRuleSilent() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestCode = """
            using DeliveryGap;
            [Feature(Generated.Key)] class Orders;
            [PartOf("anything")] class Pay;
            """,
        DisabledDiagnostics = { "DG1002" },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ReferencedAsMetadata()
    {
        var test = new Verify.Test { TestCode = UsesLibrary };
        test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Library", LibraryFeatures));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ReferencedAsAProject()
    {
        var test = new Verify.Test { TestCode = UsesLibrary, DisabledDiagnostics = { "DG1008" } };
        test.TestState.AdditionalProjects["Library"].Sources.Add(LibraryFeatures);
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ALibraryCannotTell()
    {
        var test = new Verify.Test { TestCode = "[DeliveryGap.PartOf(\"elsewhere\")] class A;" };
        test.TestState.AnalyzerConfigFiles.Add(("/Library.globalconfig", """
            is_global = true
            build_property.DeliveryGapManifest = false
            """));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AcceptedGapIsSilent() => Verify.VerifyAnalyzerAsync("""
        using DeliveryGap;
        [PartOf("elsewhere"), AcceptedGap("DG1009", "declared in the plug-in")] class A;
        """);

    [Fact]
    public Task OnLambdasAndMethods() => Verify.VerifyAnalyzerAsync($$"""
        using DeliveryGap;
        var f = [PartOf({|DG1009:"serch"|})] () => 1;
        var g = [PartOf("search")] () => 1;
        Console.WriteLine(f() + g());
        [Feature("search"), {{Metric}}] static class Search { [PartOf({|DG1009:"sarch"|})] static void M() { } [PartOf("search")] static void N() { } }
        """);
}
