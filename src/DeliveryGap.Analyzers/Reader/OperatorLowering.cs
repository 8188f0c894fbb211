using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Operators and conversions that somebody wrote, as the calls that they are.</summary>
internal sealed class OperatorLowering(ValueLowering values, CallLowering calls)
{
    /// <summary>The call whose result the operation is; null where the language computes it.</summary>
    public Call? Of(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: { } method } conversion => Make(method, conversion, conversion.Operand),
        IUnaryOperation { OperatorMethod: { } method } unary => Make(method, unary, unary.Operand),
        IBinaryOperation { OperatorMethod: { } method } binary => Make(method, binary, binary.LeftOperand, binary.RightOperand),
        ICompoundAssignmentOperation { OperatorMethod: { } method } compound => Make(method, compound, compound.Target, compound.Value),
        IIncrementOrDecrementOperation { OperatorMethod: { } method } increment => Make(method, increment, increment.Target),
        _ => null,
    };

    /// <summary>Whether somebody wrote it.</summary>
    public static bool IsWritten(IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.OperatorMethod is not null,
        IUnaryOperation unary => unary.OperatorMethod is not null,
        IBinaryOperation binary => binary.OperatorMethod is not null,
        ICompoundAssignmentOperation compound => compound.OperatorMethod is not null,
        IIncrementOrDecrementOperation increment => increment.OperatorMethod is not null,
        _ => false,
    };

    /// <summary>What is called beside that: the test of <c>&amp;&amp;</c> and <c>||</c>, the conversions around a compound assignment.</summary>
    public IEnumerable<Call> Beside(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorMethod: { } method, OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary:
                var name = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName;
                if (method.ContainingType?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is { } test && Make(test, binary, binary.LeftOperand) is { } tested)
                    yield return tested;
                break;
            case ICompoundAssignmentOperation { Syntax.Language: LanguageNames.CSharp } compound:
                if (compound.GetInConversion().MethodSymbol is { } before && Make(before, compound, compound.Target) is { } converted)
                    yield return converted;
                if (compound.GetOutConversion().MethodSymbol is { } after)
                    yield return calls.Create(after, null, [values.Of(compound)], after.ReturnType, PlaceOf(compound));
                break;
        }
    }

    private Call? Make(IMethodSymbol method, IOperation operation, params IOperation[] operands)
    {
        // C# 14 has operators that change their receiver.
        if (!method.IsStatic)
            return calls.Create(method, values.Of(operands[0]), [.. operands.Skip(1).Take(method.Parameters.Length).Select(values.Of)], method.ReturnType, PlaceOf(operation));
        return method.Parameters.Length == operands.Length
            ? calls.Create(method, null, [.. operands.Select(values.Of)], method.ReturnType, PlaceOf(operation), ConstrainedTo(operation))
            : null;
    }

    private static ITypeSymbol? ConstrainedTo(IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        IBinaryOperation binary => binary.ConstrainedToType,
        ICompoundAssignmentOperation compound => compound.ConstrainedToType,
        IIncrementOrDecrementOperation increment => increment.ConstrainedToType,
        _ => null,
    };

    private static SyntaxPlace PlaceOf(IOperation operation) => operation.Syntax switch
    {
        BinaryExpressionSyntax binary => SyntaxPlace.Of(binary.OperatorToken),
        AssignmentExpressionSyntax assignment => SyntaxPlace.Of(assignment.OperatorToken),
        PrefixUnaryExpressionSyntax prefix => SyntaxPlace.Of(prefix.OperatorToken),
        PostfixUnaryExpressionSyntax postfix => SyntaxPlace.Of(postfix.OperatorToken),
        var syntax => SyntaxPlace.Of(syntax),
    };
}
