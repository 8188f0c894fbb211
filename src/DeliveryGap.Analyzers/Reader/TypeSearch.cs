using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Whether own code names a type: by the words in its files, then by binding.</summary>
internal static class TypeSearch
{
    public static bool Names(string name, ReaderMemory memory, CancellationToken cancellation)
    {
        var simple = TypeNames.Simple(name);
        return memory.FilesWith([simple], cancellation).Any(tree => memory.Kept.Of(tree).Answer("name " + name, () => In(tree, simple, name, memory, cancellation)));
    }

    private static bool In(SyntaxTree tree, string simple, string name, ReaderMemory memory, CancellationToken cancellation)
    {
        foreach (var token in WordIndex.Find(simple, [tree], cancellation))
        {
            if (token.Parent is SimpleNameSyntax node && TypeOf(node, memory, cancellation) is { } type
                && SymbolNames.Definition(type.OriginalDefinition) == name)
            {
                return true;
            }
        }

        return false;
    }

    private static INamedTypeSymbol? TypeOf(SimpleNameSyntax name, ReaderMemory memory, CancellationToken cancellation) =>
        memory.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol switch
        {
            INamedTypeSymbol type => type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            _ => null,
        };
}
