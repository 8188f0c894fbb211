namespace DeliveryGap.Core.Catalog;

/// <summary>The framework's methods that own bodies call to make entry points, of every kind: bodies that call none of them make none.</summary>
public static class EntryPointCalls
{
    /// <summary>The types that declare them.</summary>
    public static IReadOnlyCollection<string> DeclaringTypes { get; } = [.. EndpointMethods.DeclaringTypes, .. JobMethods.DeclaringTypes, .. CommandMethods.DeclaringTypes];

    /// <summary>The members, by name, that may be one of them.</summary>
    public static IReadOnlyCollection<string> Makers { get; } = [.. EndpointMethods.OfOneEndpoint, .. EndpointMethods.ControllerMethods, .. CommandMethods.Makers, .. JobMethods.Makers];

    /// <summary>Whether a member of this name may be one of them: cheap, before anything is bound.</summary>
    public static bool MayMake(string name) => EndpointMethods.MayMap(name) || CommandMethods.MayMake(name) || JobMethods.MayMake(name);

    public static bool Make(string declaringType, string name) =>
        EndpointMethods.Maps(declaringType, name, out _) || EndpointMethods.MapsControllers(declaringType, name)
        || CommandMethods.Make(declaringType, name) || JobMethods.Make(declaringType, name);
}
