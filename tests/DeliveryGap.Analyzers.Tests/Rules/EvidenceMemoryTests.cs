using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Evidence;
using DeliveryGap.Analyzers.Tests.Verifier;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>What is remembered of a feature from one keystroke to the next never says what is no longer so.</summary>
public sealed class EvidenceMemoryTests
{
    private static readonly string[] Files =
    [
        """
        using System;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        [Feature("orders"), SuccessMetric("shop.placed", MetricKind.Completion, Per = "shop.begun", Where = "outcome=ok", Target = 0.5)]
        [SupportingMetric("shop.helped", MetricKind.UsageFrequency), SupportingMetric("shop.raised", MetricKind.UsageFrequency), SupportingMetric("shop.lazy", MetricKind.UsageFrequency)]
        public class OrdersController(IStep step, Bell bell) : ControllerBase
        {
            [HttpPost("orders")] public void Place(int id) { step.Run(id); Later.Start(); bell.Ring(); }
            [HttpPost("more")] public void More(int id) { Chain.First(id); }
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        namespace Shop;
        public interface IStep { void Run(int id); }
        internal class Step : IStep { public void Run(int id) { Metrics.Placed.Add(1, new KeyValuePair<string, object?>("outcome", "ok")); Helper.Count("shop.helped"); } }
        internal class Other : IStep { public void Run(int id) { } }
        """,
        """
        using System;
        namespace Shop;
        internal static class Registration { public static IStep Make() => new Step(); public static void Hear(Bell bell) { bell.Rang += Heard; } static void Heard() { Metrics.Raised.Add(1); } }
        public class Bell { internal event Action? Rang; internal void Ring() { Rang?.Invoke(); } }
        """,
        """
        using System.Diagnostics.Metrics;
        namespace Shop;
        internal static class Metrics
        {
            static readonly Meter Meter = new("Shop");
            public static readonly Counter<int> Placed = Meter.CreateCounter<int>("shop.placed");
            public static readonly Counter<int> Begun = Meter.CreateCounter<int>("shop.begun");
            public static readonly Counter<int> Raised = Meter.CreateCounter<int>("shop.raised");
            public static Counter<int> Make(string name) { return Meter.CreateCounter<int>(name); }
        }
        internal static class Helper { public static void Count(string name) { Metrics.Make(name).Add(1); } }
        """,
        """
        using System;
        namespace Shop;
        internal static class Later { static Action todo = () => { }; public static void Start() { todo = () => Metrics.Make("shop.lazy").Add(1); todo(); } }
        internal static class Chain { public static void First(int id) { Second(id); } static void Second(int id) { Third(id); } static void Third(int id) { Metrics.Begun.Add(id); } }
        internal static class Unrelated { public static void Do() { Console.WriteLine("a"); } }
        """,
    ];

