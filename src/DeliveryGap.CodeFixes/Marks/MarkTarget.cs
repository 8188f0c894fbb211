using System.Collections.Immutable;
using DeliveryGap.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Marks;

/// <summary>Where the marks of an entry point are written.</summary>
internal abstract class MarkTarget(SyntaxNode node, SemanticModel model)
{
    /// <summary>Two targets with the same node are the same.</summary>
    public SyntaxNode Node { get; } = node;

    /// <summary>False where only what belongs to an endpoint can stand, and no declaration of a feature.</summary>
    public virtual bool CanDeclareFeature => true;

    /// <summary>Those that are there already.</summary>
    public virtual ImmutableArray<AttributeData> Attributes => [];

    protected SemanticModel Model { get; } = model;
    protected SourceText Text => Node.SyntaxTree.GetText();

    /// <summary>Where names are looked up.</summary>
    protected abstract int Position { get; }

    public bool Has(string attribute) => Attributes.Any(data => data.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>False where the compilation lacks the attributes' types.</summary>
    public bool CanWrite(CancellationToken cancellation, params Mark[] marks) => NamesFor(marks, cancellation) is not null;

    /// <summary>False when the target has been written to already.</summary>
    public bool Write(Edits edits, CancellationToken cancellation, params Mark[] marks)
    {
        if (!edits.Claim(Node) || NamesFor(marks, cancellation) is not { } names)
            return false;
        if (names.Import is { } import)
            edits.Add(Node.SyntaxTree, import);
        edits.Add(Node.SyntaxTree, Changes(names, marks));
        return true;
    }

    protected abstract IEnumerable<TextChange> Changes(WrittenNames names, IReadOnlyList<Mark> marks);

    private WrittenNames? NamesFor(IReadOnlyList<Mark> marks, CancellationToken cancellation) =>
        WrittenNames.At(Position, Model, Text, [.. marks.SelectMany(mark => mark.Types)], cancellation);
}

/// <summary>A type, method or local function: its marks stand above it.</summary>
internal sealed class DeclarationTarget(SyntaxNode declaration, ISymbol symbol, SemanticModel model) : MarkTarget(declaration, model)
{
    public override ImmutableArray<AttributeData> Attributes => symbol.GetAttributes();

    protected override int Position => Node.GetFirstToken().SpanStart;

    protected override IEnumerable<TextChange> Changes(WrittenNames names, IReadOnlyList<Mark> marks)
    {
        var separator = Text.Separator(Position);
        yield return new(new TextSpan(Position, 0), string.Concat(marks.Select(mark => names.AttributeList(mark) + separator)));
    }
}

/// <summary>A lambda: its marks stand before it, and its parameters in brackets.</summary>
internal sealed class LambdaTarget(LambdaExpressionSyntax lambda, SemanticModel model) : MarkTarget(lambda, model)
{
    public override ImmutableArray<AttributeData> Attributes => Model.GetSymbolInfo(lambda).Symbol is IMethodSymbol method ? method.GetAttributes() : [];

    protected override int Position => Node.SpanStart;

    protected override IEnumerable<TextChange> Changes(WrittenNames names, IReadOnlyList<Mark> marks)
    {
        yield return new(new TextSpan(Position, 0), string.Concat(marks.Select(mark => names.AttributeList(mark) + " ")));
        if (lambda is SimpleLambdaExpressionSyntax { Parameter.Span: var parameter })
        {
            yield return new(new TextSpan(parameter.Start, 0), "(");
            yield return new(new TextSpan(parameter.End, 0), ")");
        }
    }
}

/// <summary>A mapped endpoint whose handler has no declaration here: <c>.WithMetadata(new PartOfAttribute("…"))</c>.</summary>
internal sealed class MetadataTarget(InvocationExpressionSyntax mapping, SemanticModel model) : MarkTarget(mapping, model)
{
    public override bool CanDeclareFeature => false;

    protected override int Position => Node.SpanStart;

    protected override IEnumerable<TextChange> Changes(WrittenNames names, IReadOnlyList<Mark> marks)
    {
        yield return new(new TextSpan(Node.Span.End, 0), $".WithMetadata({string.Join(", ", marks.Select(names.Creation))})");
    }
}
