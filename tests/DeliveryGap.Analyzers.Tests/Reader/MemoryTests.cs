using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Analyzers.Tests.Verifier;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>What is remembered from one keystroke to the next is what would be read anew.</summary>
public sealed class MemoryTests
{
    private static readonly string[] Files =
    [
        """
        using System;
        using DeliveryGap;
        namespace Shop;
        public partial class Metrics
        {
            private string name = "a";
            public const string Prefix = "shop";
            private static readonly Func<int> Start = () => Environment.TickCount;
            public string Name { get; set; } = Prefix + ".x";
            public void Count([MetricName] string which) => Console.WriteLine(which + Prefix);
        }
        """,
        """
        using System;
        namespace Shop;
        public partial class Metrics
        {
            public void Rename() { name = "b"; }
            public string Read() => name;
        }
        public interface IOrders { int Place(int id); }
        public class Base { public virtual void Run() { } }
        """,
        """
        using System;
        using System.Collections.Generic;
        namespace Shop;
        public class Orders : Base, IOrders
        {
            private readonly Metrics metrics = new();
            public int Place(int id)
            {
                try { metrics.Count("orders"); } catch (Exception) { }
                Func<int, int> twice = x => x + Overloads.Pick(id);
                Local();
                Action run = Run;
                return twice(id);
                void Local() => metrics.Count(Metrics.Prefix + id);
            }
            public override void Run() { base.Run(); }
        }
        public static class Overloads { public static int Pick(long id) => 1; }
        """,
        """
        using System;
        using Shop;
        namespace App;
        [Obsolete("x")]
        public class Starter
        {
            public object Start() { IOrders orders = new Orders(); return orders.Place(1); }
            public Type Kind() => typeof(Starter);
        }
        """,
    ];

