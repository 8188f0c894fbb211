using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.CodeFixes.Editing;

/// <summary>How the names of our types are written at a place: bare, bare with a <c>using</c> to be added, or qualified.</summary>
internal sealed class WrittenNames
{
    private const string OurNamespace = "DeliveryGap";
    private const string Suffix = "Attribute";

    private WrittenNames(string prefix, TextChange? import)
    {
        Prefix = prefix;
        Import = import;
    }

    /// <summary>Empty, <c>DeliveryGap.</c> or <c>global::DeliveryGap.</c></summary>
    public string Prefix { get; }

    /// <summary>The directive that makes the names mean our types; null when none is needed.</summary>
    public TextChange? Import { get; }

    /// <param name="types">Those that will be written: <c>FeatureAttribute</c>, <c>MetricKind</c>.</param>
    /// <returns>Null when the compilation does not have them.</returns>
    public static WrittenNames? At(int position, SemanticModel model, SourceText text, IReadOnlyList<string> types, CancellationToken cancellation)
    {
        if (model.Compilation.GetTypesByMetadataName(DeliveryGapAttributes.Feature).FirstOrDefault()?.ContainingNamespace is not { } ours
            || types.Any(type => ours.GetTypeMembers(type).IsEmpty))
        {
            return null;
        }

        if (types.All(type => IsOurs(type, position, model, ours)))
            return new("", null);
        if (types.All(type => IsFree(type, position, model))
            && !WouldClash(model, ours, cancellation)
            && UsingDirectives.Insert(OurNamespace, position, (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellation), text) is { } import)
        {
            return new("", import);
        }

        var isReachable = Equal(Single(OurNamespace, position, model), ours);
        return new(isReachable ? "DeliveryGap." : "global::DeliveryGap.", null);
    }

    /// <summary>An attribute list: <c>[Feature("orders")]</c>.</summary>
    public string AttributeList(Mark mark) => $"[{Prefix}{mark.Name}({mark.Arguments(Prefix)})]";

    /// <summary>An object of the attribute's type: <c>new PartOfAttribute("orders")</c>.</summary>
    public string Creation(Mark mark) => $"new {Prefix}{mark.Name}{Suffix}({mark.Arguments(Prefix)})";

    private static bool IsOurs(string type, int position, SemanticModel model, INamespaceSymbol ours) =>
        Equal(Single(type, position, model)?.ContainingSymbol, ours)
        && !IsAnotherAttribute(type, position, model);

    private static ISymbol? Single(string name, int position, SemanticModel model)
    {
        var found = model.LookupNamespacesAndTypes(position, name: name);
        return found.Length == 1 ? found[0] : null;
    }

    private static bool IsFree(string type, int position, SemanticModel model) =>
        model.LookupNamespacesAndTypes(position, name: type).IsEmpty && !IsAnotherAttribute(type, position, model);

    /// <summary>Beside an attribute type called <c>Feature</c>, <c>[Feature]</c> would be ambiguous.</summary>
    private static bool IsAnotherAttribute(string type, int position, SemanticModel model) =>
        type.EndsWith(Suffix, StringComparison.Ordinal)
        && model.LookupNamespacesAndTypes(position, name: type.Substring(0, type.Length - Suffix.Length)).Any(IsAttribute);

    private static bool IsAttribute(ISymbol symbol)
    {
        for (var type = (symbol as INamedTypeSymbol)?.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: Suffix, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }

    /// <summary>Whether a name that the file imports from elsewhere would become ambiguous with one of ours.</summary>
    private static bool WouldClash(SemanticModel model, INamespaceSymbol ours, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in ours.GetTypeMembers())
        {
            names.Add(type.Name);
            if (type.Name.EndsWith(Suffix, StringComparison.Ordinal))
                names.Add(type.Name.Substring(0, type.Name.Length - Suffix.Length));
        }

        foreach (var node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes())
        {
            if (node is not SimpleNameSyntax name || !names.Contains(name.Identifier.ValueText) || IsQualified(name))
                continue;
            var type = model.GetSymbolInfo(name, cancellation).Symbol switch
            {
                INamedTypeSymbol found => found,
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
                _ => null,
            };
            if (type is { ContainingType: null } && !Equal(type.ContainingNamespace, ours) && !IsAround(type.ContainingNamespace, name, model, cancellation))
                return true;
        }

        return false;
    }

    private static bool IsQualified(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedNameSyntax qualified => qualified.Right == name,
        AliasQualifiedNameSyntax => true,
        _ => false,
    };

    /// <summary>Types of the namespaces around hide imported ones.</summary>
    private static bool IsAround(INamespaceSymbol space, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        var enclosing = model.GetEnclosingSymbol(node.SpanStart, cancellation);
        for (var current = enclosing as INamespaceSymbol ?? enclosing?.ContainingNamespace; current is not null; current = current.ContainingNamespace)
        {
            // A namespace symbol of the compilation and one of its module may stand for the same namespace.
            if (current.ToDisplayString() == space.ToDisplayString())
                return true;
        }

        return false;
    }

    private static bool Equal(ISymbol? one, INamespaceSymbol other) => one is INamespaceSymbol && one.ToDisplayString() == other.ToDisplayString();
}
