using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Catalog;

/// <summary>An instrument that a framework records by itself.</summary>
/// <param name="Type">As the manifest writes it.</param>
/// <param name="Tags">The names of its tags; their values are the framework's.</param>
public sealed record FrameworkInstrument(string Meter, string Name, string Type, string Unit, IReadOnlyCollection<string> Tags);

/// <summary>What ASP.NET Core, HttpClient and EF Core record by themselves.</summary>
public static class FrameworkInstruments
{
    private const string Hosting = "Microsoft.AspNetCore.Hosting";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";
    private const string Http = "System.Net.Http";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const string DbContext = EntityFramework + ".DbContext";

    private static readonly string[] ServerTags =
        ["error.type", "http.request.method", "http.response.status_code", "http.route", "network.protocol.name", "network.protocol.version", "url.scheme", "aspnetcore.request.is_unhandled"];

    private static readonly string[] ConnectionTags =
        ["error.type", "network.protocol.name", "network.protocol.version", "network.transport", "network.type", "server.address", "server.port", "tls.protocol.version"];

    private static readonly string[] ClientTags =
        ["error.type", "http.request.method", "http.response.status_code", "network.protocol.version", "server.address", "server.port", "url.scheme"];

    private static readonly FrameworkInstrument[] OfRequests =
    [
        new(Hosting, "http.server.request.duration", "histogram", "s", ServerTags),
        new(Hosting, "http.server.active_requests", "updowncounter", "{request}", ["http.request.method", "url.scheme"]),
        new("Microsoft.AspNetCore.Routing", "aspnetcore.routing.match_attempts", "counter", "{match_attempt}", ["aspnetcore.routing.is_fallback", "aspnetcore.routing.match_status", "http.route"]),
        new(Kestrel, "kestrel.active_connections", "updowncounter", "{connection}", ConnectionTags),
        new(Kestrel, "kestrel.connection.duration", "histogram", "s", ConnectionTags),
    ];

    private static readonly string[] HubConnectionTags = ["signalr.connection.status", "signalr.transport"];

    // Of connections, as ASP.NET Core has them; it has none of the calls on a hub.
    private static readonly FrameworkInstrument[] OfHubs =
    [
        new("Microsoft.AspNetCore.Http.Connections", "signalr.server.connection.duration", "histogram", "s", HubConnectionTags),
        new("Microsoft.AspNetCore.Http.Connections", "signalr.server.active_connections", "updowncounter", "{connection}", HubConnectionTags),
    ];

    private static readonly FrameworkInstrument[] OfClients =
    [
        new(Http, "http.client.request.duration", "histogram", "s", ClientTags),
        new(Http, "http.client.active_requests", "updowncounter", "{request}", ["http.request.method", "server.address", "server.port", "url.scheme"]),
        new(Http, "http.client.request.time_in_queue", "histogram", "s", ["http.request.method", "network.protocol.version", "server.address", "server.port", "url.scheme"]),
    ];

    private static readonly FrameworkInstrument[] OfQueries =
        [new(EntityFramework, "microsoft.entityframeworkcore.queries", "counter", "{query}", [])];

    private static readonly FrameworkInstrument[] OfChanges =
        [new(EntityFramework, "microsoft.entityframeworkcore.savechanges", "counter", "{savechanges}", [])];

    private static readonly Dictionary<string, FrameworkInstrument[]> ByType = new(StringComparer.Ordinal)
    {
        ["System.Net.Http.HttpClient"] = OfClients,
        ["System.Net.Http.Json.HttpClientJsonExtensions"] = OfClients,
        ["Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions"] = OfQueries,
    };

    // What only builds up a request or a query sends none.
    private static readonly HashSet<string> Senders = new(StringComparer.Ordinal)
    {
        "Send", "SendAsync", "GetAsync", "GetStringAsync", "GetStreamAsync", "GetByteArrayAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync",
        "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "DeleteFromJsonAsync",
        "ToListAsync", "ToArrayAsync", "ToDictionaryAsync", "ToHashSetAsync", "FirstAsync", "FirstOrDefaultAsync", "SingleAsync", "SingleOrDefaultAsync", "LastAsync",
        "LastOrDefaultAsync", "AnyAsync", "AllAsync", "CountAsync", "LongCountAsync", "SumAsync", "MinAsync", "MaxAsync", "AverageAsync", "ContainsAsync", "LoadAsync",
    };

    // What frameworks and packages record by themselves is named by the semantic conventions of OpenTelemetry, or by their own.
    private static readonly string[] Namespaces =
    [
        "aspnetcore.", "db.client.", "dns.lookup.", "dotnet.", "faas.", "gen_ai.", "http.client.", "http.server.", "kestrel.", "messaging.client.", "messaging.masstransit.", "messaging.process.",
        "microsoft.entityframeworkcore.", "process.runtime.", "resilience.polly.", "rpc.client.", "rpc.server.", "signalr.server.",
    ];

    private static readonly Dictionary<string, FrameworkInstrument> ByName =
        OfRequests.Concat(OfHubs).Concat(OfClients).Concat(OfQueries).Concat(OfChanges).ToDictionary(instrument => instrument.Name, StringComparer.Ordinal);

    /// <summary>Those that are recorded whenever an entry point of that kind is entered.</summary>
    public static IReadOnlyList<FrameworkInstrument> Of(EntryPointKind kind) => kind switch
    {
        // gRPC and GraphQL are requests too.
        EntryPointKind.Http or EntryPointKind.Page or EntryPointKind.Grpc or EntryPointKind.Graphql => OfRequests,
        EntryPointKind.Hub => OfHubs,
        _ => [],
    };

    /// <summary>Those that a call of a framework's member records.</summary>
    /// <param name="member">The metadata name.</param>
    public static IReadOnlyList<FrameworkInstrument> RecordedBy(string declaringType, string member)
    {
        if (member is "SaveChanges" or "SaveChangesAsync")
            return declaringType == DbContext ? OfChanges : [];
        return ByType.TryGetValue(declaringType, out var found) && Senders.Contains(member) ? found : [];
    }

    /// <summary>Whether calls of a framework's members record it, and not the entering of an entry point.</summary>
    public static bool IsRecordedByCalls(string name) => ByName.ContainsKey(name) && !OfRequests.Concat(OfHubs).Any(instrument => instrument.Name == name);

    /// <summary>Whether a framework or package may record it where nobody sees it: it is none of those above, and is named as theirs are.</summary>
    public static bool MayBeOfPackage(string name) =>
        !ByName.ContainsKey(name) && Array.Exists(Namespaces, start => name.StartsWith(start, StringComparison.Ordinal)) && !ByName.Keys.Any(known => Slip.Differs(name, known));

    public static FrameworkInstrument? Named(string name) => ByName.TryGetValue(name, out var found) ? found : null;
}
