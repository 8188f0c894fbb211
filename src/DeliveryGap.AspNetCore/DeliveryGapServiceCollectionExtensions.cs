using DeliveryGap.AspNetCore;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Names features on the telemetry that ASP.NET Core records of each request.</summary>
public static class DeliveryGapServiceCollectionExtensions
{
    /// <summary>
    /// Puts the key of the feature that a request's endpoint serves, as tag <c>deliverygap.feature</c>, on the framework's own metric
    /// <c>http.server.request.duration</c> and on the request's activity. To call it again changes nothing.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The nearest mark decides: <c>[Feature]</c>, <c>[PartOf]</c> or <c>[NotAFeature]</c> of the action or lambda and what <c>WithMetadata</c>
    /// hands to the endpoint, then those of its groups, then those of the type around it. A request has no tag where the nearest marks name
    /// several features or none, and where it cannot be told which is nearest.
    /// </para>
    /// <para>The endpoint that is matched first counts, so a request that fails keeps its feature when an error page answers it.</para>
    /// <para>SignalR's connections have no tag: how long one stays open says nothing of how fast or how often the hub's methods answer.</para>
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddDeliveryGap();
    /// </code>
    /// </example>
    public static IServiceCollection AddDeliveryGap(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, FeatureStartupFilter>());
        return services;
    }
}
