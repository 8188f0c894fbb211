using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What is written to locals and parameters anywhere in a body.</summary>
internal sealed class Assignments
{
    private readonly Dictionary<ISymbol, List<Definition>> writes = new(SymbolEqualityComparer.Default);

    // Handed out by reference or changed in part: what it holds cannot be told.
    private readonly HashSet<ISymbol> open = new(SymbolEqualityComparer.Default);

    public Assignments(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
            Read(operation);
    }

    /// <summary>Null when it is never written, or not only where it can be seen.</summary>
    public IReadOnlyList<Definition>? Of(ISymbol symbol) => !open.Contains(symbol) && writes.TryGetValue(symbol, out var found) ? found : null;

    public bool IsWritten(ISymbol symbol) => writes.ContainsKey(symbol) || open.Contains(symbol);

    public static ISymbol? Target(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        _ => null,
    };

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol.IsRef: false } declarator:
                if (declarator.GetVariableInitializer() is { } initializer)
                    Write(declarator.Symbol, new(null, declarator, initializer.Value, []));
                else if (declarator.Parent is ICatchClauseOperation)
                    open.Add(declarator.Symbol);
                break;
            case IForEachLoopOperation loop:
                foreach (var local in loop.Locals)
                    Write(local, new(null, loop, null, []));
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                open.Add(declared);
                break;
            case IListPatternOperation { DeclaredSymbol: { } declared }:
                open.Add(declared);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                open.Add(declared);
                break;
        }

        foreach (var definition in Definition.In(operation))
        {
            if (Target(definition.Target) is { } target)
                Write(target, definition);
            else if (Holder(definition.Target) is { } holder)
                open.Add(holder);
        }

        if (Definition.HandedOut(operation) is { } handed)
            HandOut(handed);
        if (operation is IVariableDeclaratorOperation { Symbol: { IsRef: true } reference })
            open.Add(reference);
    }

    private void Write(ISymbol symbol, Definition definition)
    {
        if (!writes.TryGetValue(symbol, out var known))
            writes.Add(symbol, known = []);
        known.Add(definition);
    }

    private void HandOut(IOperation operation)
    {
        if (operation is IConditionalOperation { WhenFalse: { } otherwise } either)
        {
            HandOut(either.WhenTrue);
            HandOut(otherwise);
        }
        else if ((Target(operation) ?? Holder(operation)) is { } symbol)
        {
            open.Add(symbol);
        }
    }

    // pair.Item1 = …
    private static ISymbol? Holder(IOperation? target) =>
        target is IFieldReferenceOperation { Instance: { } instance, Field.ContainingType.IsTupleType: true } ? Target(instance) ?? Holder(instance) : null;
}
