using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class AssembliesTests
{
    [Fact]
    public void Own_assemblies_are_read_together_the_applications_first()
    {
        using var compiler = new Compiler();
        var reader = Applications(compiler);

        Assert.Equal(["Shop", "Alpha", "Zeta"], reader.Assemblies.Select(assembly => assembly.Name));
        Assert.Equal("M:Alpha.Base.Run(System.Int32)", reader.FindType("Shop.Derived")!.Methods[0].Overrides);
        Assert.True(reader.FindType("Alpha.Base")!.IsOwn);
        Assert.True(reader.MayBeOwn("Alpha.Base"));
        Assert.False(reader.MayBeOwn("System.String"));
        Assert.False(reader.MayBeOwn("System.Collections.Generic.List{Alpha.Base}"));
        Assert.Equal("M:Zeta.Kit.Help", Assert.Single(reader.ReadBody("M:Shop.Derived.Run(System.Int32)")!.Calls).Method);
    }

    [Fact]
    public void An_enum_of_another_assembly_is_read_by_its_size()
    {
        using var compiler = new Compiler();
        var attribute = Assert.Single(Applications(compiler).FindType("Shop.Derived")!.Attributes);

        Assert.Equal("Zeta.MarkAttribute", attribute.Type);
        Assert.Equal((byte)200, attribute.Argument(0)!.Value);
        Assert.Equal("after", attribute.Argument(1)!.Value);
    }

    [Fact]
    public void A_foreign_type_is_found_through_forwarders()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class C : System.Collections.Generic.List<int>;");
        var list = reader.FindType("System.Collections.Generic.List`1")!;

        Assert.False(list.IsOwn);
        Assert.Equal("System.Private.CoreLib", list.Assembly);
        Assert.Equal("System.Object", list.BaseType);
        Assert.Null(reader.FindType("System.NoSuchType"));
    }

    [Fact]
    public void An_own_assembly_that_is_named_twice_counts_once()
    {
        using var compiler = new Compiler();
        compiler.Read("class C;");
        var path = Path.Combine(compiler.Folder, "Shop.dll");

        Assert.Single(Compiler.Reader(path, path).OwnTypes);
    }

    [Fact]
    public void What_the_compiler_makes_is_no_type()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            using System.Linq;
            unsafe class C
            {
                object M(int[] numbers, ref readonly int last) => numbers.Where(number => number > numbers[0]).Select(number => new { number });
                System.Collections.Generic.IEnumerable<int> Iterate() { yield return 1; }
                static readonly int[] Data = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
            }
            """);

        Assert.Equal("C", Assert.Single(reader.OwnTypes).Name);
    }

    private static IlReader Applications(Compiler compiler)
    {
        var zeta = compiler.Emit(Compiler.Compile("Zeta", OptimizationLevel.Release, [("z.cs", """
            namespace Zeta;
            public enum Size : byte { Large = 200 }
            public sealed class MarkAttribute(Size size, string text) : System.Attribute;
            public static class Kit { public static void Help() { } }
            """)]));
        var alpha = compiler.Emit(Compiler.Compile("Alpha", OptimizationLevel.Release, [("a.cs", """
            namespace Alpha;
            public abstract class Base { public virtual void Run(int number) { } public virtual void Run(string text) { } }
            """)]));
        var shop = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, [("s.cs", """
            namespace Shop;
            [Zeta.Mark(Zeta.Size.Large, "after")]
            public class Derived : Alpha.Base { public override void Run(int number) => Zeta.Kit.Help(); }
            """)], [MetadataReference.CreateFromFile(zeta), MetadataReference.CreateFromFile(alpha)]));
        return Compiler.Reader(shop, zeta, alpha);
    }
}
