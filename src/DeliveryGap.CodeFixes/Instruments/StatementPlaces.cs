using DeliveryGap.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>Where statements can be put into blocks, and into expressions that become blocks.</summary>
internal static class StatementPlaces
{
    public static Insertion AtStart(BlockSyntax block)
    {
        var text = block.SyntaxTree.GetText();
        return block.Statements.Count > 0 ? Before(block.Statements[0], text) : new(block.SyntaxTree, block.OpenBraceToken.Span.End, statement => IntoEmpty(block, text, statement));
    }

    /// <summary>Behind all that the block does, before it returns; null where it never comes to an end that way.</summary>
    public static Insertion? AtEnd(BlockSyntax block, SemanticModel model)
    {
        if (block.Statements.Count == 0)
            return AtStart(block);
        var text = block.SyntaxTree.GetText();
        var last = block.Statements.Last();
        return last switch
        {
            ReturnStatementSyntax => Before(last, text),
            // Once for each run of a job, and not when the program ends.
            WhileStatementSyntax { Statement: BlockSyntax inner } => AtEnd(inner, model),
            DoStatementSyntax { Statement: BlockSyntax inner } => AtEnd(inner, model),
            WhileStatementSyntax or DoStatementSyntax => null,
            TryStatementSyntax { Block: var inner } => AtEnd(inner, model),
            UsingStatementSyntax { Statement: BlockSyntax inner } => AtEnd(inner, model),
            LockStatementSyntax { Statement: BlockSyntax inner } => AtEnd(inner, model),
            _ when model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true } => After(last, text),
            _ => null,
        };
    }

    /// <summary>An expression that is a body becomes a block.</summary>
    /// <param name="arrow">What goes; the block's braces stand on lines of their own below.</param>
    /// <param name="returns">The expression is what the body returns.</param>
    /// <returns>Null where comments or directives would be lost, or the expression returns nothing that could be written so.</returns>
    public static Insertion? InExpression(ExpressionSyntax expression, SyntaxToken arrow, SyntaxToken? semicolon, bool returns, bool atStart)
    {
        if (expression is ThrowExpressionSyntax or RefExpressionSyntax || expression.DescendantTrivia().Concat(arrow.GetAllTrivia()).Any(IsMoreThanSpace))
            return null;
        var text = expression.SyntaxTree.GetText();
        var isLambda = semicolon is null;
        var start = isLambda ? arrow.Span.End : arrow.GetPreviousToken().Span.End;
        var end = isLambda ? expression.Span.End : semicolon!.Value.Span.End;
        var indentation = IndentationOfLine(text, isLambda ? arrow.SpanStart : expression.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.SpanStart ?? arrow.SpanStart);
        return new(
            expression.SyntaxTree, expression.SpanStart,
            statement =>
            {
                var own = (returns ? "return " : "") + expression + ";";
                string[] lines = returns || atStart ? [statement, own] : [own, statement];
                var inner = text.LineBreak() + indentation + Unit(indentation);
                return new(
                    TextSpan.FromBounds(start, end),
                    $"{text.LineBreak()}{indentation}{{{string.Concat(lines.Select(line => inner + line))}{text.LineBreak()}{indentation}}}");
            },
            expression);
    }

    /// <summary>The blanks or tabs before the line's first word.</summary>
    public static string IndentationOfLine(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>One level.</summary>
    public static string Unit(string indentation) => indentation.IndexOf('\t') >= 0 ? "\t" : "    ";

    /// <summary>Behind what ends there, and behind the comment that may follow on its line.</summary>
    public static int EndOf(SourceText text, int end)
    {
        var line = text.Lines.GetLineFromPosition(end);
        var rest = text.ToString(TextSpan.FromBounds(end, line.End)).Trim();
        return rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal) ? line.End : end;
    }

    private static Insertion Before(StatementSyntax statement, SourceText text) => new(
        statement.SyntaxTree, statement.SpanStart, added => new(new TextSpan(statement.SpanStart, 0), added + text.Separator(statement.SpanStart)));

    private static Insertion After(StatementSyntax statement, SourceText text) => new(
        statement.SyntaxTree, statement.SpanStart, added => new(new TextSpan(EndOf(text, statement.Span.End), 0), text.Separator(statement.SpanStart) + added));

    private static TextChange IntoEmpty(BlockSyntax block, SourceText text, string statement)
    {
        var open = block.OpenBraceToken.Span.End;
        if (text.Lines.GetLineFromPosition(open).LineNumber == text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart).LineNumber)
            return new(new TextSpan(open, 0), " " + statement + (block.CloseBraceToken.SpanStart == open ? " " : ""));
        var indentation = IndentationOfLine(text, block.CloseBraceToken.SpanStart);
        return new(new TextSpan(EndOf(text, open), 0), text.LineBreak() + indentation + Unit(indentation) + statement);
    }

    private static bool IsMoreThanSpace(SyntaxTrivia trivia) => trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
}
