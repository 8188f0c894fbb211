using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// Which writes to one local or parameter reach which of its uses, told by one walk along the statements of the function that
/// has it. What loops carry round, and what other functions or jumps may change, is not known.
/// </summary>
internal sealed class ReachingDefinitions
{
    // Code that people write is shallower and smaller; in other code nothing is known.
    private const int MaxDepth = 256;
    private const int MaxOperations = 100_000;

    private static readonly Definition Unknown = new(null, null!, null, [0]);

    private readonly ISymbol symbol;
    private readonly IReadOnlyList<Definition> writes;
    private readonly ILookup<IOperation, Definition> byOperation;
    private readonly Dictionary<IOperation, IReadOnlyCollection<Definition>> uses = [];
    private readonly Dictionary<ILabelSymbol, Definition[]> exits = new(SymbolEqualityComparer.Default);
    private int visited;
    private int depth;
    private bool isLost;

    /// <param name="initial">What a parameter holds before it is written; null for a local.</param>
    /// <param name="function">The body of the function that has the symbol.</param>
    public ReachingDefinitions(ISymbol symbol, IReadOnlyList<Definition> writes, Definition? initial, IOperation function)
    {
        this.symbol = symbol;
        this.writes = writes;
        byOperation = writes.ToLookup(write => write.At);
        isLost = writes.Any(write => IsElsewhere(write.At, function));
        if (!isLost)
            Visit(function, initial is null ? [] : [initial]);
    }

    /// <summary>Those that reach a use; null when that is not known.</summary>
    public IReadOnlyCollection<Definition>? At(IOperation use) =>
        !isLost && uses.TryGetValue(use, out var found) && found.Count > 0 && !found.Contains(Unknown) ? found : null;

