using DeliveryGap.Analyzers.Reader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>What is found by the text is what a walk through all syntax would find.</summary>
public sealed class AttributedFunctionTests
{
    [Theory]
    [InlineData(1, "Use([A] () => 1);")]
    [InlineData(1, "Use([ A ] () => 1);")]
    [InlineData(1, "Use([\n    A] () => 1);")]
    [InlineData(1, "Use([/* which */ A] () => 1);")]
    [InlineData(1, "Use([// which\nA] () => 1);")]
    [InlineData(1, "Use(// the list\n[A] () => 1);")]
    [InlineData(1, "Use([@A] async (int x) => { await x; });")]
    [InlineData(1, "Use([global::A(\"[A]\")] static () => 1);")]
    [InlineData(1, "Use([_A, B][C] () => 1);")]
    [InlineData(1, "Use([return: A] () => 1);")]
    [InlineData(1, "Use([Ä] () => 1);")]
    [InlineData(1, "return[A]() => 1;")]
    [InlineData(0, "var f = (F)[A]() => 1;")]
    [InlineData(1, "{ }[A] int Local() => 1;")]
    [InlineData(1, "Use([A] x => 1);")]
    [InlineData(2, "[A] int Local() { Use([B] () => 1); return 2; }")]
    [InlineData(2, "Use([A] () => Use([B] () => 1));")]
    [InlineData(1, "Use([A([Length])] () => [Length]);")]
    [InlineData(0, "Use([A] (")]
    [InlineData(0, "Use(() => 1);")]
    [InlineData(0, "Use(([A] int x) => 1);")]
    [InlineData(0, "int Local([A] int x) => items[x][ x];")]
    [InlineData(0, "int[] items = [A, B]; Use([A]);")]
    [InlineData(0, "// Use([A] () => 1);")]
    [InlineData(0, "/* Use([A] () => 1); */")]
    [InlineData(0, "var text = \"[A] () => 1\" + @\"[A] () => 1\" + $\"[A] {items[A]}\";")]
    [InlineData(0, "#if NEVER\nUse([A] () => 1);\n#endif")]
    [InlineData(0, "x is [A a, ..]; int[] y = new[] { 1 }; y[^A] = y[A..].Length;")]
    public void AreThoseInTheSyntax(int count, string statements)
    {
        var file = "[assembly: A] [A] class C { [A] int field; [A] int P { [A] get; } [A] void M([A] int p) {\n" + statements + "\n} }";
        // The text is read in pieces: each bracket comes to lie at the end of one.
        foreach (var before in Enumerable.Range(0, file.Length).Where(i => file[i] == '[').Select(i => TextChunks.Length - 1 - i - 3).Prepend(0))
        {
            var tree = CSharpSyntaxTree.ParseText("//" + new string('[', before) + "\n" + file, new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken);
            var expected = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
                .Where(node => node is LambdaExpressionSyntax { AttributeLists.Count: > 0 } or LocalFunctionStatementSyntax { AttributeLists.Count: > 0 }).ToArray();
            Assert.Equal(count, expected.Length);
            Assert.Equal(expected, AttributedFunctions.In(tree, TestContext.Current.CancellationToken));
        }
    }
}
