namespace DeliveryGap.Core.Catalog;

/// <summary>What names the filters around an entry point, and the flags without which it is not entered.</summary>
internal static class Filters
{
    /// <summary>What every filter of MVC and Razor Pages is.</summary>
    public const string Mvc = "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata";

    /// <summary>Puts a filter around an endpoint or group: a type argument, an object or a lambda.</summary>
    public const string AddEndpointFilter = "AddEndpointFilter";

    /// <summary>Keys of flags behind a requirement: <c>[FeatureGate("a", "b")]</c>.</summary>
    public const string GateAttribute = "Microsoft.FeatureManagement.Mvc.FeatureGateAttribute";

    private const string Gates = "Microsoft.FeatureManagement.AspNetCore.FeatureGateEndpointFilterExtensions";

    private static readonly HashSet<string> Naming = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Mvc.ServiceFilterAttribute", "Microsoft.AspNetCore.Mvc.TypeFilterAttribute",
    };

    /// <summary>Whether an attribute names the type of a filter in its first argument.</summary>
    public static bool NamesFilter(string attribute) => Naming.Contains(attribute);

    public static bool Gate(string declaringType, string member) => declaringType == Gates && member == "WithFeatureGate";
}
