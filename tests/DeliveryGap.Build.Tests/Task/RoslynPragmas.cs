using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>What the compiler's pragmas silence in one source.</summary>
internal sealed class RoslynPragmas
{
#pragma warning disable RS1019, RS2008 // A rule of this test alone.
    private static readonly DiagnosticDescriptor Rule = new("DG1001", "Title", "Message", "DeliveryGap", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS1019, RS2008

    private readonly SyntaxTree tree;
    private readonly CSharpCompilation compilation;

    public RoslynPragmas(string source, IEnumerable<string> symbols)
    {
        tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols));
        compilation = CSharpCompilation.Create("Test", [tree], options: new(OutputKind.DynamicallyLinkedLibrary));
        IsReadable = !tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        CodeLines =
        [
            .. tree.GetRoot().DescendantTokens()
                .Where(token => token.Span.Length > 0)
                .Select(token => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1)
                .Distinct(),
        ];
    }

    /// <summary>It has no syntax error: only then is there an assembly to judge.</summary>
    public bool IsReadable { get; }

    /// <summary>Those where a finding can stand: a token starts there. 1-based.</summary>
    public IReadOnlyList<int> CodeLines { get; }

    /// <summary>Whether a diagnostic at the end of a line is silent.</summary>
    public bool Disable(int line)
    {
        var diagnostic = Diagnostic.Create(Rule, Location.Create(tree, new TextSpan(tree.GetText().Lines[line - 1].End, 0)));
        return !CompilationWithAnalyzers.GetEffectiveDiagnostics([diagnostic], compilation).Any(effective => !effective.IsSuppressed);
    }
}
