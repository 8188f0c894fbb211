using DeliveryGap.Analyzers.Reader.Memory;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>How members are called, told from declarations alone: once for as long as the same is declared.</summary>
internal sealed class CalledMembers
{
    // The language calls them without naming them.
    private static readonly HashSet<string> CalledByLanguage = new(StringComparer.Ordinal)
    {
        "Add", "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Dispose", "DisposeAsync", "Deconstruct", "GetAwaiter", "GetResult", "OnCompleted",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Join", "GroupJoin", "GroupBy", "Cast", "Slice",
        "GetPinnableReference", "AppendLiteral", "AppendFormatted", "ToString", "Equals", "GetHashCode", "Main", "Invoke",
    };

    // ASP.NET Core finds them by their names.
    private static readonly HashSet<string> CalledByConvention = new(StringComparer.Ordinal)
    {
        "InvokeAsync", "Configure", "ConfigureServices", "ConfigureContainer", "CreateHostBuilder", "BindAsync", "TryParse",
    };

    private readonly ReaderMemory memory;
    private readonly CancellationToken cancellation;

    private CalledMembers(ReaderMemory memory, CancellationToken cancellation)
    {
        this.memory = memory;
        this.cancellation = cancellation;
    }

    public static CalledMember Of(string id, ReaderMemory memory, CancellationToken cancellation)
    {
        if (memory.Kept.Called.TryGetValue(id, out var known))
            return known;
        var found = memory.FindMethod(id, cancellation) is { } method ? new CalledMembers(memory, cancellation).Read(method) : CalledMember.Unknown;
        // A local function is part of a body.
        return FunctionIds.OffsetOf(id) is null ? memory.Kept.Called.GetOrAdd(id, found) : found;
    }

    private CalledMember Read(IMethodSymbol method)
    {
        var (use, name) = UseOf(method);
        var parameters = method.Parameters;
        // As an extension its first argument stands before the dot.
        var most = parameters.Length > 0 && parameters[parameters.Length - 1].IsParams ? int.MaxValue : parameters.Length;
        var least = parameters.Count(parameter => !parameter.IsOptional && !parameter.IsParams) - (method.IsStatic ? 1 : 0);
        return new(use, name, least, most, use != MemberUse.None && MayBeComplete(method));
    }

    private static (MemberUse Use, string Name) UseOf(IMethodSymbol method) => method switch
    {
        // The accessors of an extension block's properties are called by another name.
        { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, Name: var name } when !name.StartsWith("get_", StringComparison.Ordinal) && !name.StartsWith("set_", StringComparison.Ordinal) =>
            (MemberUse.Call, name),
        { MethodKind: MethodKind.Constructor } => (MemberUse.Creation, method.ContainingType.Name),
        { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol { IsIndexer: false } property } => (MemberUse.Write, property.Name),
        { MethodKind: MethodKind.EventAdd, AssociatedSymbol: { } @event } => (MemberUse.Write, @event.Name),
        _ => (MemberUse.None, ""),
    };

    private bool MayBeComplete(IMethodSymbol method) =>
        memory.IsOwn(method) && !Visibility.IsSeenOutside(method, memory.Compilation) && !CalledByLanguage.Contains(method.Name)
        && !CalledByConvention.Contains(method.Name) && !StandsForForeign(method) && !IsFoundByFrameworks(method)
        // A framework creates what derives from its classes.
        && !(method.MethodKind == MethodKind.Constructor && IsFrameworks(method.ContainingType));

    /// <summary>A public member of a class that derives from a framework's, or one that bears a framework's attribute.</summary>
    private bool IsFoundByFrameworks(IMethodSymbol symbol) =>
        symbol is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { } type } && IsFrameworks(type)
        || symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } bearer && !memory.IsOwn(bearer) && IsOfPackage(bearer));

    private bool IsFrameworks(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType) && !memory.IsOwn(current))
                return true;
        }

        return type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfPackage(INamedTypeSymbol attribute)
    {
        var space = attribute.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is not { Name: "System" or "DeliveryGap" };
    }

    /// <summary>Whether foreign code calls it by a member of its own.</summary>
    private bool StandsForForeign(IMethodSymbol symbol)
    {
        if (symbol.MethodKind is MethodKind.Constructor or MethodKind.LocalFunction || symbol.ContainingType is not { IsStatic: false } type)
            return false;
        for (var overridden = symbol.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (!memory.IsOwn(overridden))
                return true;
        }

        if (symbol.DeclaredAccessibility != Accessibility.Public && symbol.ExplicitInterfaceImplementations.IsEmpty)
            return false;
        // A type that derives from it may bring the interface, with this member for it.
        return ImplementsForeign(type, symbol) || type is { TypeKind: TypeKind.Class, IsSealed: false } && DerivedTypes.All(type, memory, cancellation).Any(derived => ImplementsForeign(derived, symbol));
    }

    private bool ImplementsForeign(INamedTypeSymbol type, IMethodSymbol symbol)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (memory.IsOwn(implemented))
                continue;
            foreach (var member in implemented.GetMembers())
            {
                if (member is IMethodSymbol && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found && (IsOrOverrides(found, symbol) || IsOrOverrides(symbol, found)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsOrOverrides(IMethodSymbol symbol, IMethodSymbol other)
    {
        for (var current = symbol; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, other.OriginalDefinition))
                return true;
        }

        return false;
    }
}
