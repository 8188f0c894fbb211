using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>What a symbol declares with DeliveryGap's attributes, and what there is to say about that alone. Holds no symbol.</summary>
internal sealed class MarkedSymbol
{
    private readonly Lazy<IReadOnlyList<Finding>> findings;
    private readonly Lazy<Finding?> purpose;

    private MarkedSymbol(Declared declared)
    {
        Declared = declared;
        findings = new(() => [.. DeclarationRules.Judge(declared)]);
        purpose = new(() => PurposeRules.Judge(declared));
    }

    public Declared Declared { get; }

    public IReadOnlyList<Finding> Findings => findings.Value;

    /// <summary>See <see cref="PurposeRules"/>.</summary>
    public Finding? Purpose => purpose.Value;

    public static MarkedSymbol Of(ISymbol symbol)
    {
        var id = symbol is IMethodSymbol method ? ReaderMemory.SymbolOf(method) : SymbolNames.Id(symbol);
        return new(new(id, DisplayOf(symbol), OurAttributes.Lower(symbol.GetAttributes()), SyntaxPlace.Of(symbol)));
    }

    /// <summary>Whether it was made of this symbol, or of what it was before something else was typed: code that does not compile may have two of one name.</summary>
    public bool IsOf(ISymbol symbol) => Declared.Place is SyntaxPlace place && place.IsOf(symbol);

    // As the build names it; a lambda goes by what holds it.
    private static string DisplayOf(ISymbol symbol)
    {
        var named = symbol;
        while (named is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, ContainingSymbol: { } holder })
            named = holder;
        return named is IMethodSymbol ? $"{named.ContainingType?.Name}.{named.Name}" : named.Name;
    }
}
