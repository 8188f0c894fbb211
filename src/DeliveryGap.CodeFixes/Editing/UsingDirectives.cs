using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>Adds a <c>using</c> where the file has its own.</summary>
internal static class UsingDirectives
{
    /// <summary>Null where the place depends on <c>#if</c> and its like, or on an <c>extern alias</c>.</summary>
    public static TextChange? Insert(string name, int position, CompilationUnitSyntax root, SourceText text)
    {
        if (root.Externs.Count > 0 || HasConditions(root.GetLeadingTrivia()) || root.Usings.Any(directive => HasConditions(directive.GetLeadingTrivia())))
            return null;
        if (root.Usings.Count > 0)
            return Among(root.Usings, name, text);

        // A file that keeps its directives inside its namespaces goes on to do so.
        var space = root.FindToken(position).Parent?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>(current => current.Usings.Count > 0);
        if (space is null)
            return First(name, root, text);
        return space.Usings.Any(directive => HasConditions(directive.GetLeadingTrivia())) ? null : Among(space.Usings, name, text);
    }

    private static TextChange Among(SyntaxList<UsingDirectiveSyntax> directives, string name, SourceText text)
    {
        var successor = directives.FirstOrDefault(directive => IsPlain(directive) && Compare(directive.Name!.ToString(), name) > 0)
            ?? directives.FirstOrDefault(directive => !IsPlain(directive) && !directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
        if (successor is not null)
        {
            return new(new TextSpan(successor.SpanStart, 0), $"using {name};" + text.Separator(successor.SpanStart));
        }

        // After the whole line, so that a comment at its end stays where it is.
        var last = directives.Last();
        var indentation = text.Indentation(last.SpanStart) ?? "";
        var line = text.Lines.GetLineFromPosition(last.Span.End);
        return line.End == last.FullSpan.End || line.EndIncludingLineBreak == last.FullSpan.End
            ? new(new TextSpan(line.End, 0), text.LineBreak() + indentation + $"using {name};")
            : new(new TextSpan(last.Span.End, 0), $" using {name};");
    }

    private static TextChange First(string name, CompilationUnitSyntax root, SourceText text)
    {
        var start = HeaderEnd(root.GetFirstToken(includeZeroWidth: true), text);
        return new(new TextSpan(start, 0), $"using {name};" + text.LineBreak() + text.LineBreak());
    }

    /// <summary>After what must or should stay on top of a file: directives such as <c>#nullable</c>, and a comment that a blank line sets apart.</summary>
    private static int HeaderEnd(SyntaxToken first, SourceText text)
    {
        var end = 0;
        var isBlankLine = false;
        foreach (var trivia in first.LeadingTrivia)
        {
            if (trivia.IsDirective)
                end = trivia.FullSpan.End;
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && isBlankLine)
                end = trivia.FullSpan.End;
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                isBlankLine = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective;
        }

        if (end > 0 || !first.IsKind(SyntaxKind.NamespaceKeyword))
            return end;
        // A licence right above the namespace belongs to the file.
        return text.Lines.GetLineFromPosition(first.SpanStart).Start;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None) && directive.Name is not null;

    /// <summary><c>System</c> first, then by name.</summary>
    private static int Compare(string one, string other)
    {
        var (oneIsSystem, otherIsSystem) = (IsSystem(one), IsSystem(other));
        return oneIsSystem == otherIsSystem ? string.Compare(one, other, StringComparison.OrdinalIgnoreCase) : oneIsSystem ? -1 : 1;

        static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
    }

    private static bool HasConditions(SyntaxTriviaList trivia) =>
        trivia.Any(item => item.IsDirective
            && item.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia
                or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia);
}
