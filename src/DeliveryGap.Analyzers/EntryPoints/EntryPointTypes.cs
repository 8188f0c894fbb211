using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.EntryPoints;

/// <summary>The framework's types that make something an entry point, and the cheap tests that they allow.</summary>
internal sealed class EntryPointTypes
{
    private const string ControllerSuffix = "Controller";

    private readonly INamedTypeSymbol? controllerAttribute;
    private readonly INamedTypeSymbol? hostedService;

    public EntryPointTypes(Compilation compilation)
    {
        controllerAttribute = First(compilation, "Microsoft.AspNetCore.Mvc.ControllerAttribute");
        hostedService = First(compilation, "Microsoft.Extensions.Hosting.IHostedService");
        foreach (var type in EndpointMethods.DeclaringTypes)
            AnyMapped |= First(compilation, type) is not null;
    }

    /// <summary>Whether types can be entry points by what they are.</summary>
    public bool AnyServedByType => controllerAttribute is not null || hostedService is not null;

    /// <summary>Whether endpoints can be mapped by calls.</summary>
    public bool AnyMapped { get; }

    /// <summary>No: the type is certainly neither controller nor hosted service.</summary>
    public bool MayServe(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsStatic || type.IsAbstract)
            return false;
        if (hostedService is not null && Implements(type, hostedService))
            return true;
        if (controllerAttribute is null || type.ContainingType is not null)
            return false;
        if (type.Name.EndsWith(ControllerSuffix, StringComparison.OrdinalIgnoreCase))
            return true;
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (IsControllerAttribute(attribute.AttributeClass))
                    return true;
            }
        }

        return false;
    }

    // [ApiController] derives from [Controller].
    private bool IsControllerAttribute(INamedTypeSymbol? attribute)
    {
        for (var current = attribute; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, controllerAttribute))
                return true;
        }

        return false;
    }

    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol definition)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented, definition))
                return true;
        }

        return false;
    }

    private static INamedTypeSymbol? First(Compilation compilation, string name) => compilation.GetTypesByMetadataName(name).FirstOrDefault();
}
