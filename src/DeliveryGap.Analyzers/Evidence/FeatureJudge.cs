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
    private readonly RoslynReader reader = RoslynReader.Shared(compilation, projects);

    public void Judge(ISymbol symbol, Action<Diagnostic> report, CancellationToken cancellation)
    {
        // Most symbols: nothing is allocated.
        if (OurAttributes.Any(symbol.GetAttributes()))
            JudgeMarked(symbol, report, cancellation);
    }

    private void JudgeMarked(ISymbol symbol, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var code = reader.With(cancellation);
        var declared = code.MarkedBy(symbol).Declared;
        if (declared.Attributes.Find(DeliveryGapAttributes.Feature)?.Argument(0) is not { IsKnown: true, Value: string key } || Text.IsMissing(key))
            return;

        var feature = new Feature(key, declared, [], isApplications: true);
        var features = code.Features;
        var memory = features.Take(declared.Symbol);
        var isWhole = false;
        try
        {
            var search = new FeatureTypes(code, types, cancellation);
            var watched = memory.Begin(code);
            var marked = search.Marked(key, symbol);
            var verdict = memory.Recall<Verdict>(known => IsSame(known, marked, search, symbol, feature))
                ?? memory.Conclude(Find(symbol, feature, marked, search, code, watched, cancellation));
            Report(verdict, symbol, feature, code, report);
            isWhole = true;
        }
        finally
        {
            memory.End(isWhole);
            features.Give(declared.Symbol, memory);
        }
    }

    /// <summary>Whether a verdict is about the same types, and what it says still stands there.</summary>
    private bool IsSame(Verdict verdict, IReadOnlyList<INamedTypeSymbol> marked, FeatureTypes search, ISymbol symbol, Feature feature) =>
        verdict.Own == own && AreNamed(marked, verdict.Marked) && (verdict.Naming is null || AreNamed(search.Naming(symbol, feature.Flag), verdict.Naming))
        && verdict.Findings.All(finding => IsHere(finding.Place) && (finding.Handler is null || IsHere(finding.Handler)));

    private bool IsHere(Place place) => place is not SyntaxPlace known || known.In(compilation) is not null;

    /// <param name="watched">The same as <paramref name="code"/>, for the core.</param>
    private Verdict Find(
        ISymbol symbol, Feature declared, IReadOnlyList<INamedTypeSymbol> marked, FeatureTypes search, RoslynReader code, ICodeReader watched, CancellationToken cancellation)
    {
        var finder = new EntryPointFinder(watched, own);
        var endpoints = new FeatureEntryPoints(code, watched, finder, cancellation);
        var served = endpoints.Of(declared.Key, marked);
        if (served.Count == 0)
            return new(own, Names(marked), null, [], []);

        var feature = new Feature(declared.Key, declared.Declaration, served, isApplications: true);
        var judge = new EvidenceJudge(watched, finder.Values, endpoints.Mapped, prunes: false);
        Finding[] findings = [.. EvidenceRules.Judge(feature, judge, isBuild: false)];
        IReadOnlyList<string>? names = null;
        if (findings.Length > 0 || FailureRules.Judge(feature, MethodsIn(symbol, judge.MethodsOf(feature)), watched).Any())
        {
            var naming = search.Naming(symbol, feature.Flag);
            names = Names(naming);
            if (endpoints.WithoutMark(feature.Key, naming, feature.Flag).ToArray() is { Length: > 0 } others)
            {
                feature = new(feature.Key, feature.Declaration, [.. served, .. others], isApplications: true);
                findings = [.. EvidenceRules.Judge(feature, judge, isBuild: false)];
            }
        }

        return new(own, Names(marked), names, findings, [.. judge.MethodsOf(feature).Select(method => method.Id)]);
    }

    private void Report(Verdict verdict, ISymbol symbol, Feature feature, RoslynReader code, Action<Diagnostic> report)
    {
        Finding[] findings = [.. verdict.Findings, .. FailureRules.Judge(feature, MethodsIn(symbol, verdict.Reached.Select(code.FindMethod).OfType<MethodFact>()), code)];
        if (findings.Length == 0)
            return;
        // What is still being typed may yet record.
        var isWhole = verdict.Reached.All(id => code.ReadBody(id) is null || code.Compiles(id));
        foreach (var finding in findings)
        {
            if ((isWhole || finding.Rule.Id == RuleIds.EvidenceLeavesProject) && finding.ToDiagnostic(compilation) is { } diagnostic)
                report(diagnostic);
        }
    }

    /// <summary>Those of the methods reached that stand in the feature's files: a diagnostic in another document would be dropped by editors.</summary>
    private static IEnumerable<MethodFact> MethodsIn(ISymbol feature, IEnumerable<MethodFact> reached)
    {
        var references = feature.DeclaringSyntaxReferences;
        foreach (var method in reached)
        {
            foreach (var reference in references)
            {
                if (method.Place is not SyntaxPlace place || place.SpanIn(reference.SyntaxTree) is null)
                    continue;
                yield return method;
                break;
            }
        }
    }

    private static bool AreNamed(IReadOnlyList<INamedTypeSymbol> types, IReadOnlyList<string> names)
    {
        if (types.Count != names.Count)
            return false;
        for (var i = 0; i < names.Count; i++)
        {
            if (SymbolNames.Definition(types[i]) != names[i])
                return false;
        }

        return true;
    }

    private static string[] Names(IReadOnlyList<INamedTypeSymbol> types) => [.. types.Select(SymbolNames.Definition)];
}
