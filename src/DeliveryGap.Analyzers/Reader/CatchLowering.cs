using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What a <c>catch</c> does with what it caught. In doubt it does something: a lambda in it may.</summary>
internal static class CatchLowering
{
    /// <param name="calls">Those that stand in it.</param>
    /// <param name="returns">What is returned in it.</param>
    public static CatchFact Lower(ICatchClauseOperation handler, IReadOnlyList<Call> calls, IReadOnlyList<Value> returns, CancellationToken cancellation)
    {
        var exceptions = Exceptions(handler);
        var (triesAgain, endsInThrow) = CatchContinuation.Of(handler, cancellation);
        var throws = false;
        var uses = handler.Filter is { } filter && filter.DescendantsAndSelf().Any(operation => operation is IArgumentOperation { Value: var value } && IsException(value, exceptions));
        var assigns = false;
        foreach (var operation in handler.Handler.DescendantsAndSelf())
        {
            throws |= operation is IThrowOperation;
            uses |= IsException(operation, exceptions) && !IsNamed(operation);
            assigns |= Definition.In(operation).Any(definition => Outlives(definition.Target, handler))
                || Definition.HandedOut(operation) is { } handed && Outlives(handed, handler)
                || operation is IEventAssignmentOperation;
        }

        return new(SymbolNames.Reference(handler.ExceptionType), PlaceOf(handler))
        {
            HasFilter = handler.Filter is not null,
            Throws = throws,
            UsesException = uses,
            Assigns = assigns,
            CleansUp = CleansUp(handler.Syntax),
            TriesAgain = triesAgain,
            EndsInThrow = endsInThrow,
            Calls = calls,
            Returns = returns,
        };
    }

    /// <summary>The variable, and what the filter takes out of it.</summary>
    private static HashSet<ISymbol> Exceptions(ICatchClauseOperation handler)
    {
        HashSet<ISymbol> exceptions = new(SymbolEqualityComparer.Default);
        foreach (var local in handler.Locals)
            exceptions.Add(local);
        return exceptions;
    }

    private static bool IsNamed(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not IBlockOperation; current = current.Parent)
        {
            if (current is INameOfOperation)
                return true;
        }

        return false;
    }

    private static bool IsException(IOperation operation, HashSet<ISymbol> exceptions)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation is ILocalReferenceOperation reference && exceptions.Contains(reference.Local);
    }

    /// <summary>Whether what is written is there after the handler. An object initialiser fills what is made in it.</summary>
    private static bool Outlives(IOperation? target, ICatchClauseOperation handler)
    {
        while (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        return target switch
        {
            null or IDiscardOperation => false,
            IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } => false,
            ILocalReferenceOperation { Local: var local } => !local.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == handler.Syntax.SyntaxTree && handler.Syntax.Span.Contains(declared.Span)),
            _ => true,
        };
    }

    private static bool CleansUp(SyntaxNode handler)
    {
        for (var around = handler.Parent; around is not null and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); around = around.Parent)
        {
            var (isClean, block) = around switch
            {
                FinallyClauseSyntax last => (true, last.Block),
                CatchClauseSyntax outer => (Own(outer.Block).Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax), outer.Block),
                _ => (false, null),
            };
            // The compiler moves one that awaits out of its place, so that the build could not tell.
            if (isClean && !Own(block!).Any(Awaits))
                return true;
        }

        return false;
    }

    private static bool Awaits(SyntaxNode node) => node is AwaitExpressionSyntax
        or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 } or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 };

    /// <summary>Without what stands in the lambdas and local functions of a block.</summary>
    private static IEnumerable<SyntaxNode> Own(BlockSyntax block) => block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static SyntaxPlace PlaceOf(ICatchClauseOperation handler) =>
        handler.Syntax is CatchClauseSyntax clause ? SyntaxPlace.Of(clause.CatchKeyword) : SyntaxPlace.Of(handler.Syntax);
}
