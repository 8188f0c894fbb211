using System.Reflection.PortableExecutable;
using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class PlaceTests
{
    private const string Source = """
        using DeliveryGap;

        // class Cart is not declared here
        [Feature("cart")]
        public sealed class Cart
        {
            [PartOf("cart")]
            public async System.Threading.Tasks.Task Add()
            {
                await System.Threading.Tasks.Task.Yield();
            }
        }

        [Feature("empty")]
        static class Empty;
        """;

    [Theory]
    [InlineData(OptimizationLevel.Debug, Pdb.Beside)]
    [InlineData(OptimizationLevel.Debug, Pdb.Embedded)]
    [InlineData(OptimizationLevel.Release, Pdb.Beside)]
    [InlineData(OptimizationLevel.Release, Pdb.Embedded)]
    public void Types_methods_and_attributes_stand_at_their_lines(OptimizationLevel optimization, Pdb pdb)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Source, optimization, pdb);
        var file = Path.Combine(compiler.Folder, "Program.cs");
        var (cart, empty) = (reader.FindType("Cart")!, reader.FindType("Empty")!);

        AssertPlace(file, 5, cart.Place);
        AssertPlace(file, 4, cart.Attributes[0].Place);
        AssertPlace(file, 7, cart.Methods[0].Attributes[0].Place);
        Assert.InRange(cart.Methods[0].Place.Line, 9, 10);
        AssertPlace(file, 15, empty.Place);
        AssertPlace(file, 14, empty.Attributes[0].Place);
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public void Without_a_pdb_nothing_is_placed()
    {
        using var compiler = new Compiler();
        var cart = compiler.Read(Source, pdb: Pdb.Absent).FindType("Cart")!;

        AssertPlace(null, 0, cart.Place);
        AssertPlace(null, 0, cart.Attributes[0].Place);
        AssertPlace(null, 0, cart.Methods[0].Place);
    }

    [Fact]
    public void A_partial_types_attribute_stands_in_the_file_whose_line_holds_it()
    {
        using var compiler = new Compiler();
        var first = compiler.Folder + "/First.cs";
        var second = compiler.Folder + "/Second.cs";
        File.WriteAllText(first, "public partial class Cart\n{\n    public void A() { }\n}\n");
        File.WriteAllText(second, "using DeliveryGap;\n\n[Feature(\"cart\")]\npublic partial class Cart\n{\n    public void B() { }\n}\n");
        var compilation = Compiler.Compile("Shop", OptimizationLevel.Release, [(first, File.ReadAllText(first)), (second, File.ReadAllText(second))]);
        var path = compiler.Emit(compilation);

        AssertPlace(second, 3, Compiler.Reader(path).FindType("Cart")!.Attributes[0].Place);

        var unseen = new IlReader([path], Compiler.ReferencePaths, _ => null).FindType("Cart")!.Attributes[0];
        AssertPlace(null, 0, unseen.Place);
    }

    [Fact]
    public void An_assemblys_attribute_stands_in_the_file_whose_line_holds_it()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("using DeliveryGap;\n[assembly: Vision(\"one tap\")]\nclass C { void M() { } }");

        AssertPlace(Path.Combine(compiler.Folder, "Program.cs"), 2, Assert.Single(reader.Assemblies.Single().Attributes).Place);
    }

    [Fact]
    public void The_pdb_of_another_build_is_not_used_and_listed()
    {
        using var compiler = new Compiler();
        var path = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, [("a.cs", "class A { void M() { } }")]));
        var foreign = File.ReadAllBytes(Path.ChangeExtension(path, ".pdb"));
        compiler.Read(Source);
        File.WriteAllBytes(Path.ChangeExtension(path, ".pdb"), foreign);
        var reader = Compiler.Reader(path);

        AssertPlace(null, 0, reader.FindType("Cart")!.Place);
        var problem = Assert.Single(reader.Problems);
        Assert.Contains("another build", problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsAboutSymbols);
    }

    [Fact]
    public void A_native_pdb_is_as_good_as_none()
    {
        using var compiler = new Compiler();
        compiler.Read(Source);
        var path = Path.Combine(compiler.Folder, "Shop.dll");
        File.WriteAllBytes(path, WithNativeCodeView(File.ReadAllBytes(path)));
        File.WriteAllText(Path.ChangeExtension(path, ".pdb"), "Microsoft C/C++ MSF 7.00");
        var reader = Compiler.Reader(path);

        AssertPlace(null, 0, reader.FindType("Cart")!.Place);
        Assert.Empty(reader.Problems);
    }

    /// <summary>What tells a portable PDB's entry from a native one's is its minor version.</summary>
    private static byte[] WithNativeCodeView(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        Assert.True(file.PEHeaders.TryGetDirectoryOffset(file.PEHeaders.PEHeader!.DebugTableDirectory, out var entries));
        var index = file.ReadDebugDirectory().ToList().FindIndex(entry => entry.IsPortableCodeView);
        var native = (byte[])assembly.Clone();
        native.AsSpan(entries + index * 28 + 10, 2).Clear();
        return native;
    }

    private static void AssertPlace(string? file, int line, Place place) => Assert.Equal((file, line), (place.File, place.Line));
}
