using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>One write to a local, a parameter or a member.</summary>
/// <param name="Target">What is written.</param>
/// <param name="At">The operation that writes, after all in it has been evaluated.</param>
/// <param name="Value">What is written; null where the write gives no value.</param>
/// <param name="Items">The way into the tuple that <paramref name="Value"/> is, where that is taken apart.</param>
internal sealed record Definition(IOperation? Target, IOperation At, IOperation? Value, IReadOnlyList<int> Items)
{
    /// <summary>What a parameter holds before anything is written to it.</summary>
    public static readonly Definition Initial = new(null, null!, null, []);

    private static readonly Definition[] None = [];

    /// <summary>What an operation writes itself, without the operations in it.</summary>
    public static IEnumerable<Definition> In(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { IsRef: false } assignment => [new(assignment.Target, operation, assignment.Value, [])],
        // It reads what it writes, so it stands for its own value.
        ICoalesceAssignmentOperation or ICompoundAssignmentOperation => [new(((IAssignmentOperation)operation).Target, operation, operation, [])],
        IDeconstructionAssignmentOperation { Target: var target, Value: var value } => Deconstructed(target, operation, value),
        IAssignmentOperation assignment => [new(assignment.Target, operation, null, [])],
        IIncrementOrDecrementOperation increment => [new(increment.Target, operation, null, [])],
        // Most operations: nothing is allocated.
        _ => None,
    };

    /// <summary>What the operation hands out to be written elsewhere.</summary>
    public static IOperation? HandedOut(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        IAddressOfOperation address => address.Reference,
        ISimpleAssignmentOperation { IsRef: true } assignment => assignment.Value,
        IVariableDeclaratorOperation { Symbol.IsRef: true } declarator => declarator.GetVariableInitializer()?.Value,
        _ => null,
    };

    private static List<Definition> Deconstructed(IOperation target, IOperation at, IOperation value)
    {
        List<Definition> definitions = [];
        Take(target, at, value is IConversionOperation { IsImplicit: true, Operand: ITupleOperation literal } ? literal : value, [], definitions);
        return definitions;
    }

    private static void Take(IOperation target, IOperation at, IOperation? value, IReadOnlyList<int> items, List<Definition> definitions)
    {
        while (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            definitions.Add(new(target, at, value, items));
            return;
        }

        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (items.Count == 0 && value is ITupleOperation literal && literal.Elements.Length == tuple.Elements.Length)
                Take(tuple.Elements[i], at, literal.Elements[i], [], definitions);
            else
                Take(tuple.Elements[i], at, IsTuple(value, items) ? value : null, [.. items, i], definitions);
        }
    }

    // Anything else is taken apart by a method of its own.
    private static bool IsTuple(IOperation? value, IReadOnlyList<int> items)
    {
        var type = value?.Type;
        foreach (var item in items)
            type = type is INamedTypeSymbol { IsTupleType: true } outer && item < outer.TupleElements.Length ? outer.TupleElements[item].Type : null;
        return type is INamedTypeSymbol { IsTupleType: true };
    }
}
