using DeliveryGap.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>Where a counter that is missing is created: beside the project's own, else in a class of its own.</summary>
internal static class InstrumentHome
{
    private static readonly string[] ClassNames = ["Instruments", "FeatureInstruments"];

    /// <summary>In the type that keeps most of the project's instruments that the body can reach, below the last of them; null where there is none.</summary>
    public static CounterReference? Field(string instrument, ProjectInstruments all, SemanticModel model, int position, Problem problem, INamedTypeSymbol counter) =>
        all.Kept.Where(kept => kept.Meter is not null && model.IsAccessible(position, kept.Member))
            .GroupBy(kept => kept.Member.ContainingType, SymbolEqualityComparer.Default)
            .OrderByDescending(home => home.Count()).ThenBy(home => home.Key!.ToDisplayString(), StringComparer.Ordinal)
            .Select(home => FieldIn((INamedTypeSymbol)home.Key!, [.. home], instrument, model, position, problem, counter))
            .FirstOrDefault(reference => reference is not null);

    private static CounterReference? FieldIn(
        INamedTypeSymbol type, IReadOnlyList<KeptInstrument> home, string instrument, SemanticModel model, int position, Problem problem, INamedTypeSymbol counter)
    {
        var last = home.OrderBy(kept => kept.Declaration.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(kept => kept.Declaration.SpanStart).Last();
        var name = InstrumentNames.Identifier(instrument, home);
        // gift.cards beside gift-cards.
        if (!type.GetMembers(name).IsEmpty)
            name += "Count";
        var isInside = Around(model, position).Contains(type, SymbolEqualityComparer.Default);
        if (!IsWritten(last.Declaration.SyntaxTree, problem) || !SyntaxFacts.IsValidIdentifier(name) || name == type.Name || !type.GetMembers(name).IsEmpty
            || isInside && !model.LookupSymbols(position, name: name).IsEmpty)
        {
            return null;
        }

        return new(isInside ? name : $"{type.ToMinimalDisplayString(model, position)}.{name}", type.Name, edits =>
        {
            if (!edits.Declare($"{type.ToDisplayString()}.{name}", instrument))
                return false;
            var modifier = SyntaxFacts.GetText(last.Member.DeclaredAccessibility);
            edits.Add(last.Declaration.SyntaxTree, Below(last, $"{modifier} static readonly {CounterIn(last, problem, counter)} {name} = {Creation(last.Meter!, instrument)};"));
            return true;
        });
    }

    /// <summary>A new class at the end of the body's file or namespace; null where its name is taken.</summary>
    public static CounterReference? Class(string instrument, SemanticModel model, int position, Problem problem)
    {
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(problem.Cancellation);
        var space = root.FindToken(position).Parent?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>();
        var last = (space?.Members ?? root.Members).LastOrDefault();
        var identifier = InstrumentNames.Identifier(instrument, []);
        if (last is null || !SyntaxFacts.IsValidIdentifier(identifier) || last.GetLastToken().GetNextToken(includeZeroWidth: true).LeadingTrivia.Any(trivia => trivia.IsDirective)
            || ClassNames.FirstOrDefault(candidate => model.LookupSymbols(position, name: candidate).IsEmpty) is not { } name || identifier is "Meter" || identifier == name)
        {
            return null;
        }

        return new($"{name}.{identifier}", name, edits =>
        {
            // One new class at a time: whoever comes next finds it and adds to it.
            if (!edits.Declare(name, $"{instrument} {model.SyntaxTree.FilePath} {last.SpanStart}"))
                return false;
            var text = model.SyntaxTree.GetText(problem.Cancellation);
            var (prefix, import) = MetricNames(root, position, model, text);
            if (import is { } directive)
                edits.Add(model.SyntaxTree, directive);
            edits.Add(model.SyntaxTree, ClassBelow(last, text, name, identifier, instrument, prefix, problem));
            return true;
        });
    }

    private static TextChange ClassBelow(
        MemberDeclarationSyntax last, SourceText text, string name, string identifier, string instrument, string prefix, Problem problem)
    {
        var (line, indentation) = (text.LineBreak(), StatementPlaces.IndentationOfLine(text, last.SpanStart));
        var inner = line + indentation + StatementPlaces.Unit(indentation);
        var assembly = SymbolDisplay.FormatLiteral(problem.Model.Compilation.AssemblyName ?? "", quote: true);
        var isOld = ((CSharpParseOptions)last.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9;
        return new(
            new TextSpan(StatementPlaces.EndOf(text, last.Span.End), 0),
            $"{line}{line}{indentation}static class {name}{line}{indentation}{{"
            + $"{inner}private static readonly {prefix}Meter Meter = new{(isOld ? $" {prefix}Meter" : "")}({assembly});{line}"
            + $"{inner}public static readonly {prefix}Counter<long> {identifier} = {Creation("Meter", instrument)};{line}{indentation}}}");
    }

    private static string Creation(string meter, string instrument) => $"{meter}.CreateCounter<long>({SymbolDisplay.FormatLiteral(instrument, quote: true)})";

    private static TextChange Below(KeptInstrument sibling, string declaration)
    {
        var text = sibling.Declaration.SyntaxTree.GetText();
        var start = sibling.Declaration.SpanStart;
        var first = text.Lines.GetLineFromPosition(sibling.Declaration.GetFirstToken().GetPreviousToken().Span.End);
        // As the one above keeps its distance.
        var isApart = text.Lines.GetLineFromPosition(start).LineNumber - first.LineNumber > 1 && text.Lines[first.LineNumber + 1].ToString().Trim().Length == 0;
        return new(
            new TextSpan(StatementPlaces.EndOf(text, sibling.Declaration.Span.End), 0),
            (isApart ? text.LineBreak() : "") + text.Separator(start) + declaration);
    }

    private static string CounterIn(KeptInstrument sibling, Problem problem, INamedTypeSymbol counter)
    {
        var compilation = problem.Model.Compilation;
        return counter.Construct(compilation.GetSpecialType(SpecialType.System_Int64))
            .ToMinimalDisplayString(compilation.GetSemanticModel(sibling.Declaration.SyntaxTree), sibling.Declaration.SpanStart);
    }

    /// <summary>What stands before <c>Meter</c> and <c>Counter</c> in the file, and the directive that spares it.</summary>
    private static (string Prefix, TextChange? Import) MetricNames(CompilationUnitSyntax root, int position, SemanticModel model, SourceText text)
    {
        if (IsMetrics("Meter", model, position) && IsMetrics("Counter", model, position))
            return ("", null);
        HashSet<string> names = new(
            model.Compilation.GetTypeByMetadataName(CounterReference.Namespace + ".Meter")?.ContainingNamespace.GetTypeMembers().Select(type => type.Name) ?? [], StringComparer.Ordinal);
        // What the file means by such a name must stay what it is.
        var isFree = !root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText))
            && model.LookupNamespacesAndTypes(position, name: "Meter").IsEmpty && model.LookupNamespacesAndTypes(position, name: "Counter").IsEmpty;
        return isFree && UsingDirectives.Insert(CounterReference.Namespace, position, root, text) is { } import ? ("", import) : ($"global::{CounterReference.Namespace}.", null);
    }

    private static bool IsMetrics(string type, SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position, name: type) is { Length: 1 } found && found[0].ContainingNamespace.ToDisplayString() == CounterReference.Namespace;

    private static IEnumerable<INamedTypeSymbol> Around(SemanticModel model, int position)
    {
        var symbol = model.GetEnclosingSymbol(position);
        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
            yield return type.OriginalDefinition;
    }

    private static bool IsWritten(SyntaxTree tree, Problem problem) =>
        problem.Document.Project.GetDocument(tree) is { } document && problem.Document.Project.ContainsDocument(document.Id);
}
