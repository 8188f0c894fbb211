using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>What the compiler's pragmas silence in one source.</summary>
internal sealed class RoslynPragmas
{
#pragma warning disable RS2008 // A rule of this test alone.
    private static readonly DiagnosticDescriptor Rule = new("DG1001", "Title", "Message", "DeliveryGap", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008

    private readonly SyntaxTree _tree;
    private readonly CSharpCompilation _compilation;

    public RoslynPragmas(string source, IEnumerable<string> symbols)
    {
        _tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols));
        _compilation = CSharpCompilation.Create("Test", [_tree], options: new(OutputKind.DynamicallyLinkedLibrary));
        IsReadable = !_tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        LineCount = _tree.GetText().Lines.Count;
    }

    /// <summary>It has no syntax error: only then is there an assembly to judge.</summary>
    public bool IsReadable { get; }

    public int LineCount { get; }

    /// <summary>Whether a diagnostic of the rule at the start of a line is silent.</summary>
    public bool Disable(int line)
    {
        var diagnostic = Diagnostic.Create(Rule, Location.Create(_tree, _tree.GetText().Lines[line - 1].Span));
        return !CompilationWithAnalyzers.GetEffectiveDiagnostics([diagnostic], _compilation).Any();
    }
}
