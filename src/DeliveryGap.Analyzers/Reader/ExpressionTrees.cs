using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Lambdas that become data: nothing in them runs here.</summary>
internal static class ExpressionTrees
{
    public static bool Is(IConversionOperation conversion) =>
        conversion.Operand is IAnonymousFunctionOperation or IDelegateCreationOperation
        && conversion.Type is INamedTypeSymbol
        {
            Name: "Expression", Arity: 1,
            ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } },
        };
}
