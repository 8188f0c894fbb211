using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What is written to locals and parameters anywhere in a body.</summary>
internal sealed class Assignments
{
    // Null: written more than once, or in a way that gives no value.
    private readonly Dictionary<ISymbol, IOperation?> writes = new(SymbolEqualityComparer.Default);

    public Assignments(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
            Read(operation);
    }

    public IOperation? OnlyValueOf(ILocalSymbol local) => writes.TryGetValue(local, out var value) ? value : null;

    public bool IsWritten(IParameterSymbol parameter) => writes.ContainsKey(parameter);

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Write(declarator.Symbol, declarator.Symbol.IsRef ? null : initializer.Value);
                if (declarator.Symbol.IsRef)
                    WriteTo(initializer.Value);
                break;
            case IForEachLoopOperation loop:
                foreach (var local in loop.Locals)
                    Write(local, null);
                break;
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                Write(Target(assignment.Target), assignment.Value);
                break;
            case IAssignmentOperation assignment:
                WriteTo(assignment.Target);
                break;
            case IIncrementOrDecrementOperation increment:
                WriteTo(increment.Target);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                WriteTo(argument.Value);
                break;
            case IAddressOfOperation address:
                WriteTo(address.Reference);
                break;
        }
    }

    // Deconstruction nests; a pattern's variables have no value here and need no entry.
    private void WriteTo(IOperation target)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                    WriteTo(element);
                break;
            case IDeclarationExpressionOperation declaration:
                WriteTo(declaration.Expression);
                break;
            default:
                Write(Target(target), null);
                break;
        }
    }

    private void Write(ISymbol? symbol, IOperation? value)
    {
        if (symbol is not null)
            writes[symbol] = writes.ContainsKey(symbol) ? null : value;
    }

    private static ISymbol? Target(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
