using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Lambdas that become data: nothing in them runs here.</summary>
internal static class ExpressionTrees
{
    /// <summary>Whether the operation is a part of one.</summary>
    public static bool Hold(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IConversionOperation conversion && Is(conversion))
                return true;
        }

        return false;
    }

    public static bool Is(IConversionOperation conversion) =>
        conversion.Operand is IAnonymousFunctionOperation or IDelegateCreationOperation
        && conversion.Type is INamedTypeSymbol
        {
            Name: "Expression", Arity: 1,
            ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } },
        };
}
