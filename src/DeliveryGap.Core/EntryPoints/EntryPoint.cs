using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

public enum EntryPointKind
{
    Http,
    Page,
    Component,
    Job,
    Message,
    Hub,
    Command,
    Grpc,
    Graphql,
    Function,
}

/// <summary>Where the outside world enters the code.</summary>
public sealed class EntryPoint
{
    private readonly IReadOnlyList<IReadOnlyList<AttributeFact>> knownMarks = [];
    private readonly string? knownRoute;

    public required EntryPointKind Kind { get; init; }

    /// <summary>As the existing list and the manifest write it: <c>POST /api/orders/{id:int}</c>, with <c>…</c> for what is not known.</summary>
    public required string Id { get; init; }

    /// <summary>Upper case, <c>ANY</c> without a constraint, <c>…</c> when unknown; null for what is no request.</summary>
    public string? HttpMethod { get; init; }

    /// <summary>The route as the framework's telemetry writes it (<c>http.route</c>); null where it is not wholly known.</summary>
    public string? HttpRoute
    {
        get => FindRoute is null ? knownRoute : FindRoute();
        init => knownRoute = value;
    }

    /// <summary><see cref="HttpRoute"/> that takes a search: the editor never asks for it.</summary>
    internal Func<string?>? FindRoute { get; init; }

    /// <summary>Documentation id of the member that people see.</summary>
    public required string Symbol { get; init; }

    /// <summary>Where a finding about it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The ids of the own methods that run when it is entered; empty where the handler cannot be read.</summary>
    public required IReadOnlyList<string> Handlers { get; init; }

    /// <summary>The type of the object whose handlers run, which may derive from the one that declares them; null where a delegate is the handler.</summary>
    public string? HandlerType { get; init; }

    /// <summary>The own types, full names, and the ids of own functions, that are named around it as filters.</summary>
    public IReadOnlyList<string> Filters => Around.Value.Filters;

    /// <summary>The keys of the flags without which it is not entered (<c>[FeatureGate]</c>), <c>…</c> for what is not known.</summary>
    public IReadOnlyList<string> Gates => Around.Value.Gates;

    /// <summary>Not looked at before somebody asks for evidence.</summary>
    internal Lazy<Surroundings> Around { get; init; } = Surroundings.None;

    /// <summary>The DeliveryGap attributes that are handed to it as metadata, and so declared nowhere else.</summary>
    public IReadOnlyList<AttributeFact> Metadata { get; init; } = [];

    /// <summary>
    /// The DeliveryGap attributes that apply to it, nearest first: its own, its handler's, its type's, those of the types around it.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<AttributeFact>> Marks { get; init; }

    /// <summary>The marks that the running application knows a request's endpoint by, nearest first; empty where it knows none, and for what is no request.</summary>
    internal IReadOnlyList<IReadOnlyList<AttributeFact>> RequestMarks
    {
        get => SeenMarks?.Value ?? knownMarks;
        init => knownMarks = value;
    }

    /// <summary><see cref="RequestMarks"/> that take a search: the editor never asks for them.</summary>
    internal Lazy<IReadOnlyList<IReadOnlyList<AttributeFact>>>? SeenMarks { get; init; }
}
