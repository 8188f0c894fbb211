using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Types and methods. Their attributes and members are looked at when asked for.</summary>
internal static class SymbolLowering
{
    public static TypeFact Lower(INamedTypeSymbol symbol, ReaderMemory memory)
    {
        var type = memory.Remember(symbol.OriginalDefinition);
        return memory.Facts.GetOrAdd(SymbolNames.Definition(type), name => Create(name, type, memory));
    }

    public static MethodFact Lower(IMethodSymbol symbol, ReaderMemory memory)
    {
        var method = ExtensionMembers.Implementation(symbol);
        var isFunction = method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction;
        return new()
        {
            Id = memory.IdOf(method),
            Symbol = ReaderMemory.SymbolOf(method),
            Name = method.MethodKind == MethodKind.AnonymousFunction ? "" : method.Name,
            DeclaringType = method.ContainingType is { } type ? SymbolNames.Definition(memory.Remember(ExtensionMembers.ClassOf(type))) : "",
            IsPublic = method.DeclaredAccessibility == Accessibility.Public,
            IsStatic = method.IsStatic,
            IsAbstract = method.IsAbstract,
            // A finaliser overrides that of object.
            IsVirtual = method is { IsSealed: false } and ({ IsAbstract: true } or { IsVirtual: true } or { IsOverride: true } or { MethodKind: MethodKind.Destructor }),
            IsGeneric = method.IsGenericMethod,
            ParameterTypes = [.. method.Parameters.Select(SymbolNames.Parameter)],
            Overrides = method.OverriddenMethod is { } overridden ? memory.IdOf(overridden) : null,
            Holder = isFunction && ReaderMemory.HolderOf(method) is { } holder ? memory.IdOf(holder) : null,
            Attributes = new Deferred<AttributeFact>(() => Attributes(method, memory)),
            MetricNames = new Deferred<int>(() => MetricNames(method)),
            Place = PlaceOf(method),
        };
    }

    private static TypeFact Create(string name, INamedTypeSymbol type, ReaderMemory memory) => new()
    {
        Name = name,
        Assembly = type.ContainingAssembly?.Name ?? "",
        Shape = type.TypeKind switch
        {
            TypeKind.Struct => TypeShape.Struct,
            TypeKind.Interface => TypeShape.Interface,
            TypeKind.Enum => TypeShape.Enum,
            TypeKind.Delegate => TypeShape.Delegate,
            _ => TypeShape.Class,
        },
        IsOwn = memory.IsOwn(type),
        IsAbstract = type.IsAbstract,
        IsSealed = type.IsSealed || type.IsStatic,
        IsTopLevelPublic = type is { DeclaredAccessibility: Accessibility.Public, ContainingType: null },
        IsGeneric = type.IsGenericType,
        DeclaringType = type.ContainingType is { } outer ? SymbolNames.Definition(memory.Remember(outer)) : null,
        BaseType = type.BaseType is { } baseType ? SymbolNames.Reference(memory.Remember(baseType)) : null,
        Interfaces = [.. type.Interfaces.Select(implemented => SymbolNames.Reference(memory.Remember(implemented))).OfType<string>()],
        Attributes = new Deferred<AttributeFact>(() => Attributes(type, memory)),
        Properties = new Deferred<PropertyFact>(() => Properties(type)),
        Methods = new Deferred<MethodFact>(() => Methods(type, memory)),
        Place = SyntaxPlace.Of(type),
    };

    private static IReadOnlyList<AttributeFact> Attributes(ISymbol symbol, ReaderMemory memory)
    {
        var attributes = symbol.GetAttributes();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { TypeKind: not TypeKind.Error } type)
                memory.Remember(type);
        }

        return AttributeLowering.Lower(attributes);
    }

    private static IReadOnlyList<int> MetricNames(IMethodSymbol method)
    {
        List<int> ordinals = [];
        foreach (var parameter in method.Parameters)
        {
            if (parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && SymbolNames.Definition(type) == DeliveryGapAttributes.MetricName))
                ordinals.Add(parameter.Ordinal);
        }

        return ordinals;
    }

    private static IReadOnlyList<MethodFact> Methods(INamedTypeSymbol type, ReaderMemory memory)
    {
        List<MethodFact> methods = [];
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Destructor } method)
                methods.Add(Lower(method, memory));
        }

        return methods;
    }

    private static IReadOnlyList<PropertyFact> Properties(INamedTypeSymbol type)
    {
        List<PropertyFact> properties = [];
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsIndexer: false } property)
                properties.Add(new(property.MetadataName, SymbolNames.Reference(property.Type)));
        }

        return properties;
    }

    private static Place PlaceOf(IMethodSymbol method) =>
        method.MethodKind == MethodKind.AnonymousFunction
            ? FunctionSyntax.DeclarationOf(method) switch
            {
                LambdaExpressionSyntax lambda => SyntaxPlace.Of(lambda.ArrowToken),
                AnonymousMethodExpressionSyntax anonymous => SyntaxPlace.Of(anonymous.DelegateKeyword),
                _ => Place.None,
            }
            : SyntaxPlace.Of(method);
}
