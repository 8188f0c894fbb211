using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Analyzers.Evidence;

/// <summary>What a feature's judge came to, to be said again as long as all that it was made of stays the same. Holds nothing of a compilation.</summary>
/// <param name="Own">What a team's own frameworks enter.</param>
/// <param name="Marked">The names of the types in which its entry points are looked for.</param>
/// <param name="Naming">Those of the types in which entry points without a mark were looked for; null where none were.</param>
/// <param name="Findings">About the declaration: what swallows an exception is read anew.</param>
/// <param name="Reached">The ids of the methods that its code may run.</param>
internal sealed record Verdict(OwnKinds Own, IReadOnlyList<string> Marked, IReadOnlyList<string>? Naming, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Reached);