    private static bool IsElsewhere(IOperation write, IOperation function)
    {
        for (var current = write; current is not null; current = current.Parent)
        {
            if (current == function)
                return false;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return true;
    }

    /// <returns>What the symbol may hold afterwards; null when nothing runs afterwards.</returns>
    private Definition[]? Visit(IOperation? operation, Definition[]? before)
    {
        if (operation is null || before is null || isLost)
            return before;
        if (depth == MaxDepth || ++visited > MaxOperations)
        {
            isLost = true;
            return before;
        }

        depth++;
        var after = Step(operation, before);
        depth--;
        return after is not null && byOperation.Contains(operation) ? [.. byOperation[operation]] : after;
    }

    private Definition[]? Step(IOperation operation, Definition[] before)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation:
                return before;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                if (SymbolEqualityComparer.Default.Equals(Assignments.Target(operation), symbol))
                    uses[operation] = uses.TryGetValue(operation, out var known) ? [.. known.Union(before)] : before;
                return before;
            case ILabeledOperation:
                isLost = true;
                return before;
            case IBranchOperation branch:
                return Jump(branch, before);
            case IThrowOperation thrown:
                Visit(thrown.Exception, before);
                return null;
            case IReturnOperation { Kind: OperationKind.Return } returned:
                Visit(returned.ReturnedValue, before);
                return null;
            case IConditionalOperation conditional:
                return Conditional(conditional, before);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary:
                return Maybe(binary.RightOperand, Visit(binary.LeftOperand, before));
            case ICoalesceOperation coalesce:
                return Maybe(coalesce.WhenNull, Visit(coalesce.Value, before));
            case ICoalesceAssignmentOperation assignment:
                return Maybe(assignment.Value, Visit(assignment.Target, before));
            case IConditionalAccessOperation access:
                return Maybe(access.WhenNotNull, Visit(access.Operation, before));
            case ISimpleAssignmentOperation assignment:
                return Visit(assignment.Value, TargetParts(assignment.Target, before));
            case IDeconstructionAssignmentOperation assignment:
                return Visit(assignment.Value, before);
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice, before);
            case ISwitchOperation choice:
                return Switch(choice, before);
            case ILoopOperation loop:
                return Loop(loop, before);
            case ITryOperation attempt:
                return Try(attempt, before);
            default:
                return All(operation.ChildOperations, before);
        }
    }

    private Definition[]? All(IEnumerable<IOperation> operations, Definition[]? before)
    {
        foreach (var operation in operations)
            before = Visit(operation, before);
        return before;
    }

    private Definition[]? TargetParts(IOperation target, Definition[] before) =>
        Assignments.Target(target) is null ? Visit(target, before) : before;

    private Definition[]? Maybe(IOperation operation, Definition[]? before) => Either(before, Visit(operation, before));

    private Definition[]? Conditional(IConditionalOperation conditional, Definition[] before)
    {
        var tested = Visit(conditional.Condition, before);
        return conditional.Condition.ConstantValue is { HasValue: true, Value: bool isTrue }
            ? Visit(isTrue ? conditional.WhenTrue : conditional.WhenFalse, tested)
            : Either(Visit(conditional.WhenTrue, tested), Visit(conditional.WhenFalse, tested));
    }

    private Definition[]? SwitchExpression(ISwitchExpressionOperation choice, Definition[] before)
    {
        var tested = Visit(choice.Value, before);
        Definition[]? after = null;
        foreach (var arm in choice.Arms)
        {
            tested = Visit(arm.Guard, Visit(arm.Pattern, tested));
            after = Either(after, Visit(arm.Value, tested));
        }

        return after;
    }

    private Definition[]? Switch(ISwitchOperation choice, Definition[] before)
    {
        var tested = Visit(choice.Value, before);
        var hasDefault = false;
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                hasDefault |= clause.CaseKind == CaseKind.Default;
                tested = All(clause.ChildOperations, tested);
            }
        }

        Definition[]? after = hasDefault ? null : tested;
        foreach (var section in choice.Cases)
            after = Either(after, All(section.Body, tested));
        return exits.TryGetValue(choice.ExitLabel, out var broken) ? Either(after, broken) : after;
    }

    private Definition[]? Loop(ILoopOperation loop, Definition[] before)
    {
        if (!IsWrittenIn(loop))
        {
            All(loop.ChildOperations, before);
            return before;
        }

        Definition[] entry = [Unknown];
        if (loop is IForLoopOperation { Before: var initial } counted)
        {
            All(initial, before);
            Visit(counted.Condition, entry);
            Visit(counted.Body, entry);
            All(counted.AtLoopBottom, entry);
        }
        else
        {
            All(loop.ChildOperations, entry);
        }

        return entry;
    }

    private Definition[]? Try(ITryOperation attempt, Definition[] before)
    {
        if (attempt.Finally is { } last && IsWrittenIn(last))
        {
            isLost = true;
            return before;
        }

        var after = Visit(attempt.Body, before);
        var interrupted = With(before, attempt.Body);
        foreach (var handler in attempt.Catches)
        {
            var handled = Visit(handler.Filter, interrupted);
            after = Either(after, Visit(handler.Handler, handled));
        }

        if (attempt.Finally is { } end)
        {
            foreach (var handler in attempt.Catches)
                interrupted = With(interrupted, handler);
            Visit(end, interrupted);
        }

        return after;
    }

    private Definition[] With(Definition[] before, IOperation operation) => [.. before.Union(writes.Where(write => IsIn(write, operation)))];

    private Definition[]? Jump(IBranchOperation branch, Definition[] before)
    {
        if (branch.BranchKind == BranchKind.GoTo)
            isLost = true;
        else if (branch.BranchKind == BranchKind.Break)
            exits[branch.Target] = exits.TryGetValue(branch.Target, out var known) ? [.. known.Union(before)] : before;
        return null;
    }

    private bool IsWrittenIn(IOperation operation) => writes.Any(write => IsIn(write, operation));

    private static bool IsIn(Definition write, IOperation operation) => operation.Syntax.Span.Contains(write.At.Syntax.Span);

    private static Definition[]? Either(Definition[]? left, Definition[]? right) =>
        left is null || ReferenceEquals(left, right) ? right : right is null ? left : [.. left.Union(right)];
}
