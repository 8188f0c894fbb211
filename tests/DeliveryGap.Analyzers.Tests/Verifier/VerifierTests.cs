using System.Text;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;
using VerifyToy = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Verifier.ToyAnalyzer, DeliveryGap.Analyzers.Tests.Verifier.ToyFix>;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>The verifier accepts what it should, and fails when it must.</summary>
public sealed class VerifierTests
{
    [Theory]
    [InlineData("class [|BadOne|] { }")]
    [InlineData("class {|TOY1:BadOne|} { }")]
    [InlineData("class Outer { class [|BadOne|] { } struct [|BadTwo|] { } }")]
    [InlineData("class Fine { {|CS0246:Missing|} field; }")]
    [InlineData("class Fine { }")]
    [InlineData("using Microsoft.AspNetCore.Mvc; [DeliveryGap.Feature(\"a.b\")] class Fine : ControllerBase { List<string>? names; }")]
    [InlineData("WebApplication.Create(args).Run(); class [|BadOne|] { }")]
    public Task Accepts(string source) => VerifyToy.VerifyAnalyzerAsync(source);

    [Theory]
    [InlineData("class BadOne { }", "reported, not expected")]
    [InlineData("class [|FineOne|] { }", "expected, not reported")]
    [InlineData("[|class BadOne|] { }", "expected, not reported")]
    [InlineData("class BadOne { Missing field; }", "CS0246")]
    [InlineData("class [|BadOne { }", "does not close")]
    [InlineData("class BadOne|} { }", "did not open")]
    public async Task Fails(string source, string because) =>
        Assert.Contains(because, (await FailureOf(VerifyToy.VerifyAnalyzerAsync(source))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ComparesMessages()
    {
        await VerifyToy.VerifyAnalyzerAsync("class {|#0:BadOne|} { }", VerifyToy.Diagnostic().WithLocation(0).WithArguments("BadOne"));
        await FailureOf(VerifyToy.VerifyAnalyzerAsync("class {|#0:BadOne|} { }", VerifyToy.Diagnostic().WithLocation(0).WithArguments("BadTwo")));
        await FailureOf(VerifyToy.VerifyAnalyzerAsync("class {|#0:BadOne|} { }", VerifyToy.Diagnostic().WithLocation(1).WithArguments("BadOne")));
    }

    [Fact]
    public async Task RulesAboveTheLevelAreOff()
    {
        const string source = "[DeliveryGap.Feature(\"pay\", Owner = \"payments\"), DeliveryGap.SuccessMetric(\"shop.paid\", DeliveryGap.MetricKind.UsageFrequency, Target = 5)] class Pay;";
        await CSharpAnalyzerVerifier<FeatureDeclarationAnalyzer>.VerifyAnalyzerAsync(source);
        Assert.Contains(
            "DG1003", (await FailureOf(CSharpAnalyzerVerifier<FeatureDeclarationAnalyzer>.VerifyAnalyzerAsync(Level.Outcome, source))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailsWhenAnAnalyzerThrows() => Assert.Contains(
        "a toy breaks", (await FailureOf(CSharpAnalyzerVerifier<ThrowingToyAnalyzer>.VerifyAnalyzerAsync("class Fine { }"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task FailsWhenAnEditorWouldNotShowIt() => Assert.Contains(
        "alone", (await FailureOf(CSharpAnalyzerVerifier<LateToyAnalyzer>.VerifyAnalyzerAsync("class [|BadOne|] { }"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("true", "class [|BadOne|] { }")]
    [InlineData("false", "class BadOne { }")]
    public Task ATestsOwnGlobalConfigWins(string enabled, string source) => new CSharpAnalyzerVerifier<OptionToyAnalyzer>.Test
    {
        TestState =
        {
            Sources = { source },
            AnalyzerConfigFiles = { ("/.globalconfig", $"is_global = true\nbuild_property.DeliveryGapEnabled = {enabled}") },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task ThePackageIsEnabledByDefault() => CSharpAnalyzerVerifier<OptionToyAnalyzer>.VerifyAnalyzerAsync("class [|BadOne|] { }");

    [Fact]
    public async Task EditorConfigSetsSeverities()
    {
        var test = new CSharpAnalyzerVerifier<ToyAnalyzer>.Test
        {
            TestState =
            {
                Sources = { "class {|#0:BadOne|} { }" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TOY1.severity = error") },
                ExpectedDiagnostics = { VerifyToy.Diagnostic().WithLocation(0).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Error) },
            },
        };
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("fine\n[|Bad|]\n", true)]
    [InlineData("fine\nBad\n", false)]
    [InlineData("[|fine|]\n", false)]
    public async Task AdditionalFilesCarryMarkup(string file, bool passes)
    {
        var run = new CSharpAnalyzerVerifier<FileToyAnalyzer>.Test
        {
            TestState = { Sources = { "" }, AdditionalFiles = { ("/list.txt", file) } },
        }.RunAsync(TestContext.Current.CancellationToken);
        if (passes)
            await run;
        else
            await FailureOf(run);
    }

    [Fact]
    public Task OtherProjectsAreReferencedAsInAnEditor() => new CSharpAnalyzerVerifier<ToyAnalyzer>.Test
    {
        TestState =
        {
            Sources = { "class [|BadOne|] : Library.Base;" },
            AdditionalProjects = { ["Library"] = { Sources = { "namespace Library; public class Base; class [|BadTwo|];" } } },
            AdditionalProjectReferences = { "Library" },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OtherProjectsAreReferencedAsMetadata() => new CSharpAnalyzerVerifier<ToyAnalyzer>.Test
    {
        TestState =
        {
            Sources = { "class [|BadOne|] : Library.Base;" },
            AdditionalReferences = { TestMetadata.Compile("Library", "namespace Library; public class Base; class BadTwo;") },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task FixesOneByOneAndAllAtOnce() =>
        VerifyToy.VerifyCodeFixAsync("class [|BadOne|] { }\nclass [|BadTwo|] { }", "class GoodOne { }\nclass GoodTwo { }");

    [Fact]
    public Task ChoosesActionsByKeyOrIndex() => Task.WhenAll(
        new VerifyToy.Test { TestCode = "class [|BadOne|] { }", FixedCode = "class FineOne { }", CodeActionEquivalenceKey = "Fine" }
            .RunAsync(TestContext.Current.CancellationToken),
        new VerifyToy.Test { TestCode = "class [|BadOne|] { }", FixedCode = "class FineOne { }", CodeActionIndex = 1 }
            .RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public Task FixesOneOnly() => new VerifyToy.Test
    {
        TestCode = "class [|BadOne|] { }\nclass [|BadTwo|] { }",
        FixedCode = "class GoodOne { }\nclass [|BadTwo|] { }",
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task FailsWhenTheFixedCodeDiffers() => Assert.Contains(
        "differs", (await FailureOf(VerifyToy.VerifyCodeFixAsync("class [|BadOne|] { }", "class GreatOne { }"))).Message, StringComparison.Ordinal);

    [Fact]
    public Task FailsWhenOnlyLineEndingsDiffer() => FailureOf(VerifyToy.VerifyCodeFixAsync("class\n[|BadOne|] { }", "class\r\nGoodOne { }"));

    [Fact]
    public async Task FailsWhenAFixIsOfferedThatWasNotExpected() => Assert.Contains(
        "No fix was expected", (await FailureOf(VerifyToy.VerifyCodeFixAsync("class [|BadOne|] { }", "class [|BadOne|] { }"))).Message, StringComparison.Ordinal);

    [Fact]
    public Task FailsWhenNoFixIsOffered() => FailureOf(new VerifyToy.Test
    {
        TestCode = "class [|BadOne|] { }", FixedCode = "class GoodOne { }", CodeActionEquivalenceKey = "None",
    }.RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public Task FailsWhenTheFixedCodeDoesNotCompile() =>
        FailureOf(VerifyToy.VerifyCodeFixAsync("class [|BadOne|] { }\nclass GoodOne { }", "class GoodOne { }\nclass GoodOne { }"));

    [Fact]
    public Task FailsWhenAnActionChangesNothing() => FailsFor<IdleToyFix>("changes nothing");

    [Fact]
    public Task FailsWithoutAFixedPoint() => FailsFor<RestlessToyFix>("no fixed point", "class [|BadOneer|] { }");

    [Fact]
    public Task FailsWhenTheTreeDoesNotReadBack() => FailsFor<UnreadableToyFix>("does not read back");

    [Fact]
    public async Task FailsWhenFixAllDiffers() => Assert.Contains(
        "fix-all in Document",
        (await FailureOf(CSharpCodeFixVerifier<ToyAnalyzer, LazyToyFix>.VerifyCodeFixAsync(
            "class [|BadOne|] { }\nclass [|BadTwo|] { }", "class GoodOne { }\nclass GoodTwo { }"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task ComparesByteOrderMarks()
    {
        await Run(new UTF8Encoding(true));
        await FailureOf(Run(new UTF8Encoding(false)));

        static Task Run(Encoding expected)
        {
            var test = new VerifyToy.Test
            {
                TestState = { Sources = { ("/A.cs", SourceText.From("class [|BadOne|] { }", new UTF8Encoding(true))) } },
                FixedState = { Sources = { ("/A.cs", SourceText.From("class GoodOne { }", expected)) } },
            };
            return test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task FailsFor<TFix>(string because, string fixedSource = "class GoodOne { }")
        where TFix : CodeFixProvider, new() => Assert.Contains(
            because,
            (await FailureOf(CSharpCodeFixVerifier<ToyAnalyzer, TFix>.VerifyCodeFixAsync("class [|BadOne|] { }", fixedSource))).Message,
            StringComparison.Ordinal);

    private static Task<FailException> FailureOf(Task task) => Assert.ThrowsAsync<FailException>(() => task);
}
