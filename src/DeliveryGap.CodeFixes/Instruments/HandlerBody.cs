using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>The body of an entry point's handler, and where it can be made to record.</summary>
internal sealed class HandlerBody
{
    private static readonly string[] Cancellations = ["System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException"];

    private readonly SyntaxNode function;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellation;

    private HandlerBody(SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        this.function = function;
        this.model = model;
        this.cancellation = cancellation;
    }

    /// <summary>The handler that the rule points to; null where it is not written in a file of this project.</summary>
    public static HandlerBody? Of(Problem problem)
    {
        if (problem.Diagnostic.AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree } location
            || !problem.Model.Compilation.ContainsSyntaxTree(tree)
            || problem.Document.Project.GetDocument(tree) is not { } document || !problem.Document.Project.ContainsDocument(document.Id))
        {
            return null;
        }

        var node = tree.GetRoot(problem.Cancellation).FindToken(location.SourceSpan.Start).Parent;
        var function = node?.FirstAncestorOrSelf<SyntaxNode>(around => around is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        return function is null ? null : new(function, problem.Model.Compilation.GetSemanticModel(tree), problem.Cancellation);
    }

    /// <param name="at">A value of <see cref="RecordAt"/>.</param>
    /// <returns>Empty where there is no such place.</returns>
    public IReadOnlyList<Insertion> Insertions(string? at)
    {
        if (at == RecordAt.Catch)
            return [.. Catches().Select(clause => StatementPlaces.AtStart(clause.Block))];
        var isStart = at == RecordAt.Start;
        var place = function switch
        {
            MethodDeclarationSyntax { Body: { } block } => InBlock(block, isStart),
            LocalFunctionStatementSyntax { Body: { } block } => InBlock(block, isStart),
            AnonymousFunctionExpressionSyntax { Block: { } block } => InBlock(block, isStart),
            MethodDeclarationSyntax { ExpressionBody: { } arrow } method => InArrow(arrow.Expression, arrow.ArrowToken, method.SemicolonToken, isStart),
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } local => InArrow(arrow.Expression, arrow.ArrowToken, local.SemicolonToken, isStart),
            LambdaExpressionSyntax { ExpressionBody: { } expression } lambda => InArrow(expression, lambda.ArrowToken, null, isStart),
            _ => null,
        };
        return place is null ? [] : [place];
    }

    private Insertion? InBlock(BlockSyntax block, bool isStart) => isStart ? StatementPlaces.AtStart(block) : StatementPlaces.AtEnd(block, model);

    private Insertion? InArrow(ExpressionSyntax expression, SyntaxToken arrow, SyntaxToken? semicolon, bool isStart) =>
        Symbol is { } symbol ? StatementPlaces.InExpression(expression, arrow, semicolon, Returns(symbol), isStart) : null;

    private IMethodSymbol? Symbol => function is AnonymousFunctionExpressionSyntax
        ? model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol
        : model.GetDeclaredSymbol(function, cancellation) as IMethodSymbol;

    // What an async method without a value awaits is no value.
    private static bool Returns(IMethodSymbol method) => !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 });

    private IEnumerable<CatchClauseSyntax> Catches() =>
        function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<CatchClauseSyntax>()
            .Where(clause => clause.Declaration is null
                || model.GetTypeInfo(clause.Declaration.Type, cancellation).Type is not { } type || !Cancellations.Contains(type.ToDisplayString()));
}
