using DeliveryGap.CodeFixes;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.Docs.Tests;

/// <summary>Which rules come with a code fix.</summary>
internal static class Fixes
{
    public static readonly IReadOnlyList<CodeFixProvider> Providers =
    [
        .. typeof(EntryPointServesNoFeatureCodeFixProvider).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .OrderBy(provider => provider.FixableDiagnosticIds[0], StringComparer.Ordinal),
    ];

    private static readonly HashSet<string> Fixable = [.. Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

    public static string Of(Rule rule) => Fixable.Contains(rule.Id) ? "yes" : "no";
}
