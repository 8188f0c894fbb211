using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>Where a statement goes into a body.</summary>
/// <param name="Position">In the body, where the statement's names are looked up.</param>
/// <param name="Write">The changes that put the statement there.</param>
/// <param name="Rewritten">What is written anew as a whole, so that a second statement must wait; null where it is only added to.</param>
internal sealed record Insertion(SyntaxTree Tree, int Position, Func<string, TextChange> Write, SyntaxNode? Rewritten = null);
