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

    /// <summary>What the outermost operation of a tree's body calls; null where that is no call.</summary>
    public static IMethodSymbol? Called(IConversionOperation conversion)
    {
        var lambda = conversion.Operand is IDelegateCreationOperation creation ? creation.Target : conversion.Operand;
        var body = (lambda as IAnonymousFunctionOperation)?.Body.Operations.FirstOrDefault() switch
        {
            IExpressionStatementOperation expression => expression.Operation,
            IReturnOperation returned => returned.ReturnedValue,
            _ => null,
        };
        return body is IInvocationOperation invocation ? (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition : null;
    }

    public static bool Is(IConversionOperation conversion) =>
        conversion.Operand is IAnonymousFunctionOperation or IDelegateCreationOperation
        && conversion.Type is INamedTypeSymbol
        {
            Name: "Expression", Arity: 1,
            ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } },
        };
}
