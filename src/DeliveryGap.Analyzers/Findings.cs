using System.Collections.Immutable;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers;

/// <summary>Findings as Roslyn's diagnostics.</summary>
internal static class Findings
{
    /// <summary>Null where there is nothing to squiggle in this compilation, and for a gap that somebody accepted.</summary>
    public static Diagnostic? ToDiagnostic(this Finding finding, Compilation compilation) =>
        finding.AcceptedBy is null && finding.Place is SyntaxPlace place && compilation.ContainsSyntaxTree(place.Tree)
            ? Diagnostic.Create(
                Descriptors.ById[finding.Rule.Id], place.Location, finding.Handler is SyntaxPlace handler ? [handler.Location] : null, finding.Properties.ToImmutableDictionary(pair => pair.Key, pair => (string?)pair.Value),
                [.. finding.Arguments])
            : null;
}
