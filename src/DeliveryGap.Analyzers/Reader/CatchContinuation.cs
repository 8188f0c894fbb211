using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Where control goes behind a <c>catch</c>, by the compiler's graph of the function around it.</summary>
internal static class CatchContinuation
{
    /// <returns>Both false where nothing but the end follows, and where that cannot be told.</returns>
    public static (bool TriesAgain, bool EndsInThrow) Of(ICatchClauseOperation handler, CancellationToken cancellation)
    {
        if (handler.Parent is not ITryOperation protects || !MayGoOn(protects)
            || Functions(protects) is not { Count: > 0 } functions || GraphOf(functions, cancellation) is not { } graph)
        {
            return default;
        }

        var tries = TriesIn(functions[functions.Count - 1]);
        var regions = Regions(graph.Root);
        // The compiler keeps their order; where it left one out, none is told.
        var parts = tries.Count == regions.Count ? regions[tries.IndexOf(protects)].NestedRegions : [];
        if (parts.Length != protects.Catches.Length + 1)
            return default;
        var block = parts[0];
        var behind = From(Entry(parts[protects.Catches.IndexOf(handler) + 1]), block, graph);
        var triesAgain = behind.ToTry && Exits(block, graph).Any(exit => From(exit, block, graph) is { ToTry: false, ToEnd: true });
        return (triesAgain, behind is { ToTry: false, ToEnd: false, ToThrow: true });
    }

    /// <summary>Cheap: whether it stands in a loop, or something is thrown behind it.</summary>
    private static bool MayGoOn(ITryOperation protects)
    {
        for (var around = protects.Syntax.Parent; around is not null; around = around.Parent)
        {
            if (around is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
                return true;
            if (around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax)
            {
                return around.DescendantNodes().Any(node =>
                    node is GotoStatementSyntax || node is ThrowStatementSyntax or ThrowExpressionSyntax && node.SpanStart > protects.Syntax.Span.End);
            }
        }

        return false;
    }

    /// <summary>The functions around it, outermost first.</summary>
    private static List<IOperation> Functions(IOperation operation)
    {
        List<IOperation> functions = [];
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation || current.Parent is null)
                functions.Insert(0, current);
        }

        return functions;
    }

    private static ControlFlowGraph? GraphOf(List<IOperation> functions, CancellationToken cancellation)
    {
        var graph = functions[0] switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
            _ => null,
        };
        for (var i = 1; i < functions.Count && graph is not null; i++)
        {
            graph = functions[i] switch
            {
                ILocalFunctionOperation local when graph.LocalFunctions.Contains(local.Symbol) => graph.GetLocalFunctionControlFlowGraph(local.Symbol, cancellation),
                IAnonymousFunctionOperation lambda when Lambda(graph, lambda) is { } found => graph.GetAnonymousFunctionControlFlowGraph(found, cancellation),
                _ => null,
            };
        }

        return graph;
    }

    private static IFlowAnonymousFunctionOperation? Lambda(ControlFlowGraph graph, IAnonymousFunctionOperation lambda) =>
        graph.Blocks.SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(found => found.Syntax == lambda.Syntax);

    /// <summary>Those with a <c>catch</c>, in the order in which they begin, without those of functions in it.</summary>
    private static List<ITryOperation> TriesIn(IOperation function)
    {
        List<ITryOperation> tries = [];
        var open = new Stack<IOperation>([function]);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (current is ITryOperation { Catches.IsEmpty: false } found)
                tries.Add(found);
            foreach (var child in current.ChildOperations.Reverse())
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                    open.Push(child);
            }
        }

        return tries;
    }

    private static List<ControlFlowRegion> Regions(ControlFlowRegion root)
    {
        List<ControlFlowRegion> regions = [];
        var open = new Stack<ControlFlowRegion>([root]);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (current.Kind == ControlFlowRegionKind.TryAndCatch)
                regions.Add(current);
            foreach (var nested in current.NestedRegions.Reverse())
                open.Push(nested);
        }

        return regions;
    }

    /// <summary>The first block of a handler: behind its filter, where it has one.</summary>
    private static int Entry(ControlFlowRegion handler) =>
        (handler.Kind == ControlFlowRegionKind.FilterAndHandler ? handler.NestedRegions[handler.NestedRegions.Length - 1] : handler).FirstBlockOrdinal;

    private static Reached From(int start, ControlFlowRegion protectedBlock, ControlFlowGraph graph)
    {
        var reached = new Reached();
        var seen = new HashSet<int>();
        var open = new Stack<int>([start]);
        while (open.Count > 0)
        {
            var block = graph.Blocks[open.Pop()];
            if (Holds(protectedBlock, block.Ordinal))
                reached.ToTry = true;
            else if (block.Kind == BasicBlockKind.Exit)
                reached.ToEnd = true;
            else if (seen.Add(block.Ordinal))
                Step(block, open, ref reached);
        }

        return reached;
    }

    private static void Step(BasicBlock block, Stack<int> open, ref Reached reached)
    {
        foreach (var branch in Branches(block))
        {
            reached.ToThrow |= branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow;
            if (branch.Destination is { } destination)
                open.Push(destination.Ordinal);
            foreach (var entered in branch.EnteringRegions)
            {
                if (entered.Kind != ControlFlowRegionKind.TryAndCatch)
                    continue;
                // What it protects may throw.
                for (var i = 1; i < entered.NestedRegions.Length; i++)
                    open.Push(Entry(entered.NestedRegions[i]));
            }
        }
    }

    private static IEnumerable<int> Exits(ControlFlowRegion protectedBlock, ControlFlowGraph graph)
    {
        for (var i = protectedBlock.FirstBlockOrdinal; i <= protectedBlock.LastBlockOrdinal; i++)
        {
            foreach (var branch in Branches(graph.Blocks[i]))
            {
                if (branch.Destination is { } destination && !Holds(protectedBlock, destination.Ordinal))
                    yield return destination.Ordinal;
            }
        }
    }

    private static IEnumerable<ControlFlowBranch> Branches(BasicBlock block)
    {
        if (block.ConditionalSuccessor is { } conditional)
            yield return conditional;
        if (block.FallThroughSuccessor is { } next)
            yield return next;
    }

    private static bool Holds(ControlFlowRegion region, int block) => block >= region.FirstBlockOrdinal && block <= region.LastBlockOrdinal;

    private struct Reached
    {
        public bool ToTry;
        public bool ToEnd;
        public bool ToThrow;
    }
}
