using DeliveryGap.CodeFixes;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.Docs.Tests;

/// <summary>Which rules come with a code fix.</summary>
internal static class Fixes
{
    private static readonly HashSet<string> Fixable =
    [
        .. typeof(EntryPointServesNoFeatureCodeFixProvider).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
    ];

    public static string Of(Rule rule) => Fixable.Contains(rule.Id) ? "yes" : "no";
}
