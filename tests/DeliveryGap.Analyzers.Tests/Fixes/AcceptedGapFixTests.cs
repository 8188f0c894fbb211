using DeliveryGap.CodeFixes;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.AcceptedGapIsEmptyCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1016.</summary>
public sealed class AcceptedGapFixTests
{
    private const string Remove = AcceptedGapIsEmptyCodeFixProvider.RemoveKey;

    [Theory]
    [InlineData("dg1002")]
    [InlineData("DG102")]
    [InlineData("?")]
    public Task NamesTheRule(string written) => VerifyAsync(AcceptedGapIsEmptyCodeFixProvider.RuleKey + "DG1002", $$"""
        [{|DG1002:Feature("pay")|}]
        [AcceptedGap({|DG1016:"{{written}}"|}, "in May")]
        class Pay;
        """, """
        [Feature("pay")]
        [AcceptedGap("DG1002", "in May")]
        class Pay;
        """);

    [Theory]
    [InlineData("[{|DG1002:Feature(\"pay\")|}]\n{0}\nclass Pay;", "[{|DG1002:Feature(\"pay\")|}]\nclass Pay;")]
    [InlineData("{0}\n[{|DG1002:Feature(\"pay\")|}]\nclass Pay;", "[{|DG1002:Feature(\"pay\")|}]\nclass Pay;")]
    [InlineData("/// <summary>Pay.</summary>\n{0} class Pay;", "/// <summary>Pay.</summary>\nclass Pay;")]
    [InlineData("class Outer\n{\n    [Hypothesis]\n    {0}\n    class Pay;\n}", "class Outer\n{\n    [Hypothesis]\n    class Pay;\n}")]
    [InlineData("{0} // soon\nclass Pay;", " // soon\nclass Pay;")]
    public Task RemovesAnEmptyOne(string before, string after) =>
        VerifyAsync(Remove, before.Replace("{0}", "[AcceptedGap(\"DG1002\", {|DG1016:\"?\"|})]", StringComparison.Ordinal), after);

    [Theory]
    [InlineData("[{0}, Hypothesis]", "[Hypothesis]")]
    [InlineData("[Hypothesis, {0}]", "[Hypothesis]")]
    [InlineData("[Hypothesis, {0}, OutcomeReview]", "[Hypothesis, OutcomeReview]")]
    public Task RemovesItFromAList(string before, string after) => VerifyAsync(
        Remove, before.Replace("{0}", "AcceptedGap(\"DG1002\", {|DG1016:\"\"|})", StringComparison.Ordinal) + " class Pay;", after + " class Pay;");

    [Fact]
    public Task RemovesEveryEmptyOne() => VerifyAsync(Remove, """
        [AcceptedGap("DG1001", {|DG1016:"?"|}), AcceptedGap("DG1002", {|DG1016:"?"|}), AcceptedGap("DG1008", {|DG1016:"?"|})]
        [AcceptedGap("DG1004", "in May")]
        class Pay;
        """, """
        [AcceptedGap("DG1004", "in May")]
        class Pay;
        """);

    [Fact]
    public async Task TheRuleThatWasMeantComesFirst() => Assert.Equal(
        "DG1004: The goal is ambiguous",
        (await OfferedActions.TitlesAsync<EveryRule, AcceptedGapIsEmptyCodeFixProvider>(
            "using DeliveryGap; [AcceptedGap(\"DG104\", \"in May\")] class Pay;", "DG1016"))[0]);

    [Fact]
    public Task AConstantIsNotRewritten()
    {
        const string source = """
            [AcceptedGap({|DG1016:Rule|}, "in May")]
            class Pay;
            """;
        return VerifyAsync(AcceptedGapIsEmptyCodeFixProvider.RuleKey + "DG1002", "using static Rules;\n" + source + "\nstatic class Rules { public const string Rule = \"?\"; }", "using static Rules;\n" + source + "\nstatic class Rules { public const string Rule = \"?\"; }");
    }

    [Fact]
    public Task NothingIsOfferedForAnAcceptedGapWithAReason()
    {
        const string source = """
            using DeliveryGap;

            [Feature("pay"), AcceptedGap("DG1002", "in May")]
            class Pay;
            """;
        return Verify.VerifyCodeFixAsync(source, source);
    }

    private static Task VerifyAsync(string key, string source, string fixedSource) => new Verify.Test
    {
        TestCode = "using DeliveryGap;\n" + source, FixedCode = "using DeliveryGap;\n" + fixedSource, CodeActionEquivalenceKey = key,
    }.RunAsync(TestContext.Current.CancellationToken);
}
