using DeliveryGap.CodeFixes;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.EntryPointServesNoFeatureCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>How the names of our attributes get into a file.</summary>
public sealed class ImportTests
{
    private const string Job = "class {|DG1001:Job|} : BackgroundService { protected override Task ExecuteAsync(CancellationToken stop) => Task.CompletedTask; }";

    [Theory]
    // No using at all.
    [InlineData("", "using DeliveryGap;\n\n", "")]
    [InlineData("// Licence\n\n", "// Licence\n\nusing DeliveryGap;\n\n", "")]
    [InlineData("// Licence\n/* two */\n\n// About the job.\n", "// Licence\n/* two */\n\nusing DeliveryGap;\n\n// About the job.\n", "")]
    [InlineData("// About the job.\n", "using DeliveryGap;\n\n// About the job.\n", "")]
    [InlineData("/// <summary>The job.</summary>\n", "using DeliveryGap;\n\n/// <summary>The job.</summary>\n", "")]
    [InlineData("#nullable enable\n", "#nullable enable\nusing DeliveryGap;\n\n", "")]
    [InlineData("#define A\n#pragma warning disable CS1591\n\n", "#define A\n#pragma warning disable CS1591\n\nusing DeliveryGap;\n\n", "")]
    [InlineData("// Licence\nnamespace Shop;\n", "// Licence\nusing DeliveryGap;\n\nnamespace Shop;\n", "")]
    // In sorted place.
    [InlineData("using System.Text;\n", "using System.Text;\nusing DeliveryGap;\n", "")]
    [InlineData("using System.Text; // text\n", "using System.Text; // text\nusing DeliveryGap;\n", "")]
    [InlineData("// Licence\nusing Microsoft.AspNetCore.Mvc;\n", "// Licence\nusing DeliveryGap;\nusing Microsoft.AspNetCore.Mvc;\n", "")]
    [InlineData("using System;\nusing Microsoft.AspNetCore.Mvc;\n", "using System;\nusing DeliveryGap;\nusing Microsoft.AspNetCore.Mvc;\n", "")]
    [InlineData("using System;\nusing static System.Math;\nusing T = System.Type;\n", "using System;\nusing DeliveryGap;\nusing static System.Math;\nusing T = System.Type;\n", "")]
    [InlineData("global using System.Text;\n", "global using System.Text;\nusing DeliveryGap;\n", "")]
    [InlineData("namespace Shop;\n\nusing System.Text;\n\n", "namespace Shop;\n\nusing System.Text;\nusing DeliveryGap;\n\n", "")]
    // There already.
    [InlineData("using DeliveryGap;\n", "using DeliveryGap;\n", "")]
    [InlineData("global using DeliveryGap;\n", "global using DeliveryGap;\n", "")]
    [InlineData("namespace DeliveryGap.Shop;\n", "namespace DeliveryGap.Shop;\n", "")]
    // Where a using would not be safe, the name says it all.
    [InlineData("#if DEBUG\nusing System.Text;\n#endif\n", "#if DEBUG\nusing System.Text;\n#endif\n", "DeliveryGap.")]
    [InlineData("using System.Text;\n#region jobs\nusing System.IO;\n#endregion\n", "using System.Text;\n#region jobs\nusing System.IO;\n#endregion\n", "DeliveryGap.")]
    [InlineData("namespace Shop.DeliveryGap;\nclass NotAFeatureAttribute;\n", "namespace Shop.DeliveryGap;\nclass NotAFeatureAttribute;\n", "global::DeliveryGap.")]
    [InlineData("namespace Shop;\nclass NotAFeature : System.Attribute;\n", "namespace Shop;\nclass NotAFeature : System.Attribute;\n", "DeliveryGap.")]
    public Task TheNameIsImportedOrQualified(string before, string after, string prefix) =>
        VerifyAsync(before + Job, $"{after}[{prefix}NotAFeature(\"?\")]\n{Job}");

    [Fact]
    public Task AnotherTypeOfThatNameIsNoObstacle() => VerifyAsync($$"""
        namespace Shop;
        class NotAFeature;
        {{Job}}
        """, $$"""
        using DeliveryGap;

        namespace Shop;
        class NotAFeature;
        [NotAFeature("?")]
        {{Job}}
        """);

    [Fact]
    public Task AnImportedNameDoesNotBecomeAmbiguous() => VerifyAsync($$"""
        using Theatre;
        namespace Theatre { public class Stage; }
        namespace Shop
        {
            class Holder { Stage? stage; }
            {{Job}}
        }
        """, $$"""
        using Theatre;
        namespace Theatre { public class Stage; }
        namespace Shop
        {
            class Holder { Stage? stage; }
            [DeliveryGap.NotAFeature("?")]
            {{Job}}
        }
        """);

    [Fact]
    public Task AnOwnNameHidesTheImportedOne() => VerifyAsync($$"""
        namespace Shop
        {
            public class Stage;
            class Holder { Stage? stage; }
            {{Job}}
        }
        """, $$"""
        using DeliveryGap;

        namespace Shop
        {
            public class Stage;
            class Holder { Stage? stage; }
            [NotAFeature("?")]
            {{Job}}
        }
        """);

    [Fact]
    public Task ADirectiveInsideTheNamespaceKeepsItsIndentation() => VerifyAsync($$"""
        namespace Shop
        {
            using System.Text;

            {{Job}}
        }
        """, $$"""
        namespace Shop
        {
            using System.Text;
            using DeliveryGap;

            [NotAFeature("?")]
            {{Job}}
        }
        """);

    private static Task VerifyAsync(string source, string fixedSource) => new Verify.Test
    {
        TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = EntryPointServesNoFeatureCodeFixProvider.NotAFeatureKey,
    }.RunAsync(TestContext.Current.CancellationToken);
}
