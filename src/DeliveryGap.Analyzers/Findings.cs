using System.Collections.Immutable;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers;

/// <summary>Findings as Roslyn's diagnostics.</summary>
internal static class Findings
{
    /// <summary>Null where there is nothing to squiggle in this compilation, and for a gap that somebody accepted.</summary>
    public static Diagnostic? ToDiagnostic(this Finding finding, Compilation compilation)
    {
        if (finding.AcceptedBy is not null || (finding.Place as SyntaxPlace)?.In(compilation) is not { } location)
            return null;
        var handler = (finding.Handler as SyntaxPlace)?.In(compilation);
        return Diagnostic.Create(
            Descriptors.ById[finding.Rule.Id], location, handler is null ? null : [handler], finding.Properties.ToImmutableDictionary(pair => pair.Key, pair => (string?)pair.Value),
            [.. finding.Arguments]);
    }
}
