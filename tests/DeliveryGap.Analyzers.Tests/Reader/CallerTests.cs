using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class CallerTests
{
    private static string Sites(string source, string method, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var callers = SourceFacts.Read(source, kind).CallersOf(method);
        return string.Join(" ", callers.Sites.Select(site => $"{site.Caller.Symbol[2..].Split('(')[0]}:{SourceFacts.Write(site.Call)}")) + (callers.IsComplete ? " only" : "");
    }

    [Theory]
    [InlineData("internal static void F(string s) { } void M() => F(\"a\"); int P { get { F(\"b\"); return 1; } }", "C.M:C.F(\"a\") C.get_P:C.F(\"b\") only")]
    [InlineData("internal static void F(string s) { } Action M() => () => F(\"a\");", "C.M:C.F(\"a\") only")]
    [InlineData("internal static int F(string s) => 1; int f = F(\"a\"); static int G = F(\"b\");", "C.#ctor:C.F(\"a\") C.#cctor:C.F(\"b\") only")]
    [InlineData("private static int F(string s) => 1;", " only")]
    [InlineData("internal static void F(string s) { } Action<string> M() => F;", "")]
    [InlineData("internal static void F(string s) { } void M() { Action<string> a = new(F); a += C.F; }", "")]
    [InlineData("internal static void F(string s) { } string M() => nameof(F);", " only")]
    [InlineData("internal static void F(string s) { } void F(int i) { } void M() { F(1); F(\"a\"); Action<int> a = F; }", "C.M:C.F(\"a\") only")]
    [InlineData("internal static void F(string s) { } class D { string? F; string? M() => F; }", " only")]
    [InlineData("public static void F(string s) { } void M() => F(\"a\");", "C.M:C.F(\"a\")")]
    [InlineData("protected void F(string s) { } void M() => F(\"a\");", "C.M:this.F(\"a\")")]
    [InlineData("internal static int F(string s) => 1; void M() { System.Linq.Expressions.Expression<Func<int>> e = () => F(\"a\"); }", " only")]
    [InlineData("internal static void F(string s) { } /* F(\"x\") */ string M() => \"F(1)\";", " only")]
    public void OfAMethod(string members, string expected) => Assert.Equal(expected, Sites($"public class C {{ {members} }}", "M:C.F(System.String)"));

    [Fact]
    public void AnApplicationIsSeenByNobody() => Assert.Equal(
        "C.M:C.F(\"a\") only",
        Sites("C.Run(); public class C { public static void F(string s) { } public static void Run() { } void M() => F(\"a\"); }", "M:C.F(System.String)", OutputKind.ConsoleApplication));

    [Fact]
    public void FriendsSeeWhatIsInternal() => Assert.Equal(
        "", Sites("""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("X")] class C { internal static void F(string s) { } }""", "M:C.F(System.String)"));

    [Fact]
    public void ExtensionMethodsAreCalledEitherWay() => Assert.Equal(
        "D.M:E.F(p0, \"a\") D.N:E.F(p0, \"b\") only",
        Sites(
            "static class E { public static void F(this object o, string s) { } } class D { void M(object o) => o.F(\"a\"); void N(object o) => E.F(o, \"b\"); }",
            "M:E.F(System.Object,System.String)"));

    [Theory]
    [InlineData("interface I { void F(string s); } class C : I { public void F(string s) { } void M(I i) { i.F(\"a\"); F(\"b\"); } }", "M:C.F(System.String)", "C.M:this.F(\"b\") only")]
    [InlineData("interface I { void F(string s); } class C : I { public void F(string s) { } void M(I i) { i.F(\"a\"); F(\"b\"); } }", "M:I.F(System.String)", "C.M:p0.F(\"a\") only")]
    [InlineData("class C : IComparable<string> { public int CompareTo(string? s) => 1; int M() => CompareTo(\"a\"); }", "M:C.CompareTo(System.String)", "C.M:this.CompareTo(\"a\")")]
    [InlineData("class C : IComparable<string> { public int CompareTo(string? s) => 1; int M(IComparable<string> c) => c.CompareTo(\"a\"); }", "M:System.IComparable`1.CompareTo(`0)", "C.M:p0.CompareTo(\"a\")")]
    [InlineData("abstract class B : ICloneable { public abstract object Clone(); } class C : B { public override object Clone() => 1; }", "M:C.Clone", "")]
    [InlineData("class B { public object Clone() => 1; object M() => Clone(); } class C : B, ICloneable;", "M:B.Clone", "B.M:this.Clone()")]
    [InlineData("class B { public virtual object Clone() => 1; object M() => Clone(); } class D : B; class C : D, ICloneable { public override object Clone() => 2; }", "M:B.Clone", "B.M:this.Clone()")]
    [InlineData("class B { public object Clone() => 1; object M() => Clone(); } class C : B, ICloneable { public new object Clone() => 2; }", "M:B.Clone", "B.M:this.Clone() only")]
    [InlineData("class B { public object Clone() => 1; object M() => Clone(); } class C : B, ICloneable { object ICloneable.Clone() => 2; }", "M:B.Clone", "B.M:this.Clone() only")]
    [InlineData("class B { public object Clone() => 1; object M() => Clone(); } class C : ICloneable { public object Clone() => new B(); }", "M:B.Clone", "B.M:this.Clone() only")]
    [InlineData("class C { T F<T>(T t) => t; void M() => F<int>(1); }", "M:C.F``1(``0)", "C.M:this.F(1) only")]
    [InlineData("class C { void M() { F(\"a\"); void F(string s) { } } }", "M:Missing", "")]
    [InlineData("class C { string P { get; set; } = \"\"; void M(C c) { c.P = \"a\"; _ = new C { P = \"b\" }; } }", "M:C.set_P(System.String)", "C.M:p0.set_P(\"a\") C.M:new C.set_P(\"b\") only")]
    public void OfOtherMembers(string source, string method, string expected) => Assert.Equal(expected, Sites(source, method));

    [Theory]
    [InlineData("class D { T M() => new T(\"a\"); T N() { T t = new(\"b\"); return t; } }", "D.M:T..ctor(\"a\") D.N:T..ctor(\"b\") only")]
    [InlineData("class D { static void Take(T t) { } void M() => Take(new(\"a\")); object N() => new List<int>(1); }", "D.M:T..ctor(\"a\") only")]
    [InlineData("class D { readonly T t = new(\"a\"); static T S { get; } = new(\"b\"); }", "D.#ctor:T..ctor(\"a\") D.#cctor:T..ctor(\"b\") only")]
    [InlineData("class D() : T(\"a\");", "D.#ctor:this..ctor(\"a\") only")]
    [InlineData("class D : T { D() : base(\"a\") { } D(int i) : this() { } }", "D.#ctor:this..ctor(\"a\") only")]
    [InlineData("class D { T M() => new T(\"a\"); static object? N<X>() => null; object? O() => N<T>(); }", "D.M:T..ctor(\"a\")")]
    [InlineData("class D { T M() => new T(\"a\"); object O() => typeof(T); }", "D.M:T..ctor(\"a\")")]
    public void OfAConstructor(string types, string expected) =>
        Assert.Equal(expected, Sites($"class T {{ public T(string s) {{ }} }} {types}", "M:T.#ctor(System.String)"));

    [Fact]
    public void ConstructorsCallEachOther() => Assert.Equal(
        "T.#ctor:this..ctor(\"c\") only", Sites("class T { T(string s) { } T() : this(\"c\") { } }", "M:T.#ctor(System.String)"));

    [Fact]
    public void NamesOfForeignTypes()
    {
        var reader = SourceFacts.Read("""
            using System.Text;
            class C { object M() => new StringBuilder(); string Uri() => "Version"; }
            """);
        Assert.True(reader.Names("System.Text.StringBuilder"));
        Assert.False(reader.Names("System.Uri"));
        Assert.False(reader.Names("System.Version"));
        Assert.False(reader.Names("Other.StringBuilder"));
    }
}