    [Theory]
    [InlineData("what no path reaches", 4, "\"a\"", "\"b\"", false)]
    [InlineData("a comment on the path", 1, "Metrics.Placed.Add", "/* */ Metrics.Placed.Add", false)]
    [InlineData("a space in the feature's own body", 0, "step.Run(id);", " step.Run(id);", false)]
    [InlineData("another record of the same", 4, "Console.WriteLine(\"a\");", "Metrics.Placed.Add(1);", false)]
    [InlineData("a statement before a lambda", 4, "todo = () => Metrics", "Console.Beep(); todo = () => Metrics", false)]
    [InlineData("a removed record", 4, "Metrics.Begun.Add(id);", "", true)]
    [InlineData("a removed call on the way", 4, "Third(id); }", "}", true)]
    [InlineData("a removed call in the feature's own body", 0, "step.Run(id);", "", true)]
    [InlineData("a renamed tag", 1, "\"outcome\"", "\"result\"", true)]
    [InlineData("another tag", 1, "\"ok\"", "\"failed\"", true)]
    [InlineData("a name that is handed on", 1, "\"shop.helped\"", "\"shop.other\"", true)]
    [InlineData("a helper that records nothing", 3, "Metrics.Make(name).Add(1);", "", true)]
    [InlineData("an instrument of another name", 3, "\"shop.begun\"", "\"shop.ended\"", true)]
    [InlineData("an instrument that is made otherwise", 3, "return Meter.CreateCounter<int>(name);", "return Meter.CreateCounter<int>(\"x\");", true)]
    [InlineData("another implementation that is created", 2, "new Step()", "new Other()", true)]
    [InlineData("a second implementation that is created", 2, "=> new Step();", "{ new Other(); return new Step(); }", false)]
    [InlineData("an implementation that is none any more", 1, "class Step : IStep", "class Step", true)]
    [InlineData("a new implementation that replaces it", 1, "internal class Other : IStep", "internal class Best : IStep { public static Best It = new Best(); public void Run(int id) { } } internal class Other : IStep", false)]
    [InlineData("nobody subscribes", 2, "bell.Rang += Heard;", "", true)]
    [InlineData("somebody else subscribes", 2, "bell.Rang += Heard;", "bell.Rang += () => { };", true)]
    [InlineData("nobody raises", 2, "Rang?.Invoke();", "", true)]
    [InlineData("a lambda that records nothing", 4, "Metrics.Make(\"shop.lazy\").Add(1)", "Console.Beep()", true)]
    [InlineData("an instrument that nearly has the name, in a body", 4, "Metrics.Begun.Add(id);", "Metrics.Make(\"shop.begunn\");", true)]
    [InlineData("a wall", 4, "Third(id); }", "Activator.CreateInstance(Type.GetType(\"x\")!); }", false)]
    [InlineData("a circle", 4, "Third(id); }", "Second(id); }", true)]
    [InlineData("a body that does not compile", 4, "Metrics.Begun.Add(id);", "Metrics.Begun.Nothing(id);", false)]
    [InlineData("a line in the feature's own body", 0, "step.Run(id);", "\n\nstep.Run(id);", false)]
    [InlineData("a line above all", 0, "using System;", "\n\nusing System;", false)]
    [InlineData("a line between two members", 0, "[HttpPost(\"more\")]", "\n\n[HttpPost(\"more\")]", false)]
    [InlineData("a comment instead of a space between two members", 0, "public void More", "public/**/void More", false)]
    [InlineData("another name of a parameter", 0, "More(int id) { Chain.First(id);", "More(int number) { Chain.First(number);", false)]
    [InlineData("another attribute on the feature's own member", 0, "[HttpPost(\"more\")]", "[HttpPut(\"more\")]", false)]
    [InlineData("no entry point any more", 0, "[HttpPost(\"orders\")]", "[NonAction]", true)]
    [InlineData("a swallowed exception", 0, "Chain.First(id);", "try { Chain.First(id); } catch (Exception) { }", true)]
    [InlineData("a swallowed exception elsewhere", 4, "Third(id); }", "try { Third(id); } catch (Exception) { } }", false)]
    [InlineData("a part of the feature in another file", 2, "Bell { internal", "Bell { [PartOf(\"orders\"), Microsoft.AspNetCore.Mvc.Route(\"x\")] internal", false)]
    [InlineData("a type that names the feature", 4, "Console.WriteLine(\"a\");", "typeof(OrdersController).ToString();", false)]
    [InlineData("a statement that is none yet", 0, "step.Run(id);", "x step.Run(id);", false)]
    [InlineData("a call that is none yet", 0, "step.Run(id);", "step.Ru", false)]
    [InlineData("a symbol for the compiler", 0, "using System;", "#define SHOP\nusing System;", false)]
    public void WhatIsSaidIsWhatWouldBeSaidAnew(string edit, int file, string old, string changed, bool isSaid)
    {
        Assert.NotEmpty(edit);
        var before = Compile(Files);
        var said = Judge(before);
        Assert.Equal(said, Judge(before));

        var after = Edit(before, file, old, changed);
        var edited = (string[])Files.Clone();
        edited[file] = edited[file].Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Files[file], edited[file]);
        var anew = Judge(Compile(edited));
        Assert.Equal(anew, Judge(after));
        Assert.Equal(isSaid, anew.Length > said.Length);

