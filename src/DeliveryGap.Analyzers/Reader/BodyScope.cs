using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>A member's whole body, the lambdas in it included: its locals, values and calls. Take its lock before use.</summary>
internal sealed class BodyScope
{
    private readonly Assignments assignments;
    private readonly Dictionary<ISymbol, ReachingDefinitions> reaching = new(SymbolEqualityComparer.Default);

    public BodyScope(IOperation root, ReaderMemory memory)
    {
        Root = root;
        assignments = new(root);
        Values = new(this, memory);
        Calls = new(Values, memory);
    }

    public IOperation Root { get; }
    public ValueLowering Values { get; }
    public CallLowering Calls { get; }

    public Value Read(IOperation operation)
    {
        lock (this)
            return Values.Of(operation);
    }

    public Value Read(Definition definition, ITypeSymbol? type)
    {
        lock (this)
            return Values.Of(definition, type);
    }

    /// <summary>What a use of a local or parameter may see; null when that is not known.</summary>
    public IReadOnlyCollection<Definition>? DefinitionsAt(IOperation use, ISymbol symbol)
    {
        if (!assignments.IsWritten(symbol))
            return symbol is IParameterSymbol ? [Definition.Initial] : null;
        if (assignments.Of(symbol) is not { } writes)
            return null;
        var parameter = symbol as IParameterSymbol;
        if (parameter is null && writes.Count == 1)
            return writes;
        // Writes through a reference are seen by others, and theirs here.
        if (parameter is { RefKind: not RefKind.None })
            return null;

        if (!reaching.TryGetValue(symbol, out var definitions))
        {
            if (BodyThatHas(symbol, use) is not { } body)
                return null;
            reaching.Add(symbol, definitions = new(symbol, writes, parameter is null ? null : Definition.Initial, body));
        }

        return definitions.At(use);
    }

    /// <summary>The lambda or local function around an operation; null in the member's own code.</summary>
    public static IMethodSymbol? FunctionAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (FunctionOf(current) is { } function)
                return function;
        }

        return null;
    }

    public static IMethodSymbol? FunctionOf(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => null,
    };

    public static bool IsFunction(ISymbol? symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction };

    private IOperation? BodyThatHas(ISymbol symbol, IOperation use)
    {
        var owner = symbol.ContainingSymbol;
        if (!IsFunction(owner))
            return Root;
        for (var current = use.Parent; current is not null; current = current.Parent)
        {
            if (SymbolEqualityComparer.Default.Equals(FunctionOf(current), owner))
                return current is IAnonymousFunctionOperation lambda ? lambda.Body : ((ILocalFunctionOperation)current).Body;
        }

        return null;
    }
}
