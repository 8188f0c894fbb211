using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What the language calls for a statement or pattern without being told: <c>using</c>, <c>foreach</c>, <c>await</c>, taking apart.</summary>
internal sealed class PatternLowering(ValueLowering values, CallLowering calls, ReaderMemory memory)
{
    private readonly Dictionary<IAwaitOperation, IReadOnlyList<Call>> awaited = [];

    public IEnumerable<Call> Of(IOperation operation) => operation switch
    {
        IUsingOperation statement => Disposals(statement.Resources, statement.IsAsynchronous, statement.Syntax),
        IUsingDeclarationOperation declaration => Disposals(declaration.DeclarationGroup, declaration.IsAsynchronous, declaration.Syntax),
        IForEachLoopOperation loop => Loop(loop),
        IAwaitOperation awaitOperation => Await(awaitOperation),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } assignment =>
            Deconstructions(ModelOf(syntax).GetDeconstructionInfo(syntax), values.Of(assignment.Value), SyntaxPlace.Of(syntax.OperatorToken)),
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } pattern => [Deconstruction(method, Unknown(pattern.MatchedType), SyntaxPlace.Of(pattern.Syntax))],
        IListPatternOperation pattern => List(pattern),
        ISlicePatternOperation { SliceSymbol: { } slice } pattern => Elements(slice, pattern.InputType, pattern.Syntax),
        IImplicitIndexerReferenceOperation access => ImplicitIndexer(access),
        ISpreadOperation spread => Spread(spread),
        _ => [],
    };

    /// <summary>What an <c>await</c> is worth where a method says so that is no plumbing; null where it is what the task holds.</summary>
    public Call? ResultOf(IAwaitOperation operation)
    {
        foreach (var call in Await(operation))
        {
            if (call.Name == WellKnownMemberNames.GetResult && !calls.IsPlumbing(call))
                return call;
        }

        return null;
    }

    private IReadOnlyList<Call> Await(IAwaitOperation operation)
    {
        if (awaited.TryGetValue(operation, out var known))
            return known;
        awaited[operation] = [];
        return awaited[operation] = operation.Syntax is AwaitExpressionSyntax syntax && !IsTask(operation.Operation.Type) ? [.. Await(operation, syntax)] : [];
    }

    private IEnumerable<Call> Await(IAwaitOperation operation, AwaitExpressionSyntax syntax)
    {
        var info = ModelOf(syntax).GetAwaitExpressionInfo(syntax);
        if (info.GetAwaiterMethod is not { } getAwaiter)
            yield break;
        var place = SyntaxPlace.Of(syntax.AwaitKeyword);
        var operand = values.Of(operation.Operation);
        yield return Make(getAwaiter, operand, operation.Operation.Type, place);
        // The awaiter stands for what it was got from; in IL it has been through a field of any object when it is asked again.
        if (info.IsCompletedProperty?.GetMethod is { } isCompleted)
            yield return Make(isCompleted, operand, getAwaiter.ReturnType, place);
        if (info.GetResultMethod is { } getResult)
            yield return Make(getResult, Unknown(getAwaiter.ReturnType), getAwaiter.ReturnType, place);
    }

    // Most awaits: nothing in them is anybody's but the framework's.
    private static bool IsTask(ITypeSymbol? type) =>
        type is null or { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };

    private IEnumerable<Call> Disposals(IOperation resources, bool isAsynchronous, SyntaxNode syntax)
    {
        var place = SyntaxPlace.Of(syntax.GetFirstToken());
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            if (Disposal(resources.Type, values.Of(resources), isAsynchronous, place) is { } disposal)
                yield return disposal;
            yield break;
        }

        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.GetVariableInitializer() is { } initializer && Disposal(declarator.Symbol.Type, values.Of(initializer.Value), isAsynchronous, place) is { } disposal)
                yield return disposal;
        }
    }

    private Call? Disposal(ITypeSymbol? type, Value resource, bool isAsynchronous, SyntaxPlace place)
    {
        if (type is null)
            return null;
        var (contract, name) = isAsynchronous ? ("IAsyncDisposable", "DisposeAsync") : ("IDisposable", "Dispose");
        var inherited = Parameterless(InterfaceOf(type, contract), name);
        var written = isAsynchronous || type.IsRefLikeType ? Members.Find(type, name, 0) : null;
        return (written ?? inherited) is { } method ? Make(method, resource, type, place) : null;
    }

    private static INamedTypeSymbol? InterfaceOf(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol named && IsSystems(named, name) ? named : type.AllInterfaces.FirstOrDefault(implemented => IsSystems(implemented, name));

    private static bool IsSystems(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static IMethodSymbol? Parameterless(INamedTypeSymbol? type, string name) =>
        type?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty);

    private IEnumerable<Call> Loop(IForEachLoopOperation loop)
    {
        // An array and a text are gone through without an enumerator.
        if (loop.Syntax is not CommonForEachStatementSyntax syntax || Unconverted(loop.Collection) is not { Type: not IArrayTypeSymbol and not { SpecialType: SpecialType.System_String } } collection)
            yield break;
        var place = SyntaxPlace.Of(syntax.ForEachKeyword);
        var info = ModelOf(syntax).GetForEachStatementInfo(syntax);
        if (info.GetEnumeratorMethod is not { } getEnumerator)
            yield break;
        foreach (var call in Enumeration(values.Of(collection), collection.Type, getEnumerator, info.MoveNextMethod, info.CurrentProperty?.GetMethod, info.DisposeMethod, place))
            yield return call;
        if (syntax is ForEachVariableStatementSyntax variables)
        {
            foreach (var call in Deconstructions(ModelOf(syntax).GetDeconstructionInfo(variables), Unknown(info.ElementType), place))
                yield return call;
        }
    }

    private IEnumerable<Call> Enumeration(
        Value collection, ITypeSymbol? type, IMethodSymbol getEnumerator, IMethodSymbol? moveNext, IMethodSymbol? current, IMethodSymbol? dispose, SyntaxPlace place)
    {
        var start = Make(getEnumerator, collection, type, place);
        yield return start;
        Value enumerator = calls.IsPlumbing(start) ? Unknown(getEnumerator.ReturnType) : new CallValue(start, start.ReturnType);
        foreach (var method in new[] { moveNext, current, dispose })
        {
            if (method is not null)
                yield return Make(method, enumerator, getEnumerator.ReturnType, place);
        }
    }

    private IEnumerable<Call> Spread(ISpreadOperation spread)
    {
        if (Unconverted(spread.Operand) is not { Type: { } type and not IArrayTypeSymbol } operand || Members.Find(type, WellKnownMemberNames.GetEnumeratorMethodName, 0) is not { } getEnumerator)
            return [];
        var enumerator = getEnumerator.ReturnType;
        return Enumeration(
            values.Of(operand), type, getEnumerator, Members.Find(enumerator, WellKnownMemberNames.MoveNextMethodName, 0),
            Members.Getter(enumerator, WellKnownMemberNames.CurrentPropertyName), Parameterless(InterfaceOf(enumerator, "IDisposable"), "Dispose"), SyntaxPlace.Of(spread.Syntax));
    }

    private IEnumerable<Call> Deconstructions(DeconstructionInfo info, Value value, SyntaxPlace place)
    {
        if (info.Method is { } method)
            yield return Deconstruction(method, value, place);
        for (var i = 0; i < info.Nested.Length; i++)
        {
            var nested = info.Nested[i];
            var item = value is TupleValue tuple && i < tuple.Items.Count ? tuple.Items[i] : Unknown(info.Method is { } by ? OutParameter(by, i) : null);
            foreach (var call in Deconstructions(nested, item, place))
                yield return call;
        }
    }

    private static ITypeSymbol? OutParameter(IMethodSymbol method, int index)
    {
        var outs = method.Parameters.Where(parameter => parameter.RefKind == RefKind.Out).Skip(index);
        return outs.FirstOrDefault()?.Type;
    }

    private Call Deconstruction(IMethodSymbol method, Value value, SyntaxPlace place)
    {
        // As an extension it is handed what it takes apart.
        Value[] arguments = [.. method.Parameters.Select((parameter, i) => i == 0 && method.IsStatic && parameter.RefKind != RefKind.Out ? value : (Value)Unknown(parameter.Type))];
        if (method.ReducedFrom is not null)
            arguments = [value, .. arguments];
        return method.IsStatic || method.ReducedFrom is not null
            ? calls.Create(method, null, arguments, method.ReturnType, place)
            : calls.Create(CallLowering.LeastOverridden(method, null), value, arguments, method.ReturnType, place);
    }

    private IEnumerable<Call> List(IListPatternOperation pattern)
    {
        var place = pattern.Syntax;
        IEnumerable<Call> found = pattern.LengthSymbol is { } length ? Elements(length, pattern.InputType, place) : [];
        foreach (var element in pattern.Patterns)
        {
            if (element is not (ISlicePatternOperation or IDiscardPatternOperation) && pattern.IndexerSymbol is { } indexer)
                found = found.Concat(Elements(indexer, pattern.InputType, place));
        }

        return found;
    }

    private IEnumerable<Call> ImplicitIndexer(IImplicitIndexerReferenceOperation access)
    {
        var isWritten = access.Parent is ISimpleAssignmentOperation assignment && assignment.Target == access;
        foreach (var call in Elements(access.LengthSymbol, access.Instance.Type, access.Syntax))
            yield return call;
        if (isWritten && access.IndexerSymbol is IPropertySymbol { SetMethod: { } setter })
            yield return Make(setter, values.Of(access.Instance), access.Instance.Type, SyntaxPlace.Of(access.Syntax));
        else
        {
            foreach (var call in Elements(access.IndexerSymbol, access.Instance.Type, access.Syntax))
                yield return call;
        }
    }

    /// <summary>A length, an item or a slice: nothing where IL has an instruction for it.</summary>
    private IEnumerable<Call> Elements(ISymbol member, ITypeSymbol? type, SyntaxNode syntax)
    {
        if (type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String })
            yield break;
        if ((member as IMethodSymbol ?? (member as IPropertySymbol)?.GetMethod) is { } method)
            yield return Make(method, Unknown(type), type, SyntaxPlace.Of(syntax));
    }

    private Call Make(IMethodSymbol method, Value receiver, ITypeSymbol? type, SyntaxPlace place)
    {
        // As an extension it is handed what it is called on.
        if (method.IsStatic || method.ReducedFrom is not null)
            return calls.Create(method, null, [receiver], method.ReturnType, place);
        return calls.Create(CallLowering.LeastOverridden(method, type), receiver, [.. method.Parameters.Select(parameter => Unknown(parameter.Type))], method.ReturnType, place);
    }

    private static IOperation Unconverted(IOperation operation)
    {
        var inner = operation;
        while (inner is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
            inner = conversion.Operand;
        return inner;
    }

    private static UnknownValue Unknown(ITypeSymbol? type) => new(SymbolNames.Reference(type));

    private SemanticModel ModelOf(SyntaxNode syntax) => memory.ModelOf(syntax.SyntaxTree);
}
