using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Whether own code creates a type or hands it on: by words, then by where the name stands, then by binding. Each file is asked once.</summary>
internal static class MentionSearch
{
    private const string New = "new";

    private enum Mention
    {
        None,

        /// <summary>Something has this type: it may be created there without being named.</summary>
        Named,

        Found,
    }

    public static bool IsMentioned(string name, ReaderMemory memory, CancellationToken cancellation)
    {
        var word = TypeNames.Simple(name);
        var isNamed = false;
        foreach (var tree in memory.FilesWith([word], cancellation))
        {
            var mention = memory.Kept.Of(tree).Answer("mention " + name, () => In(tree, word, name, memory, cancellation));
            if (mention == Mention.Found)
                return true;
            isNamed |= mention == Mention.Named;
        }

        return isNamed && memory.FilesWith([New], cancellation).Any(tree => memory.Kept.Of(tree).Answer("creation " + name, () => Creates(tree, name, memory, cancellation)));
    }

    private static Mention In(SyntaxTree tree, string word, string name, ReaderMemory memory, CancellationToken cancellation)
    {
        if (memory.FindType(name) is not { } type)
            return Mention.None;
        var mention = Mention.None;
        foreach (var token in WordIndex.Find(word, [tree], cancellation))
        {
            if (token.Parent is not SimpleNameSyntax node || IsIn(type, node))
                continue;
            if (Mentions(node) && Names(node, type, memory, cancellation))
                return Mention.Found;
            mention = Mention.Named;
        }

        return mention;
    }

    private static bool Creates(SyntaxTree tree, string name, ReaderMemory memory, CancellationToken cancellation)
    {
        if (memory.FindType(name) is not { } type)
            return false;
        foreach (var token in WordIndex.Find(New, [tree], cancellation))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax creation && ImplicitCreation.MayBeOf(creation, type.Name) && !IsIn(type, creation)
                && Is(memory.ModelOf(tree).GetTypeInfo(creation, cancellation).Type, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name stands where a type is created or named for others: <c>new X()</c>, <c>typeof(X)</c>, <c>Add&lt;X&gt;()</c>, an alias.</summary>
    private static bool Mentions(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        // Shop.Order is named by its last part.
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node || node.Parent is AliasQualifiedNameSyntax or NullableTypeSyntax)
            node = node.Parent;
        return node.Parent switch
        {
            ObjectCreationExpressionSyntax creation => creation.Type == node,
            TypeOfExpressionSyntax => true,
            UsingDirectiveSyntax directive => directive.Alias is not null,
            TypeArgumentListSyntax { Parent: GenericNameSyntax generic } => IsUsed(generic),
            _ => false,
        };
    }

    /// <summary>Whether a generic name is called or created, as <c>Add&lt;X&gt;()</c> and <c>new List&lt;X&gt;()</c>: <c>List&lt;X&gt; all;</c> says nothing of either.</summary>
    private static bool IsUsed(GenericNameSyntax generic)
    {
        SyntaxNode node = generic;
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax)
            node = node.Parent;
        return node.Parent switch
        {
            TypeArgumentListSyntax { Parent: GenericNameSyntax outer } => IsUsed(outer),
            ObjectCreationExpressionSyntax or TypeOfExpressionSyntax or AttributeSyntax => true,
            // Called, or a method that a delegate is made of.
            _ => !SyntaxFacts.IsInTypeOnlyContext((ExpressionSyntax)node),
        };
    }

    private static bool IsIn(INamedTypeSymbol type, SyntaxNode node)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == node.SyntaxTree && declaration.Span.Contains(node.Span))
                return true;
        }

        return false;
    }

    private static bool Names(SimpleNameSyntax node, INamedTypeSymbol type, ReaderMemory memory, CancellationToken cancellation)
    {
        // In an attribute or creation the name may stand for the constructor.
        var symbol = memory.ModelOf(node.SyntaxTree).GetSymbolInfo(node, cancellation).Symbol;
        return Is(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol as ITypeSymbol, type);
    }

    private static bool Is(ITypeSymbol? found, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(found?.OriginalDefinition, type);
}
