using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureDeclarationAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>DG1012.</summary>
public sealed class PurposeTests
{
    private const string Kpi = "[assembly: Kpi(\"conversion\", KpiCategory.Conversion)]";
    private const string Feature = """Feature("orders", Owner = "sales")""";

    private const string Rest = """
        SuccessMetric("shop.orders", MetricKind.Revenue, Target = 10), Hypothesis(Because = "b"), OutcomeReview(By = "2027-03-31"),
        Guardrail("shop.errors", MetricKind.FailureRate, Max = 0.01)
        """;

    private static Verify.Test Create(params string[] sources)
    {
        var test = new Verify.Test(Level.WholeProduct);
        foreach (var source in sources)
            test.TestState.Sources.Add("using DeliveryGap;\n" + source);
        return test;
    }

    private static Task VerifyAsync(params string[] sources) => Create(sources).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(Kpi)]
    [InlineData("[assembly: Objective(\"grow\")]")]
    [InlineData("[assembly: DeliveryGap.ObjectiveAttribute(key: \"grow\")]")]
    [InlineData("using Number = DeliveryGap.KpiAttribute; [assembly: Number(Keys.Conversion, KpiCategory.Conversion)] static class Keys { public const string Conversion = \"conversion\"; }")]
    public Task AFeatureThatAdvancesNothing(string declaration) => VerifyAsync($"[{{|DG1012:{Feature}|}}, {Rest}] class Orders;", declaration);

    [Theory]
    [InlineData("class Nothing;")]
    [InlineData("[assembly: Vision(\"Nobody calls us\")]")]
    [InlineData("[assembly: DeliveryChain(\"lawyers\")]")]
    [InlineData("[assembly: Kpi(\"?\", KpiCategory.Conversion)]", true)]
    [InlineData("[Other.Kpi(\"conversion\")] class Dashboard; namespace Other { class KpiAttribute(string key) : System.Attribute; }")]
    [InlineData("namespace Other { [Objective(\"kill the dragon\")] class Quest; class ObjectiveAttribute(string text) : System.Attribute; }")]
    public Task NothingThatCouldBeAdvancedIsDeclared(string declaration, bool isMalformed = false)
    {
        var test = Create($"[{Feature}, {Rest}] class Orders;", declaration);
        if (isMalformed)
            test.DisabledDiagnostics.Add("DG1008");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Advances(\"conversion\")")]
    [InlineData("Advances({|DG1009:\"convresion\"|})")]
    [InlineData("AcceptedGap(\"DG1012\", \"the law asks for it\")")]
    public Task AFeatureThatAdvancesSomethingOrNeedNot(string attribute) => VerifyAsync($"{Kpi}\n[{Feature}, {Rest}, {attribute}] class Orders;");

    [Fact]
    public Task APlaceholderAdvancesNothing() =>
        VerifyAsync($"{Kpi}\n[{{|DG1012:{Feature}|}}, {Rest}, Advances({{|DG1009:\"?\"|}})] class Orders;");

    [Fact]
    public Task WhatAReferenceDeclaresCounts()
    {
        var test = Create($"[{{|DG1012:{Feature}|}}, {Rest}] class Orders;");
        test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Library", "using DeliveryGap;\n" + Kpi));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task WhatAProjectDeclaresCounts()
    {
        var test = Create($"[{{|DG1012:{Feature}|}}, {Rest}] class Orders;");
        test.TestState.AdditionalProjects["Library"].Sources.Add("using DeliveryGap;\n" + Kpi);
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task InAProjectTooOnlyOurAttributesCount()
    {
        var test = Create($"[{Feature}, {Rest}] class Orders;");
        test.TestState.AdditionalProjects["Library"].Sources.Add("[Other.Objective(\"kill the dragon\")] class Quest; namespace Other { class ObjectiveAttribute(string text) : System.Attribute; }");
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ALibraryCannotTell()
    {
        var test = Create($"{Kpi}\n[{Feature}, {Rest}] class Orders;");
        test.TestState.AnalyzerConfigFiles.Add(("/Library.globalconfig", "is_global = true\nbuild_property.DeliveryGapManifest = false"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
