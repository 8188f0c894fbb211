using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>Which members, types and assemblies own code names.</summary>
public sealed class MentionTests
{
    [Fact]
    public void MethodsThatNameAMember()
    {
        var reader = SourceFacts.Read("""
            using System.Diagnostics;
            // CreateCounter in a comment, and "CreateCounter" in a text
            class C
            {
                object field = "".CreateCounter("a");
                Lazy<object> later = new(() => "".CreateCounter("b"));
                object M() => "".CreateCounter("c");
                void Group() { Func<string, object> f = "".CreateCounter; }
                void Text() => Console.WriteLine("CreateCounter");
                void Other() => Console.WriteLine(1);
                object Local() { return Inner(); object Inner() => "".CreateCounter("d"); }
                object P { get => "".CreateCounter("e"); }
                void Ask(string s) => s?.CreateCounter("f");
            }
            static class X { public static object CreateCounter(this string meter, string name) => name; }
            """);
        Assert.Equal(
            ["M:C.#ctor", "M:C.#ctor", "M:C.M", "M:C.Group", "M:C.Local", "M:C.get_P", "M:C.Ask(System.String)"],
            reader.MethodsNaming(["CreateCounter"]).Select(method => method.Symbol));
        Assert.Equal(["M:C.Text", "M:C.Other"], reader.MethodsNaming(["WriteLine", "NoSuch"]).Select(method => method.Symbol));
        Assert.Empty(reader.MethodsNaming(["NoSuch"]));
        Assert.Empty(reader.MethodsNaming([]));
    }

    [Fact]
    public void ATypeIsNamedByItsConstructorsAlsoWhereTheyDoNotSaySo()
    {
        var reader = SourceFacts.Read("""
            class Order(string name);
            class C
            {
                static void Take(Order order) { }
                void Explicit() => Take(new Order("a"));
                void Implicit() => Take(new("b"));
                Order Returned() => new("c");
                void Assigned(Order o) => o = new("d");
                void Other() { object o = new Uri("a"); Uri u = new("b"); }
            }
            """);
        Assert.Equal(
            ["M:C.Assigned(Order)", "M:C.Explicit", "M:C.Implicit", "M:C.Returned", "M:C.Take(Order)"],
            reader.MethodsNaming(["Order"]).Select(method => method.Symbol).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("object M() => new X();", true)]
    [InlineData("X M() => new();", true)]
    [InlineData("void M() => Take(new());", true)]
    [InlineData("object M() => new Shop.X();", true)]
    [InlineData("object M() => typeof(X);", true)]
    [InlineData("void M() => Make<X>();", true)]
    [InlineData("void M() => Make<List<X>>();", true)]
    [InlineData("object M() => new List<X>();", true)]
    [InlineData("Func<object> M() => Make<X>;", true)]
    [InlineData("[System.ComponentModel.DefaultValue(typeof(X), \"\")] int f;", true)]
    [InlineData("object f = new X();", true)]
    [InlineData("X? f;", false)]
    [InlineData("List<X>? f;", false)]
    [InlineData("List<X> M() => [];", false)]
    [InlineData("X M(X x) { X y = x; return y; }", false)]
    [InlineData("object M(object o) => (X)o;", false)]
    [InlineData("bool M(object o) => o is X;", false)]
    [InlineData("string M() => nameof(X);", false)]
    [InlineData("void M() => X.Static();", false)]
    [InlineData("class Y : X;", false)]
    [InlineData("object M() => new Other.X();", false)]
    [InlineData("Other.X M() => new();", false)]
    [InlineData("// new X()\nstring M() => \"new X()\";", false)]
    public void WhatIsMentioned(string member, bool expected)
    {
        var reader = SourceFacts.Read($$"""
            namespace Shop
            {
                class X { public static X Static() => new X(); X Own() => new(); class Nested { object M() => typeof(X); } }
                class C { static void Take(X x) { } static object Make<T>() => 1; {{member}} }
            }
            namespace Other { class X; }
            """);
        Assert.Equal(expected, reader.IsMentioned("Shop.X"));
    }

    [Fact]
    public void AnAliasMentionsWhatItStandsFor()
    {
        var reader = SourceFacts.Read("using Alias = Shop.X; namespace Shop { class X; class Y<T>; class C { object M() => new Alias(); object N() => new Y<int>(); } }");
        Assert.True(reader.IsMentioned("Shop.X"));
        Assert.True(reader.IsMentioned("Shop.Y`1"));
        Assert.False(reader.IsMentioned("Shop.C"));
        Assert.False(reader.IsMentioned("No.Such"));
        Assert.False(reader.IsMentioned(""));
    }

    [Theory]
    [InlineData("services.FromAssemblyOf<C>();", true)]
    [InlineData("services.AddMediator(typeof(C).Assembly);", true)]
    [InlineData("var all = AppDomain.CurrentDomain.GetAssemblies(); services.AddAll(all);", true)]
    [InlineData("services.Configure(c => c.FromAssemblyOf<C>());", true)]
    [InlineData("services.AddMediator(null!);", false)]
    [InlineData("_ = typeof(C).Assembly.GetName();", false)]
    [InlineData("Own(typeof(C).Assembly);", false)]
    [InlineData("_ = \"FromAssemblyOf\"; // services.FromAssemblyOf<C>()", false)]
    [InlineData("services.Plain();", false)]
    public void ScansOfAssemblies(string statements, bool expected)
    {
        var package = CSharpCompilation.Create(
            "Mediator", [CSharpSyntaxTree.ParseText("""
                namespace Mediator;
                public static class Registration
                {
                    public static void FromAssemblyOf<T>(this object services) { }
                    public static void AddMediator(this object services, System.Reflection.Assembly assembly) { }
                    public static void AddAll(this object services, System.Reflection.Assembly[] assemblies) { }
                    public static void Configure(this object services, System.Action<object> configure) { }
                    public static void Plain(this object services) { }
                }
                """, cancellationToken: TestContext.Current.CancellationToken)], TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var reader = SourceFacts.Read(
            $$"""using Mediator; class C { static void Own(System.Reflection.Assembly assembly) { } void M(object services) { {{statements}}{{'\n'}} } }""", references: [package.ToMetadataReference()]);
        Assert.Equal(expected, reader.ScansAssemblies);
    }

    [Theory]
    [InlineData("public interface I;", OutputKind.DynamicallyLinkedLibrary, true)]
    [InlineData("public class I;", OutputKind.DynamicallyLinkedLibrary, true)]
    [InlineData("internal interface I;", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("public sealed class I;", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("public struct I;", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("public interface I; class P { static void Main() { } }", OutputKind.ConsoleApplication, false)]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")] internal interface I;", OutputKind.DynamicallyLinkedLibrary, true)]
    public void WhatOthersMayImplement(string source, OutputKind kind, bool expected) =>
        Assert.Equal(expected, SourceFacts.Read(source, kind).MayBeImplementedElsewhere("I"));
}
