using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>Names that are put together here are those that the compiler would write.</summary>
public sealed class NameTests
{
    private const string Source = """
        using System.Collections.Generic;
        public class Top<T, U> { public struct In<V> { public enum Deep { A } public delegate void Call<W>(W w); } public interface I { } }
        namespace A.B { public record R(int X); public record struct S<T>(T Value); file class Hidden { class Inner { } } public static class @class { } }
        class Fields { (int, string) pair; List<int> list; Dictionary<string, Top<int, string>.In<long>> nested; dynamic late; Missing gone; Missing<int> lost; object made = new { X = 1 }; }
        """;

    [Fact]
    public void NamesOfTypesAreThoseOfTheCompiler()
    {
        var compilation = Compile(Source);
        INamedTypeSymbol[] types = [.. OwnCode.Types(compilation.GlobalNamespace)];
        Assert.True(types.Length > 3000);
        Assert.All(types, type => Assert.Equal(Written(type), SymbolNames.Definition(type)));
    }

    [Theory]
    [InlineData("pair", "System.ValueTuple`2")]
    [InlineData("list", "System.Collections.Generic.List`1")]
    [InlineData("nested", "System.Collections.Generic.Dictionary`2")]
    [InlineData("gone", "")]
    [InlineData("lost", "")]
    public void WhatATypeIsMadeFromHasTheName(string field, string expected)
    {
        var type = (INamedTypeSymbol)compilation.GetTypeByMetadataName("Fields")!.GetMembers(field).OfType<IFieldSymbol>().Single().Type;
        Assert.Equal(expected, SymbolNames.Definition(type));
        Assert.Equal(Written(type), SymbolNames.Definition(type));
    }

    [Fact]
    public void ATypeWithoutANameHasNone()
    {
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        var made = compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.AnonymousObjectCreationExpressionSyntax>().Single();
        Assert.Equal("", SymbolNames.Definition((INamedTypeSymbol)model.GetTypeInfo(made, TestContext.Current.CancellationToken).Type!));
    }

    [Fact]
    public void LongNamesAndThoseThatShareAPlaceAreWhole()
    {
        string[] names = [.. Enumerable.Range(0, 20_000).Select(i => $"Type{i}"), new('x', 5000), ""];
        foreach (var name in names.Concat(names))
            Assert.Equal(name, NameWriter.Begin().Append(name).ToString());
        Assert.Equal("a.b`1204", NameWriter.Begin().Append("a").Append('.').Append("b").Append('`').Append(1204).ToString());
        Assert.Same(NameWriter.Begin().Append("Shop.").Append("Order").ToString(), NameWriter.Begin().Append("Shop.Order").ToString());
    }

    private readonly CSharpCompilation compilation = Compile(Source);

    private static string Written(INamedTypeSymbol type) =>
        type.OriginalDefinition.GetDocumentationCommentId() is { Length: > 2 } id && id[0] == 'T' ? id[2..] : "";

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Names", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), "/src/names.cs")], TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
