using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Calls that the compiler drops, arguments and all: <c>[Conditional]</c> without its symbol, partial methods without a body.</summary>
internal static class RemovedCalls
{
    public static bool IsRemoved(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!method.ReturnsVoid)
            return false;
        var definition = method.OriginalDefinition;
        return definition is { IsPartialDefinition: true, PartialImplementationPart: null, DeclaredAccessibility: Accessibility.Private }
            || IsConditional(definition, invocation.Syntax.SyntaxTree);
    }

    private static bool IsConditional(IMethodSymbol method, SyntaxTree tree)
    {
        var isConditional = false;
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass is not { Name: "ConditionalAttribute", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } }
                    || attribute.ConstructorArguments.FirstOrDefault().Value is not string symbol)
                {
                    continue;
                }

                if (IsDefined(symbol, tree))
                    return false;
                isConditional = true;
            }
        }

        return isConditional;
    }

    private static bool IsDefined(string symbol, SyntaxTree tree)
    {
        var isDefined = tree.Options.PreprocessorSymbolNames.Contains(symbol);
        if (!tree.GetRoot().ContainsDirectives)
            return isDefined;

        // #define and #undef stand before the first token.
        foreach (var trivia in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.DefineDirectiveTrivia)
                && trivia.GetStructure() is DefineDirectiveTriviaSyntax { IsActive: true } define && define.Name.ValueText == symbol)
            {
                isDefined = true;
            }
            else if (trivia.IsKind(SyntaxKind.UndefDirectiveTrivia)
                && trivia.GetStructure() is UndefDirectiveTriviaSyntax { IsActive: true } undefine && undefine.Name.ValueText == symbol)
            {
                isDefined = false;
            }
        }

        return isDefined;
    }
}
