using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.EntryPoints;

/// <summary>
/// Cheap tests for what makes a type an entry point. By name: to look a type up costs a walk over all references, at each keystroke.
/// </summary>
internal sealed class EntryPointTypes
{
    private const string ControllerSuffix = "Controller";
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";
    private const string ComponentRoute = "Microsoft.AspNetCore.Components.RouteAttribute";

    private static readonly NamedTypes None = new([]);
    private static readonly NamedTypes Catalog = new(EnteredTypes.All(OwnKinds.None).Select(row => row.Type));
    private static readonly NamedTypes OnTypes = new([ComponentRoute, .. GraphqlOperations.TypeAttributes]);
    private static readonly NamedTypes Bases = new([PageModel, EnteredTypes.Hub, EnteredTypes.Hub + "`1"]);
    private static readonly NamedTypes OnBases = new([Mvc + "ControllerAttribute", EnteredTypes.GrpcService]);

    private readonly NamedTypes entered;
    private readonly NamedTypes onMethods;

    public EntryPointTypes(Compilation compilation, OwnKinds own)
    {
        entered = own.Types.Count == 0 ? Catalog : new(EnteredTypes.All(own).Select(row => row.Type));
        // To look at the attributes of each method is dear: only where some can be there.
        string[] attributes = [.. EnteredTypes.AllAttributes(OwnKinds.None).Where(row => IsReferenced(row, compilation)).Concat(own.Attributes).Select(row => row.Attribute)];
        onMethods = attributes.Length == 0 ? None : new(attributes);
    }

    /// <summary>Whether a framework is referenced in which there are entry points, or a team has its own.</summary>
    public static bool AnyIn(Compilation compilation, OwnKinds own)
    {
        if (own.Types.Count > 0 || own.Attributes.Count > 0)
            return true;
        foreach (var reference in compilation.SourceModule.ReferencedAssemblies)
        {
            if (MayHold(reference.Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether there are entry points in what refers to an assembly of this name.</summary>
    public static bool MayHold(string assembly)
    {
        for (var i = 0; i < EnteredTypes.Assemblies.Count; i++)
        {
            if (assembly.StartsWith(EnteredTypes.Assemblies[i], StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>No: the type is certainly no entry point, and holds none.</summary>
    public bool MayServe(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract && !type.IsStatic)
            return false;
        return HasMark(type, OnTypes) || AnyMethodHasMark(type) || !type.IsStatic && (IsEntered(type) || IsController(type));
    }

    private bool IsEntered(INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (entered.Contain(implemented))
                return true;
        }

        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (entered.Contain(current) || Bases.Contain(current) || HasMark(current, OnBases))
                return true;
        }

        return false;
    }

    private static bool IsController(INamedTypeSymbol type) =>
        type.ContainingType is null && type.Name.EndsWith(ControllerSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an assembly is referenced whose name begins as the attribute's namespace.</summary>
    private static bool IsReferenced(EnteredAttribute row, Compilation compilation)
    {
        var space = row.Attribute.Substring(0, row.Attribute.LastIndexOf('.'));
        return compilation.SourceModule.ReferencedAssemblies.Any(reference => reference.Name.StartsWith(space, StringComparison.Ordinal));
    }

    private bool AnyMethodHasMark(INamedTypeSymbol type)
    {
        if (onMethods.IsEmpty)
            return false;
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } && HasMark(member, onMethods))
                return true;
        }

        return false;
    }

    private static bool HasMark(ISymbol symbol, NamedTypes marks)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            // [ApiController] derives from [Controller].
            for (var current = attribute.AttributeClass; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                if (marks.Contain(current))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Types by their full names; most symbols are told by the last part of theirs.</summary>
    private sealed class NamedTypes
    {
        private readonly HashSet<string> full;
        private readonly HashSet<string> simple;

        public NamedTypes(IEnumerable<string> names)
        {
            full = new(names, StringComparer.Ordinal);
            simple = new(full.Select(TypeNames.Simple), StringComparer.Ordinal);
        }

        public bool IsEmpty => full.Count == 0;

        public bool Contain(INamedTypeSymbol type) => simple.Contains(type.Name) && full.Contains(SymbolNames.Definition(type.OriginalDefinition));
    }
}
