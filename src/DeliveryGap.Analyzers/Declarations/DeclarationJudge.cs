using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>Hands what a symbol declares to the core.</summary>
/// <param name="keys">Null where it is not for the editor to say which keys there are.</param>
internal sealed class DeclarationJudge(RoslynReader reader, KeySource? keys)
{
    public void JudgeSymbol(ISymbol symbol, Action<Diagnostic> report, CancellationToken cancellation)
    {
        // Most symbols: nothing is allocated.
        if (OurAttributes.Any(symbol.GetAttributes()))
            JudgeMarked(symbol, report, cancellation);
    }

    private void JudgeMarked(ISymbol symbol, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var marked = reader.MarkedBy(symbol);
        Report(marked.Findings, report);
        JudgeKeys(marked.Declared.Attributes, report, cancellation);
        if (keys is not null && marked.Purpose is { AcceptedBy: null } purpose && reader.DeclaresPurpose(() => keys.DeclaresPurpose(cancellation)))
            Report([purpose], report);
    }

    /// <summary>The assembly attributes that stand in one file.</summary>
    public void JudgeAssembly(SyntaxTree tree, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var here = reader.Compilation.Assembly.GetAttributes().RemoveAll(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree != tree);
        if (!OurAttributes.Any(here))
            return;

        var facts = OurAttributes.Lower(here);
        Report(DeclarationRules.JudgeAssembly(facts), report);
        JudgeKeys(facts, report, cancellation);
    }

    private void JudgeKeys(IReadOnlyList<AttributeFact> facts, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (keys is null)
            return;
        foreach (var finding in KeyRules.Judge(facts, () => keys.Read(cancellation)))
        {
            if (!keys.IsInDoubt && AcceptedGaps.For(finding, facts) is null && finding.ToDiagnostic(reader.Compilation) is { } diagnostic)
                report(diagnostic);
        }
    }

    private void Report(IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            if (finding.ToDiagnostic(reader.Compilation) is { } diagnostic)
                report(diagnostic);
        }
    }
}
