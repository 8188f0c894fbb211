using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Refinement;

public class ProgramTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Programs");

    public static TheoryData<string, OptimizationLevel> Programs
    {
        get
        {
            var data = new TheoryData<string, OptimizationLevel>();
            foreach (var path in Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetFileName(path), OptimizationLevel.Debug);
                data.Add(Path.GetFileName(path), OptimizationLevel.Release);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Both_readers_say_the_same(string program, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var (source, il) = Read(compiler, program, optimization);

        var differences = Comparison.Differences(source, il);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.Empty(il.Problems);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Both_readers_find_the_same_entry_points(string program, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var (source, il) = Read(compiler, program, optimization);

        Assert.Equal(EntryPoints(source), EntryPoints(il));
    }

    [Fact]
    public void The_corpus_is_there() => Assert.True(Programs.Count >= 30);

    private static (RoslynReader Source, DeliveryGap.Build.IL.IlReader Il) Read(Compiler compiler, string program, OptimizationLevel optimization)
    {
        var path = Path.Combine(Folder, program);
        var compilation = Compiler.Compile("Program", optimization, [(path, File.ReadAllText(path))]);
        return (new RoslynReader(compilation, CancellationToken.None), Compiler.Reader(compiler.Emit(compilation)));
    }

    private static List<string> EntryPoints(ICodeReader code)
    {
        var found = code.OwnTypes.SelectMany(type => EntryPointFinder.InType(type, code))
            .Concat(code.MappingMethods.SelectMany(method => EntryPointFinder.InBody(method, code)));
        return [.. found.Select(entry =>
            $"{entry.Kind} {entry.Id} {entry.HttpMethod} {entry.HttpRoute} {entry.Symbol} handlers={entry.Handlers.Count} "
            + string.Join(" | ", entry.Marks.Select(marks => string.Join(' ', marks.Select(Show.Attribute))))).Order(StringComparer.Ordinal)];
    }
}
