using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.EntryPoints;

/// <summary>
/// Cheap tests for what makes a type an entry point. By name: to look a type up costs a walk over all references, at each keystroke.
/// </summary>
internal static class EntryPointTypes
{
    private const string ControllerSuffix = "Controller";
    private const string Mvc = "Microsoft.AspNetCore.Mvc";
    private const string RazorPages = "Microsoft.AspNetCore.Mvc.RazorPages";
    private const string Components = "Microsoft.AspNetCore.Components";
    private const string Hosting = "Microsoft.Extensions.Hosting";

    /// <summary>Whether a framework is referenced in which there are entry points.</summary>
    public static bool AnyIn(Compilation compilation)
    {
        foreach (var reference in compilation.SourceModule.ReferencedAssemblies)
        {
            if (MayHold(reference.Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether there are entry points in what refers to an assembly of this name.</summary>
    public static bool MayHold(string assembly) =>
        assembly.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || assembly.StartsWith(Hosting, StringComparison.Ordinal);

    /// <summary>No: the type is certainly no controller, page, routable component or hosted service.</summary>
    public static bool MayServe(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsStatic || type.IsAbstract)
            return false;
        foreach (var implemented in type.AllInterfaces)
        {
            if (Is(implemented, "IHostedService", Hosting))
                return true;
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { } named && Is(named, "RouteAttribute", Components))
                return true;
        }

        if (type.ContainingType is not null)
            return false;
        if (type.Name.EndsWith(ControllerSuffix, StringComparison.OrdinalIgnoreCase))
            return true;
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (Is(current, "PageModel", RazorPages))
                return true;
            foreach (var attribute in current.GetAttributes())
            {
                if (IsControllerAttribute(attribute.AttributeClass))
                    return true;
            }
        }

        return false;
    }

    // [ApiController] derives from [Controller].
    private static bool IsControllerAttribute(INamedTypeSymbol? attribute)
    {
        for (var current = attribute; current is not null; current = current.BaseType)
        {
            if (Is(current, "ControllerAttribute", Mvc))
                return true;
        }

        return false;
    }

    private static bool Is(INamedTypeSymbol type, string name, string space) =>
        type.Name == name && type.ContainingNamespace.ToDisplayString() == space;
}
