using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Reader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>
/// The keys that one file declares, read from its syntax alone and kept as long as the file: a keystroke rescans one tree.
/// Whatever bears the name of such an attribute counts; a key too many only keeps a rule silent.
/// </summary>
internal sealed class TreeKeys
{
    private const string AttributeSuffix = "Attribute";

    private static readonly string[] Names =
    [
        "Feature", "Feature" + AttributeSuffix, "Kpi", "Kpi" + AttributeSuffix, "Objective", "Objective" + AttributeSuffix, "DeliveryChain", "DeliveryChain" + AttributeSuffix,
    ];

    private static readonly ConditionalWeakTable<SyntaxTree, TreeKeys> Cache = new();

    private TreeKeys(IReadOnlyList<DeclaredKey> keys, IReadOnlyDictionary<string, KeyKind> globalAliases)
    {
        Keys = keys;
        GlobalAliases = globalAliases;
    }

    public IReadOnlyList<DeclaredKey> Keys { get; }

    /// <summary>What <c>global using F = DeliveryGap.FeatureAttribute;</c> makes a name of, in every file.</summary>
    public IReadOnlyDictionary<string, KeyKind> GlobalAliases { get; }

    public static TreeKeys Of(SyntaxTree tree, CancellationToken cancellation)
    {
        // Asked for each file at each keystroke: nothing is allocated for those that stay.
        return Cache.TryGetValue(tree, out var known) ? known : Keep(tree, Scan(tree, new Dictionary<string, KeyKind>(), cancellation));
    }

    private static TreeKeys Keep(SyntaxTree tree, TreeKeys scanned) => Cache.GetValue(tree, _ => scanned);

    /// <param name="aliases">Names that other files give to these attributes.</param>
    public static TreeKeys Scan(SyntaxTree tree, IReadOnlyDictionary<string, KeyKind> aliases, CancellationToken cancellation)
    {
        List<DeclaredKey> keys = [];
        Dictionary<string, KeyKind> global = new(StringComparer.Ordinal);
        Dictionary<string, KeyKind> local = new(StringComparer.Ordinal);
        foreach (var alias in aliases)
            local[alias.Key] = alias.Value;

        foreach (var token in WordIndex.FindAny(Names, [tree], cancellation))
        {
            if (token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: { } name, NamespaceOrType: NameSyntax target } directive && Kind(LastName(target)) is { } aliased)
                (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) ? global : local)[name.Name.Identifier.ValueText] = aliased;
        }

        HashSet<AttributeSyntax> seen = [];
        foreach (var token in WordIndex.FindAny(local.Count + global.Count == 0 ? Names : [.. Names, .. local.Keys, .. global.Keys], [tree], cancellation))
        {
            if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList.Arguments: { Count: > 0 } arguments } attribute
                && LastName(attribute.Name) is var called
                && (Kind(called) ?? (local.TryGetValue(called, out var kind) || global.TryGetValue(called, out kind) ? kind : null)) is { } found
                && KeyArgument(arguments) is { } key && seen.Add(attribute))
            {
                keys.Add(new(found, key is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null, key));
            }
        }

        return new(keys, global);
    }

    // The first argument that sets no property; the line that the compiler fills in has a name when it is written.
    private static ExpressionSyntax? KeyArgument(SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameEquals is null && argument.NameColon?.Name.Identifier.ValueText is null or "key" or "party")
                return argument.Expression;
        }

        return null;
    }

    public static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static KeyKind? Kind(string name) => name switch
    {
        "Feature" or "Feature" + AttributeSuffix => KeyKind.Feature,
        "Kpi" or "Kpi" + AttributeSuffix => KeyKind.Kpi,
        "Objective" or "Objective" + AttributeSuffix => KeyKind.Objective,
        "DeliveryChain" or "DeliveryChain" + AttributeSuffix => KeyKind.Party,
        _ => null,
    };
}

internal enum KeyKind
{
    Feature,
    Kpi,
    Objective,
    Party,
}

/// <param name="Literal">Null where the key is no literal and has to be bound.</param>
internal sealed record DeclaredKey(KeyKind Kind, string? Literal, ExpressionSyntax Expression);
