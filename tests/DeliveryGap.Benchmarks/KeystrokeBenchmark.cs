using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DeliveryGap.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Benchmarks;

/// <summary>
/// One character typed in a document with endpoints: from the text change to the document's semantic diagnostics, by the compiler alone and
/// with DeliveryGap. The bound is a ratio of 1.25; where time is noisy, the ratio of the allocations decides.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(Alternating))]
public class KeystrokeBenchmark
{
    private sealed class Alternating : ManualConfig
    {
        // In process: the assemblies under test are those that were built, not copies that BenchmarkDotNet builds again.
        public Alternating() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithLaunchCount(1).WithWarmupCount(5).WithIterationCount(9));
    }

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [new EntryPointAnalyzer(), new FeatureDeclarationAnalyzer(), new FeatureEvidenceAnalyzer(), new ExistingListAnalyzer()];

    private Corpus corpus = null!;
    private AdditionalText existing = null!;
    private int keystroke;

    [ParamsSource(nameof(Programs))]
    public CorpusKind Program { get; set; }

    public static IEnumerable<CorpusKind> Programs => Corpus.Kinds;

    [GlobalSetup]
    public void Setup()
    {
        corpus = Corpus.Load(Program);
        existing = new List(corpus.Existing);
    }

    [Benchmark(Baseline = true, Description = "compiler")]
    public int Compiler()
    {
        var (compilation, tree) = Type();
        return compilation.GetSemanticModel(tree).GetDiagnostics().Length;
    }

    [Benchmark(Description = "with DeliveryGap")]
    public int WithDeliveryGap() => Analyze("true");

    [Benchmark(Description = "referenced, not enabled")]
    public int NotEnabled() => Analyze("false");

    /// <summary>The analyzers that every .NET project has, as the SDK configures them.</summary>
    [Benchmark(Description = "with NetAnalyzers")]
    public int WithNetAnalyzers()
    {
        var (compilation, tree) = Type();
        return Analyze(compilation.WithOptions(NetAnalyzers.Configure(compilation.Options)), tree, NetAnalyzers.All, "false");
    }

    private int Analyze(string enabled)
    {
        var (compilation, tree) = Type();
        return Analyze(compilation, tree, Analyzers, enabled);
    }

    private int Analyze(Compilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers, string enabled)
    {
        var with = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([existing], new Options(enabled)), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        return with.GetAnalyzerSemanticDiagnosticsAsync(with.Compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult().Length;
    }

    /// <summary>Each keystroke is another text, so that nothing is remembered from the one before.</summary>
    private (Compilation Compilation, SyntaxTree Tree) Type()
    {
        var text = corpus.Document.GetText().WithChanges(new TextChange(new TextSpan(corpus.Position, 0), keystroke++ % 2 == 0 ? ";" : " "));
        var edited = corpus.Document.WithChangedText(text);
        return (corpus.Compilation.ReplaceSyntaxTree(corpus.Document, edited), edited);
    }

    private sealed class Options(string enabled) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(enabled);
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class List(string lines) : AdditionalText
    {
        private readonly SourceText text = SourceText.From(lines);

        public override string Path => "/corpus/DeliveryGap.Existing.txt";
        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Values(string enabled) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key switch { "build_property.DeliveryGapEnabled" => enabled, "build_property.DeliveryGapManifest" or "build_metadata.AdditionalFiles.DeliveryGapExisting" => "true", _ => "" };
            return value.Length > 0;
        }
    }
}
