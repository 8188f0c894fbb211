using System.Collections.Immutable;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Walks operations in the order in which they are evaluated, with a stack of its own: generated code nests deeper than a
/// thread's stack reaches.
/// </summary>
internal sealed class CallCollector(ReaderMemory memory, CancellationToken cancellation)
{
    private readonly List<Call> calls = [];
    private readonly List<string> functions = [];
    private readonly List<Value> returns = [];
    private readonly List<string> methodGroups = [];
    private readonly List<CatchFact?> catches = [];
    private readonly Stack<(int Catch, int Calls, int Returns)> openCatches = new();
    private bool isDynamic;
    private bool isIterator;
    private bool meetsErrors;
    private readonly Stack<(IOperation Operation, bool IsEvaluated)> open = new();

    public LoweredBody ToBody()
    {
        var body = new MethodBody(calls, functions, isIterator ? [] : returns)
        {
            MethodGroups = methodGroups,
            Catches = [.. catches.OfType<CatchFact>()],
            IsDynamic = isDynamic,
        };
        return new(body, meetsErrors);
    }

    public void Collect(IOperation root)
    {
        var scope = memory.ScopeOf(root);
        lock (scope)
        {
            open.Push((root, false));
            while (open.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                var (operation, isEvaluated) = open.Pop();
                if (isEvaluated)
                    Add(operation, scope);
                else
                    Enter(operation);
            }
        }
    }

    private void Enter(IOperation operation)
    {
        meetsErrors |= operation is IInvalidOperation;
        switch (operation)
        {
            case INameOfOperation:
            case ILocalFunctionOperation:
            case IConversionOperation conversion when ExpressionTrees.Is(conversion):
            case IInvocationOperation invocation when RemovedCalls.IsRemoved(invocation):
                return;
            case IAnonymousFunctionOperation function:
                AddFunction(function.Symbol);
                return;
            case IInterpolatedStringHandlerCreationOperation handler:
                // The handler's own calls are string building.
                open.Push((handler.Content, false));
                return;
            case IInterpolatedStringAppendOperation append:
                if (append.AppendCall is IInvocationOperation call)
                    PushAll(call.Arguments);
                return;
            case IObjectCreationOperation creation:
                // What is created is there before its initialiser runs.
                if (creation.Initializer is { } initializer)
                    open.Push((initializer, false));
                open.Push((creation, true));
                PushAll(creation.Arguments);
                return;
            case ICatchClauseOperation:
                openCatches.Push((catches.Count, calls.Count, returns.Count));
                catches.Add(null);
                goto default;
            default:
                open.Push((operation, true));
                foreach (var child in operation.ChildOperations.Reverse())
                    open.Push((child, false));
                return;
        }
    }

    private void PushAll(ImmutableArray<IArgumentOperation> arguments)
    {
        for (var i = arguments.Length - 1; i >= 0; i--)
            open.Push((arguments[i], false));
    }

    private void Add(IOperation operation, BodyScope scope)
    {
        switch (operation)
        {
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                AddFunction(reference.Method);
                break;
            case IMethodReferenceOperation reference:
                AddOnce(memory.IdOf(CallLowering.Called(reference.Method, reference.Instance)), methodGroups);
                break;
            case ICatchClauseOperation handler:
                var (position, firstCall, firstReturn) = openCatches.Pop();
                catches[position] = CatchLowering.Lower(handler, calls.GetRange(firstCall, calls.Count - firstCall), returns.GetRange(firstReturn, returns.Count - firstReturn), cancellation);
                return;
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation:
                isDynamic = true;
                break;
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } invocation:
                AddFunction(invocation.TargetMethod);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }:
                isIterator = true;
                return;
            case IReturnOperation { ReturnedValue: { } returned }:
                if (!IsThrown(returned))
                    returns.Add(scope.Values.Of(returned));
                return;
            case IPropertyReferenceOperation property when IsOnlyWritten(property):
                return;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation tuple }:
                foreach (var element in tuple.Elements)
                {
                    if (element is IPropertyReferenceOperation)
                        Add(scope.Calls.Setter(element, null), scope);
                }

                break;
        }

        Add(scope.Calls.Of(operation), scope);
        foreach (var call in scope.Calls.Beside(operation))
            Add(call, scope);
    }

    private void Add(Call? call, BodyScope scope)
    {
        if (call is not null && !scope.Calls.IsPlumbing(call))
            calls.Add(call);
    }

    /// <summary>The constructor of a base class, which is nobody's operation.</summary>
    public void AddBase(Call? call)
    {
        if (call is not null && !Plumbing.Is(call.DeclaringType, call.Name, isOwn: true))
            calls.Add(call);
    }

    private void AddFunction(IMethodSymbol function) => AddOnce(memory.IdOf(function), functions);

    private static void AddOnce(string id, List<string> ids)
    {
        if (!ids.Contains(id))
            ids.Add(id);
    }

    private static bool IsThrown(IOperation returned) =>
        returned is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    private static bool IsOnlyWritten(IPropertyReferenceOperation property) =>
        property.Property.RefKind == RefKind.None
        && (property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property
            || property.Parent is ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple && deconstruction.Target == tuple);
}
