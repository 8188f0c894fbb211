using DeliveryGap.Build.IL;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Build.Tests.IL;

public enum Pdb
{
    Beside,
    Embedded,
    Absent,
}

/// <summary>Compiles source against the framework that the tests run on, into a folder of its own.</summary>
internal sealed class Compiler : IDisposable
{
    private static readonly string[] Trusted =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator), typeof(FeatureAttribute).Assembly.Location];

    private static readonly MetadataReference[] References = [.. Trusted.Distinct().Select(path => MetadataReference.CreateFromFile(path))];

    public string Folder { get; } = Directory.CreateTempSubdirectory("delivery-gap-il-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static IReadOnlyList<string> ReferencePaths => Trusted;

    public static CSharpCompilation Compile(
        string name, OptimizationLevel optimization, IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference>? others = null)
    {
        var options = new CSharpParseOptions(
            LanguageVersion.Preview, preprocessorSymbols: optimization == OptimizationLevel.Debug ? ["DEBUG", "TRACE"] : ["TRACE"]);
        var trees = sources.Select(source =>
            CSharpSyntaxTree.ParseText(SourceText.From(source.Text, System.Text.Encoding.UTF8), options, source.Path)).ToList();
        var isProgram = trees.Any(tree => tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
        return CSharpCompilation.Create(
            name, trees, [.. References, .. others ?? []],
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization,
                allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
    }

    /// <returns>The path of the assembly.</returns>
    public string Emit(Compilation compilation, Pdb pdb = Pdb.Beside)
    {
        var path = Path.Combine(Folder, compilation.AssemblyName + ".dll");
        var symbols = Path.ChangeExtension(path, ".pdb");
        using var assembly = File.Create(path);
        using var symbolFile = pdb == Pdb.Beside ? File.Create(symbols) : null;
        var result = compilation.Emit(assembly, symbolFile, options: new EmitOptions(
            debugInformationFormat: pdb == Pdb.Embedded ? DebugInformationFormat.Embedded : DebugInformationFormat.PortablePdb, pdbFilePath: symbols));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return path;
    }

    /// <summary>Reads one source file as an application of its own; the file lies in <see cref="Folder"/>.</summary>
    public IlReader Read(string text, OptimizationLevel optimization = OptimizationLevel.Release, Pdb pdb = Pdb.Beside)
    {
        var file = Path.Combine(Folder, "Program.cs");
        File.WriteAllText(file, text);
        return Reader(Emit(Compile("Shop", optimization, [(file, text)]), pdb));
    }

    public static IlReader Reader(params string[] own) => new(own, ReferencePaths, path => path);
}
