using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class BadInputTests
{
    private const string Source = """
        using DeliveryGap;
        [Feature("cart", Owner = "me")]
        public class Cart
        {
            static readonly string[] Names = { "a", "b" };
            public int Total { get; private set; } = 3;
            public string Text(bool flag, int number)
            {
                var text = flag ? $"/{number}" : "/" + Names[0];
                for (var i = 0; i < number; i++)
                    text += string.Format("{0}", Total);
                var pair = (text, number);
                Total = new { pair.number }.number;
                return string.Join("/", pair.text, typeof(Cart).Name);
            }
            [PartOf("cart")]
            public async System.Threading.Tasks.Task Add(int number)
            {
                System.Func<int> later = () => number;
                await System.Threading.Tasks.Task.Delay(later());
                try { System.Console.WriteLine(Names.Length); } catch (System.Exception) { throw; }
            }
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("MZ no image")]
    [InlineData("text")]
    public void What_is_no_assembly_is_listed(string content)
    {
        using var compiler = new Compiler();
        var path = Path.Combine(compiler.Folder, "Shop.dll");
        File.WriteAllText(path, content);
        var reader = Compiler.Reader(path);

        Assert.Equal(path, Assert.Single(reader.Problems).Path);
        Assert.Empty(reader.OwnTypes);
        Assert.Empty(reader.Assemblies);
        Assert.Empty(reader.MappingMethods);
    }

    [Fact]
    public void A_missing_assembly_is_listed()
    {
        using var compiler = new Compiler();

        Assert.Equal("It does not exist.", Assert.Single(Compiler.Reader(Path.Combine(compiler.Folder, "none", "Shop.dll")).Problems).Message);
    }

    [Fact]
    public void However_an_assembly_is_cut_nothing_throws()
    {
        using var compiler = new Compiler();
        compiler.Read(Source, pdb: Pdb.Embedded);
        var path = Path.Combine(compiler.Folder, "Shop.dll");
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(path, whole[..length]);
            ReadAll(Compiler.Reader(path));
        }
    }

    [Fact]
    public void Whichever_byte_of_an_assembly_is_wrong_nothing_throws()
    {
        using var compiler = new Compiler();
        compiler.Read(Source);
        var path = Path.Combine(compiler.Folder, "Shop.dll");
        var whole = File.ReadAllBytes(path);
        var random = new Random(17);
        for (var i = 0; i < 1500; i++)
        {
            var broken = (byte[])whole.Clone();
            for (var k = 0; k < 1 + i % 3; k++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, broken);
            ReadAll(Compiler.Reader(path));
        }
    }

    [Fact]
    public void Wherever_a_protected_block_begins_nothing_throws()
    {
        using var compiler = new Compiler();
        compiler.Read(
            """
            public static class C
            {
                public static string M() { var (a, b) = (Of(1000), Of(2000)); try { a = Of(3000); b = Of(4000); } catch { a = b; } return a + b; }
                private static string Of(int number) => number.ToString();
            }
            """, OptimizationLevel.Debug);
        var path = Path.Combine(compiler.Folder, "Shop.dll");
        var whole = File.ReadAllBytes(path);
        using var file = new PEReader([.. whole]);
        var metadata = file.GetMetadataReader();
        var address = metadata.MethodDefinitions.Select(handle => metadata.GetMethodDefinition(handle)).Single(method => metadata.GetString(method.Name) == "M").RelativeVirtualAddress;
        var body = file.GetMethodBody(address);
        file.PEHeaders.TryGetDirectoryOffset(new DirectoryEntry(address, 1), out var start);
        // One clause ends the body: two bytes of flags, then two of where it begins.
        var begin = start + body.Size - 12 + 2;
        Assert.Equal(Assert.Single(body.ExceptionRegions).TryOffset, BitConverter.ToUInt16(whole, begin));
        for (var offset = 0; offset <= body.GetILReader().Length + 2; offset++)
        {
            BitConverter.GetBytes((ushort)offset).CopyTo(whole, begin);
            File.WriteAllBytes(path, whole);
            ReadAll(Compiler.Reader(path));
        }
    }

    [Fact]
    public void A_missing_reference_is_listed_when_it_matters()
    {
        using var compiler = new Compiler();
        var path = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, [("a.cs", "public class C : Microsoft.AspNetCore.Mvc.ControllerBase;")]));
        var reader = new IlReader([path], [], file => file);

        Assert.Equal("Microsoft.AspNetCore.Mvc.ControllerBase", reader.FindType("C")!.BaseType);
        Assert.Null(reader.FindType("Microsoft.AspNetCore.Mvc.ControllerBase"));
        Assert.Equal("Microsoft.AspNetCore.Mvc.Core", Assert.Single(reader.Problems).Path);
    }

    [Fact]
    public void No_file_stays_open()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Source);
        ReadAll(reader);

        foreach (var file in Directory.GetFiles(compiler.Folder))
            using (File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                Assert.True(File.Exists(file));
    }

    private static void ReadAll(IlReader reader)
    {
        foreach (var assembly in reader.Assemblies)
            Touch(assembly.Attributes);
        foreach (var type in reader.OwnTypes)
        {
            Touch(type.Attributes);
            _ = (type.Place.Line, type.Properties.Count, reader.IsMentioned(type.Name));
            foreach (var method in type.Methods)
            {
                Touch(method.Attributes);
                _ = (method.Place.Line, method.MetricNames.Count, reader.MayMatter(method.Id));
                Read(reader, method.Id, 0);
                _ = reader.CallersOf(method.Id).Sites.Count;
            }

            reader.ReadBody($"M:{type.Name}.#cctor");
            reader.FindField($"F:{type.Name}.Names");
            reader.FindField($"F:{type.Name}.<Total>k__BackingField");
            reader.CallersOf($"M:{type.Name}.#ctor");
            reader.CallersOf($"M:{type.Name}.set_Total(System.Int32)");
        }

        Assert.False(reader.Names("Shop.Missing"));
        _ = reader.ScansAssemblies;
        foreach (var method in reader.MappingMethods.Concat(reader.MethodsNaming(["Join", "Add", "Text"])))
            Assert.NotNull(method.Id);
    }

    private static void Read(IlReader reader, string id, int depth)
    {
        foreach (var function in reader.ReadBody(id)?.Functions ?? [])
        {
            reader.FindMethod(function);
            if (depth < 3)
                Read(reader, function, depth + 1);
        }
    }

    private static void Touch(IReadOnlyList<AttributeFact> attributes)
    {
        foreach (var attribute in attributes)
            _ = (attribute.Positional.Count, attribute.Named.Count, attribute.Place.Line);
    }
}
