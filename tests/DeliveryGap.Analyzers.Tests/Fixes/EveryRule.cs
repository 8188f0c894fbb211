using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Fixes;

#pragma warning disable RS1001, RS1025, RS1026 // Every analyzer at once, for tests; each configures itself.

/// <summary>Every rule, because what a fix writes is for other rules to judge.</summary>
public sealed class EveryRule : DiagnosticAnalyzer
{
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = [new EntryPointAnalyzer(), new FeatureDeclarationAnalyzer(), new ExistingListAnalyzer()];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];

    public override void Initialize(AnalysisContext context)
    {
        foreach (var analyzer in analyzers)
            analyzer.Initialize(context);
    }
}
