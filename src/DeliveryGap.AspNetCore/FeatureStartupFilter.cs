using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DeliveryGap.AspNetCore;

/// <summary>Watches for the endpoint of each request from before anything else runs.</summary>
/// <remarks>
/// ASP.NET Core also tells a <c>DiagnosticListener</c> that an endpoint was matched. To listen there, for one event only, makes MVC run each
/// action through asynchronous methods that it otherwise leaves out, and those allocate.
/// </remarks>
internal sealed class FeatureStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Watch);
        next(app);
    };

    private static RequestDelegate Watch(RequestDelegate next) => context =>
    {
        // A pipeline that is run again for the same request is watched already.
        if (context.Features.Get<IEndpointFeature>() is var current and not WatchedEndpoint)
            WatchedEndpoint.Of(context, current?.Endpoint);
        return next(context);
    };
}
