using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class CallerTests
{
    [Fact]
    public void Callers_are_the_methods_that_were_written()
    {
        var callers = Read("""
            class C
            {
                void Plain() => Map("plain");
                async Task Later() { await Task.Yield(); Map("later"); }
                IEnumerable<int> Iterate() { Map("iterated"); yield return 1; }
                Action Lambda() => () => Map("lambda");
                void Local() { void Inner() => Map("local"); Inner(); }
                string Property { get { Map("property"); return ""; } }
                static void Map(string path) { }
            }
            """, "M:C.Map(System.String)");

        Assert.True(callers.IsComplete);
        Assert.Equal(
            ["iterated Iterate", "lambda ", "later Later", "local Inner", "plain Plain", "property get_Property"],
            callers.Sites.Select(site => $"{((ConstantValue)site.Call.Arguments[0]).Content} {site.Caller.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("class C { void M() => Map(); void Map() { } }", true)]
    [InlineData("class C { Action M() => Map; void Map() { } }", false)]
    [InlineData("class C : IDisposable { void M() => Dispose(); public void Dispose() { } }", false)]
    [InlineData("class B { public void Map() { } public virtual int CompareTo(object other) => 0; } class D : B, IComparable { }", false, "M:B.CompareTo(System.Object)")]
    [InlineData("class C { public override string ToString() => \"\"; }", false, "M:C.ToString")]
    [InlineData("interface I { void Map(); } class C : I { public void Map() { } void M(I i) => i.Map(); }", true, "M:I.Map")]
    [InlineData("interface I { void Map(); } class C : I { public void Map() { } }", true)]
    [InlineData("class C { void M() => new C(); }", true, "M:C.#ctor")]
    [InlineData("class C { object M() => Activator.CreateInstance<C>(); }", false, "M:C.#ctor")]
    [InlineData("class C { Type M() => typeof(C); }", false, "M:C.#ctor")]
    [InlineData("class C { void M() => Own<C>(); static void Own<T>() { } }", true, "M:C.#ctor")]
    public void What_something_else_may_call_is_not_complete(string text, bool isComplete, string id = "M:C.Map")
    {
        if (id == "M:C.Map" && text.Contains("IDisposable", StringComparison.Ordinal))
            id = "M:C.Dispose";

        Assert.Equal(isComplete, Read(text, id).IsComplete);
    }

    [Fact]
    public void A_generic_method_is_called_by_any_of_its_closings()
    {
        var callers = Read("class C<T> { public static void Map<U>(U item) { } } class D { void M() { C<int>.Map(\"a\"); C<string>.Map(3); } }", "M:C`1.Map``1(``0)");

        Assert.Equal([["System.String"], ["System.Int32"]], callers.Sites.Select(site => site.Call.TypeArguments));
    }

    [Fact]
    public void Callers_lie_in_other_own_assemblies_too()
    {
        using var compiler = new Compiler();
        var library = Compiler.Compile("Library", OptimizationLevel.Release, [("l.cs", "public static class L { public static void Map(string path) { } }")]);
        var libraryPath = compiler.Emit(library);
        var shopPath = compiler.Emit(Compiler.Compile(
            "Shop", OptimizationLevel.Release, [("s.cs", "class S { void M() => L.Map(\"/shop\"); }")], [MetadataReference.CreateFromFile(libraryPath)]));
        var callers = Compiler.Reader(shopPath, libraryPath).CallersOf("M:L.Map(System.String)");

        Assert.True(callers.IsComplete);
        Assert.Equal("M:S.M", Assert.Single(callers.Sites).Caller.Id);
    }

    [Fact]
    public void Own_code_names_the_foreign_types_that_it_uses()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class C { object M() => new System.Text.StringBuilder(); }");

        Assert.True(reader.Names("System.Text.StringBuilder"));
        Assert.False(reader.Names("System.Text.Rune"));
    }

    private static Callers Read(string text, string id)
    {
        using var compiler = new Compiler();
        return compiler.Read("#pragma warning disable\nusing System; using System.Collections.Generic; using System.Threading.Tasks;\n" + text).CallersOf(id);
    }
}
