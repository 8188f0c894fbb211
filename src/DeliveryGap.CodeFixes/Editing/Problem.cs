using Microsoft.CodeAnalysis;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>A diagnostic, and the document that it stands in.</summary>
internal sealed class Problem
{
    private Problem(Document document, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
    {
        Document = document;
        Diagnostic = diagnostic;
        Root = root;
        Model = model;
        Cancellation = cancellation;
    }

    public Document Document { get; }
    public Diagnostic Diagnostic { get; }
    public SyntaxNode Root { get; }
    public SemanticModel Model { get; }
    public CancellationToken Cancellation { get; }

    /// <summary>Null when the document has changed under the diagnostic, or has no model.</summary>
    public static async Task<Problem?> CreateAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is not null && model is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? new(document, diagnostic, root, model, cancellation)
            : null;
    }

    /// <summary>What the rule leaves for its fix; null when it left nothing of that name.</summary>
    public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>The innermost node of that kind around the start of the diagnostic.</summary>
    public T? Enclosing<T>()
        where T : SyntaxNode => Root.FindToken(Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<T>();
}