    [Theory]
    [InlineData("in a body", 2, "return twice(id);", "metrics.Rename(); return twice(id) + 1;")]
    [InlineData("in a body before a lambda", 2, "try {", "Console.Beep(); try {")]
    [InlineData("in a lambda", 2, "x => x +", "x => 1 + x +")]
    [InlineData("in the body of another part of a type", 1, "name = \"b\";", "name = \"c\"; name = null!;")]
    [InlineData("in an initialiser of one part", 0, "name = \"a\"", "name = \"z\"")]
    [InlineData("a constant of another file", 0, "\"shop\"", "\"store\"")]
    [InlineData("a lambda in an initialiser", 0, "() => Environment.TickCount", "() => Environment.ProcessId")]
    [InlineData("a base type", 2, "Orders : Base, IOrders", "Orders : IOrders")]
    [InlineData("an interface", 1, "int Place(int id);", "int Place(int id); int More() => 1;")]
    [InlineData("an overload elsewhere", 2, "public static int Pick(long id) => 1;", "public static int Pick(long id) => 1; public static int Pick(int id) => 2;")]
    [InlineData("a method that becomes virtual", 2, "public int Place(int id)", "public virtual int Place(int id)")]
    [InlineData("a parameter's default", 0, "[MetricName] string which", "[MetricName] string which = \"d\"")]
    [InlineData("an attribute", 3, "[Obsolete(\"x\")]", "[Obsolete(\"y\")]")]
    [InlineData("an attribute of a parameter", 0, "[MetricName] string which", "string which")]
    [InlineData("a mention", 3, "new Orders()", "null!")]
    [InlineData("a comment", 1, "namespace Shop;", "namespace Shop; // typeof(Orders)")]
    [InlineData("a body that does not compile", 2, "return twice(id);", "return twice(")]
    [InlineData("a body that swallows what follows", 1, "name = \"b\"; }", "name = \"b\";")]
    [InlineData("an accessor with a field of its own", 0, "Name { get; set; }", "Name { get => field; set; }")]
    [InlineData("an accessor without", 0, "Name { get; set; } = Prefix + \".x\";", "Name { get => \"x\"; set { } }")]
    public void FactsAreThoseThatAreReadAnew(string edit, int file, string old, string changed)
    {
        Assert.NotEmpty(edit);
        var before = Compile(Files);
        var facts = Dump(Read(before));

        var after = Edit(before, file, old, changed);
        var edited = (string[])Files.Clone();
        edited[file] = edited[file].Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Files[file], edited[file]);
        Assert.Equal(Dump(Read(Compile(edited))), Dump(Read(after)));
        // And back again, through what is remembered from both.
        Assert.Equal(facts, Dump(Read(Edit(after, file, changed, old))));
        Assert.Equal(facts, Dump(Read(before)));
    }

    [Fact]
    public void AKeystrokeInABodyLeavesTheFactsOfOtherFiles()
    {
        var before = Compile(Files);
        var first = Read(before);
        var second = Read(Edit(before, 3, "Place(1)", "Place(2)"));

        Assert.Same(first.FindType("Shop.Orders"), second.FindType("Shop.Orders"));
        Assert.Same(first.FindMethod("M:Shop.Orders.Run"), second.FindMethod("M:Shop.Orders.Run"));
        Assert.Same(first.ReadBody("M:Shop.Orders.Place(System.Int32)"), second.ReadBody("M:Shop.Orders.Place(System.Int32)"));
        Assert.Same(first.FindField("F:Shop.Metrics.name"), second.FindField("F:Shop.Metrics.name"));
        Assert.NotSame(first.ReadBody("M:App.Starter.Start"), second.ReadBody("M:App.Starter.Start"));
    }

    [Fact]
    public void AKeystrokeInABodyLeavesTheFactsOfOtherBodies()
    {
        var before = Compile(Files);
        var first = Read(before);
        var lambda = first.ReadBody("M:Shop.Orders.Place(System.Int32)")!.Functions[0];
        var second = Read(Edit(before, 2, "base.Run();", "\n ; base.Run();"));

        Assert.Same(first.FindType("Shop.Orders"), second.FindType("Shop.Orders"));
        Assert.Same(first.FindMethod("M:Shop.Orders.Run"), second.FindMethod("M:Shop.Orders.Run"));
        Assert.Same(first.ReadBody("M:Shop.Orders.Place(System.Int32)"), second.ReadBody("M:Shop.Orders.Place(System.Int32)"));
        Assert.Same(first.FindMethod(lambda), second.FindMethod(lambda));
        Assert.Same(first.ReadBody(lambda), second.ReadBody(lambda));
        Assert.NotSame(first.ReadBody("M:Shop.Orders.Run"), second.ReadBody("M:Shop.Orders.Run"));
    }

    [Fact]
    public void ALambdaBehindAnEditedBodyIsFoundWhereItCameToLie()
    {
        var before = Compile([Files[0], Files[1], Files[2].Replace("public int Place", "public void Early() { } public int Place", StringComparison.Ordinal), Files[3]]);
        var lambda = Read(before).ReadBody("M:Shop.Orders.Place(System.Int32)")!.Functions[0];
        var later = Read(Edit(before, 2, "Early() { }", "Early() { Console.Beep(); }"));
        Assert.Equal("M:Shop.Orders.Place(System.Int32)", later.FindMethod(lambda)!.Holder);
        Assert.NotEmpty(later.CallersOf("M:Shop.Overloads.Pick(System.Int64)").Sites);
    }

    [Theory]
    [InlineData("a line between members", "public override void Run()", "\n public override void Run()")]
    [InlineData("a definition of a symbol", "using System;", "#define SHOP\nusing System;")]
    public void WhatMovesMembersApartMakesTheirFactsNew(string edit, string old, string changed)
    {
        Assert.NotEmpty(edit);
        var before = Compile(Files);
        var first = Read(before).FindMethod("M:Shop.Orders.Run");
        Assert.NotSame(first, Read(Edit(before, 2, old, changed)).FindMethod("M:Shop.Orders.Run"));
    }

    [Fact]
    public void AnotherSymbolOfTheSameLengthMakesOtherCalls()
    {
        const string file = "#define AB\nusing System.Diagnostics;\npublic class Trace1 { [Conditional(\"AB\")] static void Log() { } public void Run() { Log(); } public void Rest() { } }";
        var before = Compile([file]);
        Assert.Single(Read(before).ReadBody("M:Trace1.Run")!.Calls);
        var after = Edit(before, 0, "#define AB", "#define XY");
        Assert.Empty(Read(after).ReadBody("M:Trace1.Run")!.Calls);
        Assert.Single(Read(before).ReadBody("M:Trace1.Run")!.Calls);
    }

    [Fact]
    public void NoEarlierVersionOfAFileIsKeptAlive() => FileVersions.AssertNoneIsKept(
        () => Compile(Files), 3, [.. Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? "base.Run();" : "return twice(id);")],
        (compilation, old) => Edit(compilation, 2, old, "; " + old), compilation => Dump(Read(compilation)));

    [Fact]
    public void AFieldOfATypeInPartsIsReadAnewWhenAnyOfThemChanges()
    {
        var before = Compile(Files);
        var first = Read(before).FindField("F:Shop.Metrics.name")!;
        var second = Read(Edit(before, 1, "name = \"b\";", "")).FindField("F:Shop.Metrics.name")!;
        Assert.Equal((2, 1), (first.Stores.Count, second.Stores.Count));
    }

    [Theory]
    [InlineData(0, "\"shop\"", "\"store\"")]
    [InlineData(1, "int Place(int id);", "int Place(int id); int More();")]
    [InlineData(3, "[Obsolete(\"x\")]", "")]
    public void AChangedDeclarationAnywhereMakesAllNew(int file, string old, string changed)
    {
        var before = Compile(Files);
        var first = Read(before).ReadBody("M:Shop.Orders.Run");
        Assert.NotSame(first, Read(Edit(before, file, old, changed)).ReadBody("M:Shop.Orders.Run"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AKeystrokeInAnotherProjectMakesAllNew(bool changes)
    {
        var domain = CSharpCompilation.Create("Domain", [CSharpSyntaxTree.ParseText("public class Domain { void M() { } }", cancellationToken: TestContext.Current.CancellationToken)], TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var compilation = Compile(Files).AddReferences(domain.ToMetadataReference());
        var first = Read(compilation).ReadBody("M:Shop.Orders.Run");
        var other = changes ? domain.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class More;", cancellationToken: TestContext.Current.CancellationToken)) : domain;
        var second = Read(compilation.ReplaceReference(compilation.References.Last(), other.ToMetadataReference())).ReadBody("M:Shop.Orders.Run");
        Assert.Equal(changes, !ReferenceEquals(first, second));
    }

    [Fact]
    public void AnInitPropertyIsReadAnewWhenADerivedTypesBodyChanges()
    {
        var before = Compile(["public class Options { public string Name { get; init; } = \"a\"; }", "public class Special : Options { public Special() { Name = \"b\"; } }"])
            .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        const string field = "F:Options.<Name>k__BackingField";
        Assert.False(Read(before).FindField(field)!.IsClosed);
        Assert.True(Read(Edit(before, 1, "Name = \"b\";", "")).FindField(field)!.IsClosed);
        Assert.False(Read(before).FindField(field)!.IsClosed);
    }

    [Fact]
    public void OtherReferencesMakeAllNew()
    {
        var before = Compile(Files);
        var first = Read(before).ReadBody("M:Shop.Orders.Run");
        Assert.Same(first, Read(before.WithReferences(before.References)).ReadBody("M:Shop.Orders.Run"));
        var aliased = before.References.First();
        Assert.NotSame(first, Read(before.ReplaceReference(aliased, aliased.WithAliases(["other"]))).ReadBody("M:Shop.Orders.Run"));
        Assert.NotSame(first, Read(before.AddReferences(TestMetadata.Compile("Other", "public class Other;"))).ReadBody("M:Shop.Orders.Run"));
    }

    [Fact]
    public void OtherOptionsMakeAllNew()
    {
        var before = Compile(Files);
        var first = Read(before).ReadBody("M:Shop.Orders.Run");
        Assert.NotSame(first, Read(before.WithOptions(before.Options.WithOutputKind(OutputKind.NetModule))).ReadBody("M:Shop.Orders.Run"));
        Assert.NotSame(first, Read(before, ["Domain"]).ReadBody("M:Shop.Orders.Run"));
    }

    [Fact]
    public void LambdasAreFoundByTheirIdsInALaterCompilation()
    {
        var before = Compile(Files);
        var functions = Read(before).ReadBody("M:Shop.Orders.Place(System.Int32)")!.Functions;
        Assert.Equal(2, functions.Count);
        var later = Read(Edit(before, 3, "Place(1)", "Place(2)"));
        Assert.Equal(["", "Local"], functions.Select(id => later.FindMethod(id)!.Name));
        Assert.All(functions, id => Assert.NotEmpty(later.ReadBody(id)!.Calls));
        Assert.Equal("M:Shop.Orders.Place(System.Int32)", later.FindMethod(functions[0])!.Holder);
    }

    [Fact]
    public void ALambdaThatMovedIsNotFoundWhereItWas()
    {
        var before = Compile(Files);
        var lambda = Read(before).ReadBody("M:Shop.Orders.Place(System.Int32)")!.Functions[0];
        var later = Read(Edit(before, 2, "try {", "Console.Beep(); try {"));
        Assert.Null(later.FindMethod(lambda));
        Assert.Null(later.ReadBody(lambda));
        Assert.NotNull(later.FindMethod(later.ReadBody("M:Shop.Orders.Place(System.Int32)")!.Functions[0]));
    }

    [Fact]
    public void PlacesLieInFilesOfTheCompilation()
    {
        var before = Compile(Files);
        Dump(Read(before));
        var after = Edit(before, 2, "return twice(id);", "metrics.Rename(); return twice(id);");
        var reader = Read(after);
        Dump(reader);
        foreach (var method in reader.OwnTypes.SelectMany(type => type.Methods))
        {
            Assert.Equal(method.Name, At(method.Place));
            foreach (var call in reader.ReadBody(method.Id)?.Calls ?? [])
                Assert.Contains(At(call.Place), call.Name switch { ".ctor" => ["new", call.DeclaringType.Split('.')[^1]], "Invoke" => ["twice"], var name => [name] }, StringComparer.Ordinal);
        }

        string At(Place place) => Assert.IsType<SyntaxPlace>(place).In(after) is { } location ? location.SourceTree!.GetText().ToString(location.SourceSpan) : "nowhere";
    }

    [Fact]
    public void ManyKeystrokesLaterItStillHolds()
    {
        var compilation = Compile(Files);
        for (var i = 1; i < 100; i++)
        {
            compilation = Edit(compilation, i % 4, "namespace", " namespace");
            Assert.True(Read(compilation).IsMentioned("Shop.Orders"));
        }

        Assert.Equal(Dump(Read(Compile([.. compilation.SyntaxTrees.Skip(1).Select(tree => tree.ToString())]))), Dump(Read(compilation)));
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
            var before = Compile(Files);
            var reader = Read(before);
            // Some lists are looked at, others never.
            foreach (var type in reader.OwnTypes)
                Assert.All(type.Methods.Take(1), method => Assert.NotNull(method.Attributes.Count + method.Symbol));
            _ = reader.ReadBody("M:Shop.Orders.Place(System.Int32)");
            _ = reader.CallersOf("M:Shop.Metrics.Rename");
            _ = reader.FindField("F:Shop.Metrics.name");
            _ = reader.FindType("System.String")!.Methods.Count;
            _ = reader.IsMentioned("Shop.Orders");
            return ([.. before.SyntaxTrees], new WeakReference(before));
        }
    }

    private static CSharpCompilation Compile(IReadOnlyList<string> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        return CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText("// the first file", options), .. files.Select((file, i) => CSharpSyntaxTree.ParseText(file, options, $"/src/{i}.cs"))],
            TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string old, string changed)
    {
        var tree = compilation.SyntaxTrees[file + 1];
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), changed))));
    }

    private static RoslynReader Read(Compilation compilation, IReadOnlyCollection<string>? projects = null) => new(compilation, TestContext.Current.CancellationToken, projects);

    private static string Dump(RoslynReader reader)
    {
        List<string> lines = [];
        foreach (var type in reader.OwnTypes.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            lines.Add($"{type.Name} {type.Shape} : {type.BaseType} {string.Join(' ', type.Interfaces)} [{Attributes(type.Attributes)}] {string.Join(' ', type.Properties)} at {type.Place.File}:{type.Place.Line} mentioned={reader.IsMentioned(type.Name)} named={reader.Names(type.Name)}");
            foreach (var id in type.Methods.Select(method => method.Id).Append($"M:{type.Name}.#ctor").Append($"M:{type.Name}.#cctor").Append($"M:{type.Name}.get_Name"))
                DumpMethod(reader, id, lines);
        }

        foreach (var field in new[] { "F:Shop.Metrics.name", "F:Shop.Orders.metrics", "F:Shop.Metrics.<Name>k__BackingField", "F:Shop.Metrics.Start" })
        {
            if (reader.FindField(field) is { } fact)
                lines.Add($"{field} closed={fact.IsClosed} {string.Join(", ", fact.Stores.Select(store => $"{SourceFacts.Write(store.Value)} in {store.Method}"))}");
        }

        lines.Add("naming " + string.Join(" ", reader.MethodsNaming(["Count", "Orders"]).Select(method => method.Id)));
        lines.Add("carrying " + string.Join(" ", reader.MethodsCarrying(["System.ObsoleteAttribute", "Xunit.FactAttribute"]).Select(method => method.Id)));
        lines.Add("scans " + reader.ScansAssemblies);
        return string.Join('\n', lines);
    }

    private static void DumpMethod(RoslynReader reader, string id, List<string> lines)
    {
        if (reader.FindMethod(id) is not { } method)
            return;
        lines.Add($"  {id} virtual={method.IsVirtual} overrides={method.Overrides} holder={method.Holder} [{Attributes(method.Attributes)}] metrics={string.Join(',', method.MetricNames)} at {method.Place.Line} called={string.Join(',', reader.CallersOf(id).Sites.Select(site => site.Caller.Id))}");
        if (reader.ReadBody(id) is not { } body)
            return;
        lines.Add($"    compiles={reader.Compiles(id)} groups={string.Join(',', body.MethodGroups)} catches={body.Catches.Count}");
        lines.AddRange(body.Calls.Select(call => $"    {call.Place.Line}: {SourceFacts.Write(call)} {call.Method} {call.IsBase}"));
        lines.AddRange(body.Returns.Select(value => "    returns " + SourceFacts.Write(value)));
        foreach (var function in body.Functions)
            DumpMethod(reader, function, lines);
    }

    private static string Attributes(IEnumerable<AttributeFact> attributes) =>
        string.Join(' ', attributes.Select(attribute => attribute.Type + "(" + string.Join(',', attribute.Positional.Select(argument => argument.Value)) + ")"));
}
