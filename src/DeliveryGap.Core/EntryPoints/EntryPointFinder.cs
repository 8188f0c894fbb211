using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Where the outside world enters own code.</summary>
public static class EntryPointFinder
{
    /// <summary>Those that a type is by being what it is: a controller's actions, a hosted service.</summary>
    public static IEnumerable<EntryPoint> InType(TypeFact type, ICodeReader code)
    {
        foreach (var action in Controllers.Actions(type, code))
            yield return action;
        if (HostedServices.Job(type, code) is { } job)
            yield return job;
    }

    /// <summary>Those that a body maps by calling a method of <see cref="Catalog.EndpointMethods"/>.</summary>
    public static IEnumerable<EntryPoint> InBody(MethodFact mapping, ICodeReader code) => MappedEndpoints.In(mapping, code);
}
