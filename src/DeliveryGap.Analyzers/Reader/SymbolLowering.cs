using DeliveryGap.Analyzers.Reader.Memory;
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
        var name = SymbolNames.Definition(type);
        if (!memory.IsOwn(type))
            return memory.ForeignTypes.GetOrAdd(name, _ => Create(name, type, memory, null));
        if (memory.Kept.Types.TryGet(name, memory, out var known))
            return known;
        var sections = SymbolSections.Declarations(type);
        return memory.Kept.Types.Keep(name, Create(name, type, memory, sections), sections);
    }

    public static MethodFact Lower(IMethodSymbol symbol, ReaderMemory memory)
    {
        var method = ExtensionMembers.Implementation(symbol);
        method = method.PartialImplementationPart ?? method;
        var id = memory.IdOf(method);
        if (!memory.IsOwn(method))
            return Create(id, method, memory, null);
        if (memory.Kept.Methods.TryGet(id, memory, out var known) && known is not null)
            return known;
        var sections = SymbolSections.Declaration(method);
        var fact = Create(id, method, memory, sections);
        memory.Kept.Methods.Keep(id, fact, sections);
        return fact;
    }

    /// <param name="sections">In which it is declared; null where it is not own.</param>
    private static MethodFact Create(string id, IMethodSymbol method, ReaderMemory memory, HashSet<Section>? sections)
    {
        var isFunction = method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction;
        return new()
        {
            Id = id,
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
            ReturnType = SymbolNames.Reference(method.ReturnType) + (method.RefKind == RefKind.None ? "" : "@"),
            Overrides = method.OverriddenMethod is { } overridden ? memory.IdOf(overridden) : null,
            Holder = isFunction && ReaderMemory.HolderOf(method) is { } holder ? memory.IdOf(holder) : null,
            Attributes = Later(id, method, memory, sections, Attributes),
            MetricNames = Later(id, method, memory, sections, (later, _) => MetricNames(later)),
            Place = PlaceOf(method),
        };
    }

    /// <param name="sections">See above.</param>
    private static TypeFact Create(string name, INamedTypeSymbol type, ReaderMemory memory, HashSet<Section>? sections) => new()
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
        Attributes = Later(name, type, memory, sections, Attributes),
        Properties = Later(name, type, memory, sections, (later, _) => Properties(later)),
        Methods = Later(name, type, memory, sections, Methods),
        Place = SyntaxPlace.Of(type),
    };

    private static IReadOnlyList<T> Later<T>(
        string name, INamedTypeSymbol type, ReaderMemory memory, HashSet<Section>? sections, Func<INamedTypeSymbol, ReaderMemory, IReadOnlyList<T>> read) =>
        sections is null ? LaterOfForeign(type, memory, read) : LaterOfType(name, sections, memory.Kept, read);

    private static IReadOnlyList<T> Later<T>(
        string id, IMethodSymbol method, ReaderMemory memory, HashSet<Section>? sections, Func<IMethodSymbol, ReaderMemory, IReadOnlyList<T>> read) =>
        sections is null ? LaterOfForeign(method, memory, read) : LaterOfMethod(id, sections, memory.Kept, read);

    private static Deferred<T> LaterOfForeign<TSymbol, T>(TSymbol symbol, ReaderMemory memory, Func<TSymbol, ReaderMemory, IReadOnlyList<T>> read) => new(() => read(symbol, memory));

    // Own facts outlive their compilation: these hold no symbol, and look for one in whatever compilation there is by then.
    private static IReadOnlyList<T> LaterOfType<T>(string name, HashSet<Section> sections, KeptFacts kept, Func<INamedTypeSymbol, ReaderMemory, IReadOnlyList<T>> read) =>
        kept.Later(sections, memory => memory.FindType(name) is { } type ? read(type, memory) : []);

    private static IReadOnlyList<T> LaterOfMethod<T>(string id, HashSet<Section> sections, KeptFacts kept, Func<IMethodSymbol, ReaderMemory, IReadOnlyList<T>> read) =>
        kept.Later(sections, memory => memory.FindMethod(id, CancellationToken.None) is { } method ? read(method, memory) : []);

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
