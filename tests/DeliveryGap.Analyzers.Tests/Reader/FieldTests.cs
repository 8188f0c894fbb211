using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class FieldTests
{
    private static string Stores(string source, string field, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var fact = SourceFacts.Read(source, kind).FindField(field)!;
        return string.Join(" ", fact.Stores.Select(store => $"{store.Method.Split('(', '#')[0][2..]}{(store.Method.Contains("ctor", StringComparison.Ordinal) ? "ctor" : "")}:{SourceFacts.Write(store.Value)}"))
            + (fact.IsClosed ? " closed" : " open");
    }

    [Theory]
    [InlineData("readonly string f = \"a\";", "C.ctor:\"a\" closed")]
    [InlineData("readonly string f; C(string s) { f = s; } C() : this(\"x\") { }", "C.ctor:p0 closed")]
    [InlineData("readonly string f = \"a\"; C(int i) : this() { } C() { }", "C.ctor:\"a\" closed")]
    [InlineData("readonly string f; C(string s, int i) => (this.f, _) = (s, i);", "C.ctor:p0 closed")]
    [InlineData("string? f; void M(string s) => f = s; void N() => f = \"b\";", "C.M:p0 C.N:\"b\" closed")]
    [InlineData("string? f; string G() => f ??= \"a\";", "C.G:\"a\" closed")]
    [InlineData("string f = \"a\"; void M() => f += \"b\";", "C.ctor:\"a\" C.M:?String closed")]
    [InlineData("string? f; void M() { Action a = () => f = \"b\"; }", "C.M:\"b\" closed")]
    [InlineData("static string f = \"a\"; static C() { f = \"b\"; }", "C.ctor:\"a\" C.ctor:\"b\" closed")]
    [InlineData("string? f; class N { void M(C c) => c.f = \"n\"; }", "C.N.M:\"n\" open")]
    [InlineData("string f = \"a\"; void M(C c) => c.f = \"b\";", "C.ctor:\"a\" C.M:\"b\" open")]
    [InlineData("string f = \"a\"; static C M() => new C { f = \"b\" };", "C.ctor:\"a\" open")]
    [InlineData("string f = \"a\"; void M() => By(ref f); static void By(ref string s) { }", "C.ctor:\"a\" open")]
    [InlineData("string f = \"a\"; ref string M() => ref f;", "C.ctor:\"a\" open")]
    [InlineData("int f; void M() => f++;", "C.M:?Int32 closed")]
    [InlineData("public string f = \"a\";", "C.ctor:\"a\" open")]
    [InlineData("internal string f = \"a\";", "C.ctor:\"a\" open")]
    [InlineData("readonly string f = \"a\"; void M(string f) { f = \"b\"; string G(string f) => f = \"c\"; }", "C.ctor:\"a\" closed")]
    public void OfFields(string members, string expected) => Assert.Equal(expected, Stores($"class C {{ {members} }}", "F:C.f"));

    [Theory]
    [InlineData("class C { public string P { get; } = \"a\"; }", "C.ctor:\"a\" closed")]
    [InlineData("class C { public string P { get; } C(string s) => P = s; }", "C.ctor:p0 closed")]
    [InlineData("class C { public string P { get; private set; } = \"a\"; void M() => P = \"b\"; }", "C.ctor:\"a\" C.M:\"b\" closed")]
    [InlineData("class C { public string P { get; private set; } = \"a\"; static C M() => new() { P = \"b\" }; }", "C.ctor:\"a\" open")]
    [InlineData("class C { public string P { get; set; } = \"a\"; }", "C.ctor:\"a\" open")]
    [InlineData("class C { public string P { get; internal set; } = \"a\"; }", "C.ctor:\"a\" open")]
    [InlineData("sealed class C { public string P { get; init; } = \"a\"; static C M() => new() { P = \"b\" }; }", "C.ctor:\"a\" closed")]
    [InlineData("class C { public string P { get; init; } = \"a\"; } class D : C; class E { string? P; E() { P = \"c\"; } C M() => new() { P = \"b\" }; }", "C.ctor:\"a\" closed")]
    [InlineData("class C { public string P { get; init; } = \"a\"; } class D : C { D() { P = \"b\"; } }", "C.ctor:\"a\" open")]
    [InlineData("public class C { public string P { get; init; } = \"a\"; }", "C.ctor:\"a\" open")]
    [InlineData("class C { public virtual string P { get; } = \"a\"; }", "C.ctor:\"a\" closed")]
    [InlineData("sealed record C(string P);", "C.ctor:p0 closed")]
    [InlineData("sealed record C(int I, string Q) { public string P { get; } = Q + \"a\"; }", "C.ctor:$(p1 + \"a\") closed")]
    [InlineData("partial class C { public string P { get; } } partial class C { C(string s) { P = s; } }", "C.ctor:p0 closed")]
    public void OfProperties(string source, string expected) => Assert.Equal(expected, Stores(source, "F:C.<P>k__BackingField"));

    [Theory]
    [InlineData("class C(int i, string p) { string M() => p; }", "C.ctor:p1 closed")]
    [InlineData("class C(int i, string p) { string M() => p = \"b\"; }", "C.ctor:p1 C.M:\"b\" closed")]
    [InlineData("class C(int i, string p) { void M() => By(ref p); static void By(ref string s) { } }", "C.ctor:p1 open")]
    public void OfParameters(string source, string expected) => Assert.Equal(expected, Stores(source, "F:C.<p>P"));

    [Fact]
    public void OfPropertiesThatDoMore()
    {
        var reader = SourceFacts.Read(
            "class C { string P { get => field ?? \"a\"; set; } string Q { get; set => field = value.Trim(); } = \"a\"; object M() => P + Q; class D(string q); }",
            version: LanguageVersion.Preview);
        Assert.Equal(["this.get_P()", "this.get_Q()"], SourceFacts.Calls(reader, "M:C.M"));
        Assert.Equal("$(this.get_P() + [this:F:C.<Q>k__BackingField])", SourceFacts.Write(Assert.Single(reader.ReadBody("M:C.M")!.Returns)));
        Assert.False(reader.FindField("F:C.<Q>k__BackingField")!.IsClosed);
        Assert.Null(reader.FindField("F:C.<p>P"));
        Assert.Null(reader.FindField("F:C.D.<p>P"));
    }

    [Fact]
    public void OfTypes()
    {
        var reader = SourceFacts.Read("""
            abstract class B { public abstract void A(); public virtual void V() { } public void N() { } }
            sealed class C : B, IDisposable { public override void A() { } public sealed override void V() { } public void Dispose() { } static int P { get; set; } public List<string> Q => []; int this[int i] => i; }
            static class S; struct T; enum E; interface I { void M(); }
            """);
        Assert.Equal([("P", "System.Int32"), ("Q", "System.Collections.Generic.List{System.String}")], reader.FindType("C")!.Properties.Select(property => (property.Name, property.Type!)));
        Assert.Equal([true, true, false], reader.FindType("B")!.Methods.Select(method => method.IsVirtual));
        Assert.Equal([true, false, false], reader.FindType("C")!.Methods.Select(method => method.IsVirtual));
        Assert.True(reader.FindType("I")!.Methods[0].IsVirtual);
        Assert.Equal([false, true, true, true, true, false], new[] { "B", "C", "S", "T", "E", "I" }.Select(type => reader.FindType(type)!.IsSealed));
    }
}
