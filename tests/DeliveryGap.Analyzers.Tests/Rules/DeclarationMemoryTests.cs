using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>What is remembered of declarations is what would be read anew.</summary>
public sealed class DeclarationMemoryTests
{
    private static readonly string[] Files =
    [
        """
        using DeliveryGap;
        namespace Shop;
        [Feature(Keys.Orders, Owner = "shop")]
        [SuccessMetric("shop.orders", MetricKind.Completion, Per = "shop.begun")]
        public partial class Orders
        {
            public void Place(int id) { Log(id); }
            static void Log(int id) { }
        }
        public class Plain { public void Run() { } }
        """,
        """
        using DeliveryGap;
        [assembly: Kpi("revenue", KpiCategory.Revenue)]
        namespace Shop;
        internal static class Keys { public const string Orders = "orders"; public const double Target = 0.7; }
        public partial class Orders { void More() { } }
        """,
    ];

    [Theory]
    [InlineData("a statement", 0, "Log(id);", "Log(id); Log(id);")]
    [InlineData("a line in a body", 0, "Log(id);", "\n\nLog(id);")]
    [InlineData("a line above all", 0, "using DeliveryGap;", "\n\nusing DeliveryGap;")]
    [InlineData("a space in an attribute", 0, "Owner = \"shop\"", "Owner =  \"shop\"")]
    [InlineData("a target", 0, "Per = \"shop.begun\"", "Per = \"shop.begun\", Target = Keys.Target")]
    [InlineData("no owner", 0, ", Owner = \"shop\"", "")]
    [InlineData("no metric", 0, "[SuccessMetric(\"shop.orders\", MetricKind.Completion, Per = \"shop.begun\")]", "")]
    [InlineData("half an attribute", 0, "MetricKind.Completion, Per", "Per")]
    [InlineData("no attribute", 0, "[Feature(Keys.Orders, Owner = \"shop\")]", "")]
    [InlineData("another constant in another file", 1, "\"orders\"", "\"Bad Key\"")]
    [InlineData("a body in another file", 1, "void More() { }", "void More() { Log(1); }")]
    [InlineData("an attribute in another part", 1, "public partial class", "[Advances(\"revenue\")] public partial class")]
    [InlineData("no KPI any more", 1, "[assembly: Kpi(\"revenue\", KpiCategory.Revenue)]", "")]
    [InlineData("another type of that name", 0, "public class Plain", "[Feature(\"x\")] public struct Orders { } public class Plain")]
    [InlineData("the attributes of another", 0, "public class Plain", "[Feature(\"plain\")] public class Plain")]
    public void WhatIsSaidIsWhatWouldBeSaidAnew(string edit, int file, string old, string changed)
    {
        Assert.NotEmpty(edit);
        var before = Compile(Files);
        var said = Judge(before);
        Assert.Contains(said, one => one.Contains("DG1004", StringComparison.Ordinal));
        Assert.Contains(said, one => one.Contains("DG1012", StringComparison.Ordinal));
        Assert.Equal(said, Judge(before));

        var after = Edit(before, file, old, changed);
        var edited = (string[])Files.Clone();
        edited[file] = edited[file].Replace(old, changed, StringComparison.Ordinal);
        Assert.Equal(Judge(Compile(edited)), Judge(after));
        Assert.Equal(said, Judge(before));
        // And typed on.
        Assert.Equal(Judge(Compile([edited[0].Replace("Run() { }", "Run() { ; }", StringComparison.Ordinal), edited[1]])), Judge(Edit(after, 0, "Run() { }", "Run() { ; }")));
    }

    [Fact]
    public void TypesOfOneNameInTwoFilesAreTwo()
    {
        const string first = "using DeliveryGap; [Feature(\"one\")] file class Hidden { void M() { } }";
        const string second = "using DeliveryGap; [Feature(\"Two Two\")] [SuccessMetric(\"a\", MetricKind.Revenue, Target = 1)] file class Hidden { void M() { } }";
        var compilation = Compile([first, second]);
        var said = Judge(compilation);
        Assert.Single(said, one => one.Contains("DG1002", StringComparison.Ordinal));
        Assert.Single(said, one => one.Contains("DG1008", StringComparison.Ordinal));
        Assert.Equal(said, Judge(compilation));
        var after = Edit(compilation, 0, "void M() { }", "void M() { ; }");
        Assert.Equal(Judge(Compile([first.Replace("{ }", "{ ; }", StringComparison.Ordinal), second])), Judge(after));
    }

    [Fact]
    public void NoEarlierVersionOfAFileIsKeptAlive() => FileVersions.AssertNoneIsKept(
        () => Compile(Files), 0, ["Log(id);", "Run() {", "Log(id);", "Place(int id) {", "Log(id);", "Run() {"],
        (compilation, old) => Edit(compilation, 0, old, old + " ;"), compilation => Judge(compilation));

    private static string[] Judge(Compilation compilation)
    {
        List<string> said = [];
        var judge = new DeclarationJudge(RoslynReader.Shared(compilation, null), new KeySource(compilation));
        foreach (var type in OwnCode.Types(compilation.Assembly.GlobalNamespace))
            judge.JudgeSymbol(type, found => said.Add(found.ToString()), TestContext.Current.CancellationToken);
        return [.. said.Order(StringComparer.Ordinal)];
    }

    private static CSharpCompilation Compile(IReadOnlyList<string> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Shop", files.Select((file, i) => CSharpSyntaxTree.ParseText(file, options, $"/src/{i}.cs")), TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string old, string changed)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), changed))));
    }
}
