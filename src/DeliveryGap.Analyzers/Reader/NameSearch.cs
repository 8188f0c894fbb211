using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Bodies that name members: found by the words in their files, so only few are bound.</summary>
internal static class NameSearch
{
    private const string New = "new";

    /// <summary>The owners of the bodies that name one of the members, once each; see <see cref="FunctionSyntax"/>.</summary>
    /// <param name="members">See <see cref="ICodeReader.MethodsNaming"/>.</param>
    public static IEnumerable<SyntaxNode> Owners(IReadOnlyCollection<string> members, ReaderMemory memory, CancellationToken cancellation)
    {
        HashSet<SyntaxNode> seen = [];
        foreach (var owner in Named(members, memory, cancellation).Concat(Created(members, memory, cancellation)))
        {
            if (seen.Add(owner))
                yield return owner;
        }
    }

    private static IEnumerable<SyntaxNode> Named(IReadOnlyCollection<string> members, ReaderMemory memory, CancellationToken cancellation)
    {
        foreach (var token in WordIndex.FindAny(members, memory.Compilation.SyntaxTrees, cancellation))
        {
            if (token.Parent is SimpleNameSyntax name && FunctionSyntax.Around(name) is { } owner)
                yield return owner;
        }
    }

    /// <summary><c>new(…)</c> of a type of such a name.</summary>
    private static IEnumerable<SyntaxNode> Created(IReadOnlyCollection<string> members, ReaderMemory memory, CancellationToken cancellation)
    {
        var types = members.Where(memory.IsTypeName).ToArray();
        if (types.Length == 0)
            yield break;
        foreach (var token in WordIndex.Find(New, memory.Compilation.SyntaxTrees, cancellation))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax creation && types.Any(type => ImplicitCreation.MayBeOf(creation, type))
                && memory.ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellation).Type is { } created && types.Contains(created.Name)
                && FunctionSyntax.Around(creation) is { } owner)
            {
                yield return owner;
            }
        }
    }
}
