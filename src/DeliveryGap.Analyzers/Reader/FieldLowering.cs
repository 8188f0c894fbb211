using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Fields, auto-properties and captured parameters of primary constructors, the latter two as the fields behind them.</summary>
internal static class FieldLowering
{
    private const string BackingPrefix = "<";
    private const string BackingSuffix = ">k__BackingField";
    private const string CapturedSuffix = ">P";

    /// <summary>The id of the field that reading a property reads: an auto-property of own source that no override changes; null for others.</summary>
    public static string? BackingField(IPropertySymbol property, ReaderMemory memory) =>
        memory.IsOwn(property) && property is { IsVirtual: false, IsOverride: false, IsAbstract: false } ? BackingFieldOf(property) : null;

    /// <summary>The id of the field that a property's getter returns without further ado; null where it does more.</summary>
    public static string? BackingFieldOf(IPropertySymbol property)
    {
        var definition = property.OriginalDefinition;
        return !definition.IsIndexer && HasField(definition) && !HasGetterBody(definition)
            ? $"F:{SymbolNames.Definition(definition.ContainingType)}.{BackingPrefix}{definition.Name}{BackingSuffix}"
            : null;
    }

    /// <summary>The id of the field that holds a primary constructor's parameter.</summary>
    public static string CapturedId(IParameterSymbol parameter) =>
        $"F:{SymbolNames.Definition(parameter.ContainingType.OriginalDefinition)}.{BackingPrefix}{parameter.Name}{CapturedSuffix}";

    /// <summary>The field, property or parameter of own source that an id stands for.</summary>
    public static ISymbol? Find(string id, ReaderMemory memory)
    {
        const int prefix = 2;
        var dot = id.LastIndexOf("." + BackingPrefix, StringComparison.Ordinal);
        if (dot <= prefix)
            return FindField(id, memory);
        if (memory.FindType(id.Substring(prefix, dot - prefix)) is not { } type || !memory.IsOwn(type))
            return null;

        var name = id.Substring(dot + prefix);
        if (name.EndsWith(BackingSuffix, StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - BackingSuffix.Length);
            return type.GetMembers(name).FirstOrDefault(member => member is IPropertySymbol { IsIndexer: false } property && HasField(property));
        }

        return name.EndsWith(CapturedSuffix, StringComparison.Ordinal)
            && Constructors.ThatInitialises(type, isStatic: false) is { } constructor && Constructors.IsPrimary(constructor)
            ? constructor.Parameters.FirstOrDefault(parameter => parameter.Name.Length + CapturedSuffix.Length == name.Length && name.StartsWith(parameter.Name, StringComparison.Ordinal))
            : null;
    }

    /// <summary>What a field or auto-property is initialised with.</summary>
    public static IOperation? Initializer(ISymbol member, ReaderMemory memory, CancellationToken cancellation)
    {
        if (member is not (IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } or IPropertySymbol or IEventSymbol))
            return null;
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax declarator => declarator.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null && memory.Compilation.ContainsSyntaxTree(initializer.SyntaxTree))
                return memory.ModelOf(initializer.SyntaxTree).GetOperation(initializer, cancellation);
        }

        return null;
    }

    /// <summary>Whether a setter does more than to store.</summary>
    public static bool HasSetterBody(IPropertySymbol property) => HasBody(property.SetMethod);

    private static IFieldSymbol? FindField(string id, ReaderMemory memory)
    {
        foreach (var symbol in DocumentationCommentId.GetSymbolsForDeclarationId(id, memory.Compilation))
        {
            if (symbol is IFieldSymbol field && memory.IsOwn(symbol))
                return field;
        }

        return null;
    }

    private static bool HasGetterBody(IPropertySymbol property)
    {
        foreach (var reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: not null })
                return true;
        }

        return HasBody(property.GetMethod);
    }

    private static bool HasBody(IMethodSymbol? accessor) =>
        accessor is not null && FunctionSyntax.DeclarationOf(accessor) is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null };

    private static bool HasField(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.OriginalDefinition.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol owner } && SymbolEqualityComparer.Default.Equals(owner, property.OriginalDefinition))
                return true;
        }

        return false;
    }
}
