using DeliveryGap.Build.IL;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

/// <summary>What is told of a whole program without reading its bodies.</summary>
public class ScanTests
{
    [Theory]
    [InlineData("CreateCounter", "M:C.Create")]
    [InlineData("Meter", "M:C.Make")]
    [InlineData("Total", "M:C.Load", "M:C.Store")]
    [InlineData("Helper", "M:C.Group", "M:C.Later", "M:C.Wait")]
    [InlineData("Local", "M:C.Later")]
    [InlineData("Nothing")]
    public void Methods_are_found_by_what_they_name(string member, params string[] expected)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            #pragma warning disable
            using System; using System.Diagnostics.Metrics; using System.Threading.Tasks;
            class C
            {
                public int Total { get; set; }
                static object Make() => new Meter("a");
                static object Create(Meter meter) => meter.CreateCounter<int>("a");
                int Load() => Total;
                void Store() => Total = 3;
                void Helper() { }
                Action Group() => Helper;
                Action Later() { Local(); return () => Helper(); void Local() { } }
                async Task Wait() { await Task.Yield(); Helper(); }
                string Name() => nameof(Helper) + nameof(Nothing);
                void Nothing() { }
            }
            """);

        var found = reader.MethodsNaming([member]).Select(method => method.Symbol.Replace("(System.Diagnostics.Metrics.Meter)", ""));
        Assert.Equal(expected, found.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("object M() => new Cart();", true)]
    [InlineData("object M() => typeof(Cart);", true)]
    [InlineData("object M() => new System.Collections.Generic.List<Cart>();", true)]
    [InlineData("object M() => System.Activator.CreateInstance<Cart>();", true)]
    [InlineData("object M() => new System.Collections.Generic.Dictionary<int[,], Cart[]>();", true)]
    [InlineData("object M() { System.Func<object> make = () => new Cart(); return make(); }", true)]
    [InlineData("[System.ComponentModel.TypeConverter(typeof(Cart))] object M() => null;", true)]
    [InlineData("class Big : Cart { }", false)]
    [InlineData("object M(Cart cart) => cart;", false)]
    [InlineData("void M(Cart cart) => cart.Run();", false)]
    [InlineData("bool M(object cart) => cart is Cart;", false)]
    [InlineData("Cart M(object cart) => (Cart)cart;", false)]
    [InlineData("string M() => nameof(Cart);", false)]
    public void A_type_is_mentioned_where_it_is_created_or_named(string member, bool expected) => Assert.Equal(expected, Mentions(member).IsMentioned("Cart"));

    [Fact]
    public void What_a_type_says_of_itself_is_no_mention()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class Cart { static Cart Make() => new Inner().Make(); class Inner { public Cart Make() { System.Func<Cart> make = () => new Cart(); return make(); } } }");

        Assert.False(reader.IsMentioned("Cart"));
        Assert.True(reader.IsMentioned("Cart.Inner"));
    }

    [Theory]
    [InlineData("object M() => default(Money);")]
    [InlineData("object M() => new Money();")]
    [InlineData("object M() { var money = new Money(3); money.Run(); return null; }")]
    public void A_struct_is_created_in_place(string member) => Assert.True(Mentions(member).IsMentioned("Money"));

    [Fact]
    public void Another_assembly_mentions_too()
    {
        using var compiler = new Compiler();
        var library = compiler.Emit(Compiler.Compile("Lib", OptimizationLevel.Release, [("Lib.cs", "public class Cart { } public class Other { } public struct Money { public Money(int n) { } public void Run() { } }")]));
        var app = compiler.Emit(Compiler.Compile(
            "App", OptimizationLevel.Release, [("App.cs", "class App { object M() => new Cart(); void N() { var money = new Money(3); money.Run(); } }")], [MetadataReference.CreateFromFile(library)]));
        var reader = Compiler.Reader(app, library);

        Assert.True(reader.IsMentioned("Cart"));
        Assert.True(reader.IsMentioned("Money"));
        Assert.False(reader.IsMentioned("Other"));
    }

    [Theory]
    [InlineData("void M() => Scan.Them(typeof(C).Assembly);", true)]
    [InlineData("void M() => Scan.FromAssemblyOf<C>();", true)]
    [InlineData("System.Action<System.Reflection.Assembly> M() => Scan.Them;", false)]
    [InlineData("void M() => Scan.Other(typeof(C));", false)]
    [InlineData("object M() => System.Reflection.Assembly.GetExecutingAssembly().GetTypes();", false)]
    public void Foreign_code_that_looks_through_assemblies_is_told(string member, bool expected)
    {
        using var compiler = new Compiler();
        var package = compiler.Emit(Compiler.Compile(
            "Package", OptimizationLevel.Release,
            [("Scan.cs", "public class Scan { public static void Them(System.Reflection.Assembly assembly) { } public static void FromAssemblyOf<T>() { } public static void Other(System.Type type) { } }")]));
        var app = compiler.Emit(Compiler.Compile("App", OptimizationLevel.Release, [("App.cs", $"class C {{ {member} }}")], [MetadataReference.CreateFromFile(package)]));

        Assert.Equal(expected, new IlReader([app], [.. Compiler.ReferencePaths, package], path => path).ScansAssemblies);
        // Own code that does it is read itself.
        Assert.False(Compiler.Reader(app, package).ScansAssemblies);
    }

    [Fact]
    public void Nothing_implements_an_own_type_but_what_is_read()
    {
        using var compiler = new Compiler();

        Assert.False(compiler.Read("public interface ICart { }").MayBeImplementedElsewhere("ICart"));
    }

    private static IlReader Mentions(string member)
    {
        using var compiler = new Compiler();
        return compiler.Read($$"""
            #pragma warning disable
            class Cart { public void Run() { } }
            struct Money { public Money(int number) { } public void Run() { } }
            class C { {{member}} }
            """);
    }
}
