using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>Hands what a symbol declares to the core.</summary>
/// <param name="keys">Null where it is not for the editor to say which keys there are.</param>
internal sealed class DeclarationJudge(Compilation compilation, KeySource? keys)
{
    public void JudgeSymbol(ISymbol symbol, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var attributes = symbol.GetAttributes();
        if (!OurAttributes.Any(attributes))
            return;

        var facts = OurAttributes.Lower(attributes);
        var declared = new Declared(IdOf(symbol), DisplayOf(symbol), facts, SyntaxPlace.Of(symbol));
        Report(DeclarationRules.Judge(declared), report);
        JudgeKeys(facts, report, cancellation);
        if (keys is not null && PurposeRules.Judge(declared) is { AcceptedBy: null } purpose && keys.DeclaresPurpose(cancellation))
            Report([purpose], report);
    }

    /// <summary>The assembly attributes that stand in one file.</summary>
    public void JudgeAssembly(SyntaxTree tree, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var here = compilation.Assembly.GetAttributes().RemoveAll(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree != tree);
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
            if (!keys.IsInDoubt && AcceptedGaps.For(finding, facts) is null && finding.ToDiagnostic(compilation) is { } diagnostic)
                report(diagnostic);
        }
    }

    private void Report(IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var finding in findings)
        {
            if (finding.ToDiagnostic(compilation) is { } diagnostic)
                report(diagnostic);
        }
    }

    // As the build names it; a lambda goes by what holds it.
    private static string DisplayOf(ISymbol symbol)
    {
        var named = symbol;
        while (named is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, ContainingSymbol: { } holder })
            named = holder;
        return named is IMethodSymbol ? $"{named.ContainingType?.Name}.{named.Name}" : named.Name;
    }

    private static string IdOf(ISymbol symbol) => symbol is IMethodSymbol method ? ReaderMemory.SymbolOf(method) : SymbolNames.Id(symbol);
}
