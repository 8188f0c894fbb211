using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What is stored in one field: looked for by name in the type that declares it, and bound only there.</summary>
internal sealed class FieldStores
{
    private readonly ReaderMemory memory;
    private readonly CancellationToken cancellation;
    private readonly ISymbol member;
    private readonly List<FieldStore> stores = [];
    private bool isClosed;

    private FieldStores(ISymbol member, ReaderMemory memory, CancellationToken cancellation)
    {
        this.member = member;
        this.memory = memory;
        this.cancellation = cancellation;
        isClosed = IsProtected(member);
    }

    public static FieldFact? Lower(string id, ReaderMemory memory, CancellationToken cancellation)
    {
        if (FieldLowering.Find(id, memory) is not { } member)
            return memory.Kept.Fields.Keep(id, null, []);
        var search = new FieldStores(member, memory, cancellation);
        search.AddFirst();
        // What a setter of its own stores is no store of what it is given.
        if (member is not IPropertySymbol property || !FieldLowering.HasSetterBody(property))
            search.AddWrites();
        // What derived types write may change with any file.
        return search.IsInit
            ? memory.SharedFields.GetOrAdd(id, new FieldFact(id, member.IsStatic, search.isClosed && !search.IsWrittenByDerived(), search.stores))
            : memory.Kept.Fields.Keep(id, new(id, member.IsStatic, search.isClosed, search.stores), SymbolSections.Whole(member.ContainingType));
    }

    private bool IsInit => member is IPropertySymbol { SetMethod: { IsInitOnly: true, DeclaredAccessibility: not Accessibility.Private } } && !Type.IsSealed && !Type.IsValueType;

    private INamedTypeSymbol Type => member.ContainingType;

    /// <summary>Whether the language keeps other types from writing it.</summary>
    private static bool IsProtected(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is not { IsInitOnly: false } setter
            ? !FieldLowering.HasSetterBody(property)
            : setter.DeclaredAccessibility == Accessibility.Private && !FieldLowering.HasSetterBody(property),
        _ => true,
    };

    /// <summary>What it holds before any statement runs.</summary>
    private void AddFirst()
    {
        var constructor = Constructors.ThatInitialises(Type, member.IsStatic);
        if (FieldLowering.Initializer(member, memory, cancellation) is ISymbolInitializerOperation initializer)
            Add(memory.ScopeOf(initializer).Read(initializer.Value), constructor);
        else if (Parameter(constructor) is { } parameter)
            Add(new ParameterValue(parameter.Ordinal, SymbolNames.Reference(parameter.Type)), constructor);
    }

    /// <summary>The primary constructor's parameter that it holds, captured or as a record's property.</summary>
    private IParameterSymbol? Parameter(IMethodSymbol? primary) =>
        member as IParameterSymbol
        ?? (member is IPropertySymbol && FunctionSyntax.DeclarationOf(member) is ParameterSyntax ? primary?.Parameters.FirstOrDefault(parameter => parameter.Name == member.Name) : null);

    private void AddWrites()
    {
        foreach (var reference in Type.DeclaringSyntaxReferences)
        {
            foreach (var token in WordIndex.Find(member.Name, [reference.SyntaxTree], cancellation))
            {
                if (reference.Span.Contains(token.Span) && WriteSyntax.Around(token, out var target) is { } write)
                    Add(write, target);
            }
        }
    }

    private void Add(SyntaxNode write, ExpressionSyntax target)
    {
        var model = memory.ModelOf(write.SyntaxTree);
        var isFound = false;
        var operation = model.GetOperation(write, cancellation);
        foreach (var definition in operation is null ? [] : Definition.In(operation))
        {
            if (definition.Target?.Syntax != target || !IsMember(definition.Target))
                continue;
            isFound = true;
            Add(definition, operation!);
        }

        // Handed out by reference, or half typed.
        if (!isFound && operation is not IMemberInitializerOperation && IsMember(model.GetSymbolInfo(target, cancellation).Symbol))
            isClosed = false;
    }

    private void Add(Definition definition, IOperation operation)
    {
        var instance = (definition.Target as IMemberReferenceOperation)?.Instance;
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            // An object initialiser speaks of another object: allowed for an init property, and told by its creation.
            isClosed &= member is IPropertySymbol { SetMethod.IsInitOnly: true };
            return;
        }

        isClosed &= instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        var value = operation switch
        {
            ICoalesceAssignmentOperation lazy => memory.ScopeOf(operation).Read(lazy.Value),
            ICompoundAssignmentOperation => new UnknownValue(SymbolNames.Reference(operation.Type)),
            _ => memory.ScopeOf(operation).Read(definition, definition.Target!.Type),
        };
        var method = FunctionSyntax.Around(operation.Syntax) is { } function
            ? FunctionSyntax.SymbolOf(function, memory.ModelOf(function.SyntaxTree), cancellation)
            : null;
        Add(value, method);
    }

    private void Add(Value value, IMethodSymbol? method)
    {
        if (method is null)
            isClosed = false;
        else
            stores.Add(new(value, memory.IdOf(method)));
    }

    private bool IsMember(IOperation target) => IsMember(target switch
    {
        IMemberReferenceOperation reference => reference.Member,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    });

    private bool IsMember(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, member.OriginalDefinition);

    /// <summary>The constructors of derived types may set an <c>init</c> property of this one.</summary>
    private bool IsWrittenByDerived()
    {
        if (!isClosed)
            return false;
        if (Visibility.IsSeenOutside(member, memory.Compilation))
            return true;
        foreach (var token in memory.Tokens(member.Name, cancellation))
        {
            var tree = token.SyntaxTree!;
            if (WriteSyntax.Around(token, out var target) is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax }
                && target.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && !Type.DeclaringSyntaxReferences.Any(own => own.SyntaxTree == tree && own.Span.Contains(type.Span))
                && IsMember(memory.ModelOf(tree).GetSymbolInfo(target, cancellation).Symbol))
            {
                return true;
            }
        }

        return false;
    }
}
