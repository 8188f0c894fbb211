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
        foreach (var token in WordIndex.Find(simple, memory.Compilation.SyntaxTrees, cancellation))
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
