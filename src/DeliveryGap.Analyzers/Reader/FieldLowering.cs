using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Fields, and auto-properties as the fields behind them.</summary>
internal static class FieldLowering
{
    private const string BackingPrefix = "<";
    private const string BackingSuffix = ">k__BackingField";

    /// <summary>The id of the field behind an auto-property of own source; null for other properties.</summary>
    public static string? BackingField(IPropertySymbol property, ReaderMemory memory) =>
        memory.IsOwn(property) && property is { IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false } && IsAuto(property)
            ? $"F:{SymbolNames.Definition(property.ContainingType.OriginalDefinition)}.{BackingPrefix}{property.Name}{BackingSuffix}"
            : null;

    public static FieldFact? Lower(string id, ReaderMemory memory, CancellationToken cancellation)
    {
        if (Find(id, memory) is not { } member)
            return null;

        List<Value> values = [];
        if (Initializer(member, memory, cancellation) is ISymbolInitializerOperation initializer)
            values.Add(memory.ScopeOf(initializer).Read(initializer.Value));
        if (member.IsStatic)
            values.AddRange(StoredByStaticConstructor(member, memory, cancellation));
        var isReadOnly = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        return new(id, member.IsStatic, isReadOnly, [.. values.Select(value => new FieldStore(value, ""))]);
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

    private static IEnumerable<Value> StoredByStaticConstructor(ISymbol member, ReaderMemory memory, CancellationToken cancellation)
    {
        foreach (var constructor in member.ContainingType.StaticConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (memory.ModelOf(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation) is not { } body)
                    continue;
                foreach (var operation in body.Descendants())
                {
                    if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment
                        && SymbolEqualityComparer.Default.Equals(target.Member, member))
                    {
                        yield return memory.ScopeOf(body).Read(assignment.Value);
                    }
                }
            }
        }
    }

    private static ISymbol? Find(string id, ReaderMemory memory)
    {
        if (!id.EndsWith(BackingSuffix, StringComparison.Ordinal))
        {
            foreach (var symbol in DocumentationCommentId.GetSymbolsForDeclarationId(id, memory.Compilation))
            {
                if (symbol is IFieldSymbol && memory.IsOwn(symbol))
                    return symbol;
            }

            return null;
        }

        const int prefix = 2;
        var dot = id.LastIndexOf("." + BackingPrefix, StringComparison.Ordinal);
        if (dot <= prefix || memory.FindType(id.Substring(prefix, dot - prefix)) is not { } type || !memory.IsOwn(type))
            return null;
        var name = id.Substring(dot + 2, id.Length - BackingSuffix.Length - dot - 2);
        foreach (var member in type.GetMembers(name))
        {
            if (member is IPropertySymbol property && IsAuto(property))
                return property;
        }

        return null;
    }

    private static bool IsAuto(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.OriginalDefinition.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol owner } && SymbolEqualityComparer.Default.Equals(owner, property.OriginalDefinition))
                return true;
        }

        return false;
    }
}