        // Something else is typed after that, and then it is taken back.
        var later = Edit(after, 4, "namespace Shop;", "namespace  Shop;");
        Assert.Equal(anew, Judge(later));
        Assert.Equal(said, Judge(Edit(later, file, changed.Length > 0 ? changed : edited[file], changed.Length > 0 ? old : Files[file])));
        Assert.Equal(said, Judge(before));
    }

    [Fact]
    public void AnotherReferenceIsAnotherProgram()
    {
        const string wrapper = "namespace Shop; public static class Wrap { public static void It(string name) { Count(name); } static void Count(string name) { } }";
        const string marked = "namespace Shop; public static class Wrap { public static void It([DeliveryGap.MetricName] string name) { } }";
        string[] files = [.. Files];
        files[4] = files[4].Replace("Metrics.Begun.Add(id);", "Wrap.It(\"shop.begun\");", StringComparison.Ordinal);
        var plain = TestMetadata.Compile("Wrapper", wrapper);
        var before = Compile(files).AddReferences(plain);
        var said = Judge(before);
        var after = before.ReplaceReference(plain, TestMetadata.Compile("Wrapper", marked));
        Assert.Equal(Judge(Compile(files).AddReferences(after.References.Last())), Judge(after));
        Assert.True(Judge(after).Length < said.Length);
        Assert.Equal(said, Judge(before));
    }

    /// <summary>Three findings, one of them in the second of two bodies.</summary>
    private static readonly string[] Swallowing =
    [
        Files[0].Replace("Chain.First(id);", "try { Chain.First(id); } catch (Exception) { }", StringComparison.Ordinal).Replace("shop.raised", "shop.nowhere", StringComparison.Ordinal),
        .. Files.Skip(1),
    ];

    [Theory]
    [InlineData("in the body before it", "step.Run(id);", "\n\n step.Run(id);")]
    [InlineData("above all bodies", "using System;", "\n\nusing System;")]
    [InlineData("in its own body", "try { Chain", "\n try { Chain")]
    [InlineData("in the catch", "catch (Exception) {", "catch (Exception) { ;")]
    [InlineData("between the bodies", "[HttpPost(\"more\")]", "\n [HttpPost(\"more\")]")]
    public void FindingsMoveWithWhatTheyAreAbout(string where, string old, string changed)
    {
        Assert.NotEmpty(where);
        var compilation = Compile(Swallowing);
        var said = Judge(compilation);
        Assert.Contains(said, one => one.Contains("DG2004", StringComparison.Ordinal));
        Assert.Contains(said, one => one.Contains("DG2002", StringComparison.Ordinal));
        var text = Swallowing[0];
        for (var i = 0; i < 3; i++)
        {
            compilation = Edit(compilation, 0, old, changed);
            text = text.Replace(old, changed, StringComparison.Ordinal);
            string[] anew = [.. Judge(Compile([text, .. Swallowing.Skip(1)]))];
            Assert.Equal(anew, Judge(compilation));
            Assert.Equal(said.Length, anew.Length);
        }
    }

    [Fact]
    public void AnEarlierCompilationIsAnsweredBesideALaterOne()
    {
        var before = Compile(Swallowing);
        var said = Judge(before);
        var after = Edit(before, 0, "step.Run(id);", "\n\n step.Run(id);");
        var later = Judge(after);
        Assert.NotEqual(said, later);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(said, Judge(before));
            Assert.Equal(later, Judge(after));
        }
    }

    [Fact]
    public void AnotherFileIsAnotherProgram()
    {
        string[] files = [.. Files];
        files[4] = files[4].Replace("Metrics.Begun.Add(id);", "", StringComparison.Ordinal);
        var before = Compile(files);
        var said = Judge(before);
        // What was never recorded there now is, behind the interface that the path leads through.
        var more = CSharpSyntaxTree.ParseText(
            "namespace Shop; internal class More : IStep { public void Run(int id) { Metrics.Begun.Add(1); } } internal static class Makes { public static IStep It() => new More(); }",
            new CSharpParseOptions(LanguageVersion.Latest), "/src/more.cs", cancellationToken: TestContext.Current.CancellationToken);
        var after = before.AddSyntaxTrees(more);
        Assert.Equal(said.Length - 1, Judge(after).Length);
        Assert.Equal(said, Judge(after.RemoveSyntaxTrees(more)));
        Assert.Equal(said.Length - 1, Judge(before.RemoveAllSyntaxTrees().AddSyntaxTrees(before.SyntaxTrees.Insert(2, more))).Length);
    }

    [Fact]
    public void OtherKindsOfEntryPointsAreAnotherQuestion()
    {
        string[] files = [.. Files];
        files[4] = files[4].Replace("Metrics.Begun.Add(id);", "", StringComparison.Ordinal)
            + "internal interface IWork { void Do(); } [DeliveryGap.PartOf(\"orders\")] internal class Work : IWork { public void Do() { Metrics.Begun.Add(1); } }";
        var compilation = Compile(files);
        var said = Judge(compilation);
        var own = OwnKinds.Parse("job: Shop.IWork.Do");
        Assert.Equal(said.Length - 1, JudgeUntil(TestContext.Current.CancellationToken, compilation, own).Length);
        Assert.Equal(said, Judge(compilation));
        Assert.Equal(said.Length - 1, JudgeUntil(TestContext.Current.CancellationToken, compilation, OwnKinds.Parse("job: Shop.IWork.Do")).Length);
    }

    [Fact]
    public void AnswersAfterACancelledOneAreWhole()
    {
        var before = Compile(Files);
        var said = Judge(before);
        var after = Edit(before, 4, "Metrics.Begun.Add(id);", "");
        Assert.ThrowsAny<OperationCanceledException>(() => JudgeUntil(new CancellationToken(canceled: true), after));
        Assert.Equal(said.Length + 1, Judge(after).Length);
        Assert.Equal(said, Judge(before));
    }

    [Fact]
    public void NoCompilationIsKeptAlive()
    {
        var (trees, compilation) = Run();
        for (var i = 0; compilation.IsAlive && i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
        GC.KeepAlive(trees);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (IReadOnlyList<SyntaxTree> Trees, WeakReference Compilation) Run()
        {
            var compilation = Compile(Files);
            Judge(compilation);
            return ([.. compilation.SyntaxTrees], new WeakReference(compilation));
        }
    }

    [Fact]
    public void NoEarlierVersionOfAFileIsKeptAlive() => FileVersions.AssertNoneIsKept(
        () => Compile(Swallowing), 0, ["step.Run(id);", "try {", "step.Run(id);", "bell.Ring();", "step.Run(id);", "try {", "bell.Ring();", "step.Run(id);"],
        (compilation, old) => Edit(compilation, 0, old, "; " + old), compilation => Judge(compilation));

    private static string[] Judge(Compilation compilation) => JudgeUntil(TestContext.Current.CancellationToken, compilation);

    private static string[] JudgeUntil(CancellationToken cancellation, Compilation compilation, OwnKinds? own = null)
    {
        List<string> said = [];
        new FeatureJudge(compilation, null, own ?? OwnKinds.None).Judge(compilation.GetTypeByMetadataName("Shop.OrdersController")!, found => said.Add(found.ToString()), cancellation);
        return [.. said.Order(StringComparer.Ordinal)];
    }

    private static CSharpCompilation Compile(IReadOnlyList<string> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Shop", files.Select((file, i) => CSharpSyntaxTree.ParseText(file, options, $"/src/{i}.cs")),
            TestSolution.References, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string old, string changed)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        // Everything is replaced where the old text is the file as it was before another edit.
        var span = start < 0 ? new TextSpan(0, text.Length) : new TextSpan(start, old.Length);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(span, changed))));
    }
}
