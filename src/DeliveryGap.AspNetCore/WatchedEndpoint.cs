using System.Diagnostics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DeliveryGap.AspNetCore;

/// <summary>
/// Holds a request's endpoint, as the server's own feature does, and names the feature that it serves when the router sets it: whatever ends
/// the request after that, an exception, an authorization or a short circuit, its telemetry has the tag.
/// </summary>
internal sealed class WatchedEndpoint : IEndpointFeature
{
    private const string Tag = "deliverygap.feature";

    private static readonly object Key = typeof(WatchedEndpoint);

    private HttpContext? context;
    private Endpoint? endpoint;

    public Endpoint? Endpoint
    {
        get => endpoint;
        set
        {
            endpoint = value;
            if (value is not null && context is { } request)
            {
                // The first one counts; those that follow are error pages.
                context = null;
                if (EndpointFeature.Of(value) is { } feature)
                    Name(feature, request.Features);
            }
        }
    }

    /// <param name="matched">What was matched before anybody watched.</param>
    public static void Of(HttpContext context, Endpoint? matched)
    {
        var watched = ForConnection(context.Features);
        watched.context = context;
        watched.Endpoint = matched;
        context.Features.Set<IEndpointFeature>(watched);
    }

    /// <summary>A server has one request at a time on a connection (HTTP/2 and 3: on a stream, which is used again) and keeps state for it: no request allocates one of its own.</summary>
    private static WatchedEndpoint ForConnection(IFeatureCollection features)
    {
        if (features.Get<IPersistentStateFeature>()?.State is not { } state)
            return new();
        if (state.TryGetValue(Key, out var kept))
            return (WatchedEndpoint)kept!;
        var created = new WatchedEndpoint();
        state.Add(Key, created);
        return created;
    }

    private static void Name(string feature, IFeatureCollection features)
    {
        // Absent where nobody listens to the metric.
        features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new(Tag, feature));
        if (features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
            activity.SetTag(Tag, feature);
    }
}
