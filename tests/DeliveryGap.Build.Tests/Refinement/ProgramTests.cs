using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Refinement;

public class ProgramTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Programs");

    /// <summary>What the web SDK adds to a sample.</summary>
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Files are programs of their own, folders are the samples.</summary>
    public static TheoryData<string, OptimizationLevel> Programs
    {
        get
        {
            var data = new TheoryData<string, OptimizationLevel>();
            foreach (var path in Directory.GetFiles(Folder, "*.cs").Concat(Directory.GetDirectories(Folder)).Order(StringComparer.Ordinal))
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
        var (source, il, compilation) = Read(compiler, program, optimization);

        var differences = Comparison.Differences(source, il, Symbols.Fields(compilation), Symbols.Methods(compilation));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.Empty(il.Problems);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Both_readers_find_the_same_entry_points(string program, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var (source, il, _) = Read(compiler, program, optimization);

        var (expected, actual) = (EntryPoints(source), EntryPoints(il));
        // A library may be called with other routes, as far as source can see; the build sees all callers.
        var missing = expected.Except(actual).Where(entry => !entry.Contains('…')).Select(entry => "only source: " + entry);
        var extra = actual.Except(expected).Select(entry => "only IL: " + entry);
        var differences = missing.Concat(extra).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void What_the_editor_is_sure_of_the_build_says_too(string program, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var (source, il, _) = Read(compiler, program, optimization);

        var (editor, build) = (Statuses(source), Statuses(il));
        var wrong = editor.Where(pair => pair.Value is Status.Instrumented or Status.Absent && build[pair.Key] != pair.Value).Select(pair => $"{pair.Key}: {pair.Value}, the build {build[pair.Key]}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(editor.Keys.Order(StringComparer.Ordinal), build.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_corpus_is_there()
    {
        Assert.True(Programs.Count >= 34);
        Assert.True(Directory.Exists(Path.Combine(Folder, "Storefront")) && Directory.Exists(Path.Combine(Folder, "Undelivered")));
    }

    private static (RoslynReader Source, DeliveryGap.Build.IL.IlReader Il, Compilation Compilation) Read(Compiler compiler, string program, OptimizationLevel optimization)
    {
        var compilation = Compiler.Compile("Program", optimization, SourcesOf(program));
        return (new RoslynReader(compilation, CancellationToken.None), Compiler.Reader(compiler.Emit(compilation)), compilation);
    }

    private static Dictionary<string, Status> Statuses(ICodeReader code)
    {
        var model = ProgramModel.Read(code, ExistingList.Empty);
        return (from feature in model.Features
                from metric in feature.Metrics.Index()
                select ($"{feature.Declaration.Symbol} {feature.Key} {metric.Index} {metric.Item.Instrument}", model.Evidence.Judge(metric.Item, feature).Status))
            .ToDictionary(pair => pair.Item1, pair => pair.Status, StringComparer.Ordinal);
    }

    /// <param name="program">A file of the corpus, or a sample's folder.</param>
    internal static IReadOnlyList<(string Path, string Text)> SourcesOf(string program)
    {
        var path = Path.Combine(Folder, program);
        return File.Exists(path)
            ? [(path, File.ReadAllText(path))]
            : [.. Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories).Select(file => (file, File.ReadAllText(file))), ("Usings.cs", Usings)];
    }

    private static List<string> EntryPoints(ICodeReader code)
    {
        var finder = new EntryPointFinder(code);
        var found = code.OwnTypes.SelectMany(finder.InType).Concat(finder.MappingMethods().SelectMany(finder.InBody));
        return [.. found.Select(entry =>
            $"{entry.Kind} {entry.Id} {entry.HttpMethod} {entry.HttpRoute} {entry.Symbol} handlers={entry.Handlers.Count} "
            + string.Join(" | ", entry.Marks.Select(marks => string.Join(' ', marks.Select(Show.Attribute))))).Order(StringComparer.Ordinal)];
    }
}
