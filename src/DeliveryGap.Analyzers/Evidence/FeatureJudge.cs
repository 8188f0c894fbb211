using DeliveryGap.Analyzers.EntryPoints;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Evidence;

/// <summary>Hands a declared feature, with the entry points that carry its mark in this compilation, to the core.</summary>
/// <param name="projects">The simple names of the assemblies that project references bring; null where that is not known.</param>
internal sealed class FeatureJudge(Compilation compilation, IReadOnlyCollection<string>? projects, OwnKinds own)
{
    private readonly EntryPointTypes types = new(compilation, own);
    private readonly RoslynReader reader = new(compilation, CancellationToken.None, projects);

    public void Judge(ISymbol symbol, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var attributes = symbol.GetAttributes();
        if (!OurAttributes.Any(attributes))
            return;
        var facts = OurAttributes.Lower(attributes);
        if (facts.Find(DeliveryGapAttributes.Feature)?.Argument(0) is not { IsKnown: true, Value: string key } || Text.IsMissing(key))
            return;

        var code = reader.With(cancellation);
        var finder = new EntryPointFinder(code, own);
        var endpoints = new FeatureEntryPoints(code, finder, types, cancellation);
        var served = endpoints.Of(key, symbol);
        if (served.Count == 0)
            return;

        var declared = new Declared(symbol is IMethodSymbol method ? ReaderMemory.SymbolOf(method) : SymbolNames.Id(symbol), symbol.Name, facts, SyntaxPlace.Of(symbol));
        var feature = new Feature(key, declared, served, isApplications: true);
        var judge = new EvidenceJudge(code, finder.Values, endpoints.Mapped, prunes: false);
        var findings = Find(feature, judge, code, symbol);
        if (findings.Length > 0 && endpoints.WithoutMark(key, symbol, feature.Flag).ToArray() is { Length: > 0 } others)
        {
            feature = new(key, declared, [.. served, .. others], isApplications: true);
            findings = Find(feature, judge, code, symbol);
        }

        if (findings.Length == 0)
            return;
        // What is still being typed may yet record.
        var isWhole = judge.MethodsOf(feature).All(member => code.ReadBody(member.Id) is null || code.Compiles(member.Id));
        foreach (var finding in findings)
        {
            if ((isWhole || finding.Rule.Id == RuleIds.EvidenceLeavesProject) && finding.ToDiagnostic(compilation) is { } diagnostic)
                report(diagnostic);
        }
    }

    private static Finding[] Find(Feature feature, EvidenceJudge judge, RoslynReader code, ISymbol symbol) =>
    [
        .. EvidenceRules.Judge(feature, judge, isBuild: false),
        .. FailureRules.Judge(feature, judge, code, inMethod => IsIn(inMethod, symbol)),
    ];

    /// <summary>A diagnostic in another document would be dropped by editors.</summary>
    private static bool IsIn(MethodFact method, ISymbol feature) =>
        method.Place is SyntaxPlace place && feature.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == place.Tree);
}
