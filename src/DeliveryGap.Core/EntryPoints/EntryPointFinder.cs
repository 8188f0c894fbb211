using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Where the outside world enters own code. One for all that is asked of a reader; safe for several threads if the reader is.</summary>
public sealed class EntryPointFinder
{
    private readonly ICodeReader code;
    private readonly MappedEndpoints mapped;
    private readonly Controllers controllers;
    private readonly CalledFeatures called;
    private readonly Lazy<RazorPages> pages;
    private readonly EnteredTypeSearch entered;
    private readonly EnteredMethodSearch attributed;
    private readonly GrpcServices services;
    private readonly GraphqlFields fields;
    private readonly CommandActions actions;
    private readonly ConfiguredCommands configured;
    private readonly EnqueuedJobs enqueued;
    private readonly ShapedHandlers shaped;

    /// <param name="own">What a team's own frameworks enter.</param>
    public EntryPointFinder(ICodeReader code, OwnKinds? own = null)
    {
        this.code = code;
        Values = new(code);
        mapped = new(code, Values);
        called = new(code, Values);
        // A walk that was cancelled must not be what all others are told.
        controllers = new(code, new(() => new(code.MappingMethods, code, Values), LazyThreadSafetyMode.PublicationOnly), new(code, Values),
            new(code, Values, EndpointMethods.ControllerMethods));
        pages = new(() => new(code, new(code, Values, EndpointMethods.PageMethods)), LazyThreadSafetyMode.PublicationOnly);
        entered = new(code, Values.Dispatch, own ?? OwnKinds.None);
        attributed = new(code, own ?? OwnKinds.None);
        services = new(code, Values);
        fields = new(code);
        actions = new(code, Values);
        configured = new(code, Values);
        enqueued = new(code, Values.Dispatch);
        shaped = new(code, Values.Dispatch, own ?? OwnKinds.None);
    }

    public ValueResolver Values { get; }

    /// <summary>
    /// Those that a type is by being what it is: a controller's actions, a page, a routable component, a job, a handler of messages, the
    /// methods of a hub, a gRPC service or a GraphQL operation.
    /// </summary>
    public IReadOnlyList<EntryPoint> InType(TypeFact type)
    {
        // Most types are none of them, and cost nothing here.
        if (type is not { Shape: TypeShape.Class, IsAbstract: false })
            return [];
        List<EntryPoint>? found = null;
        Add(controllers.Actions(type));
        if (type.Attributes.Count > 0)
            Add(Components.Of(type, code));
        if (entered.MayBeOne(type))
            Add(entered.Of(type));
        if (attributed.Has(type))
            Add(attributed.In(type));
        if (fields.MayHold(type))
            Add(fields.Of(type));
        if (TypeEntryPoint.IsDerived(type))
        {
            Add(RazorPages.MayBeOne(type, code) ? pages.Value.Of(type) : []);
            Add(Hubs.Methods(type, code));
            Add(services.Methods(type));
        }

        return found ?? (IReadOnlyList<EntryPoint>)[];

        void Add(IEnumerable<EntryPoint> entryPoints)
        {
            foreach (var entryPoint in entryPoints)
                (found ??= []).Add(entryPoint);
        }
    }

    /// <summary>Those that a body makes by calling a method of <see cref="EntryPointCalls"/>, or an own helper that maps an endpoint.</summary>
    public IEnumerable<EntryPoint> InBody(MethodFact mapping) => code.ReadBody(mapping.Id) is { } body
        ? [.. mapped.In(mapping), .. actions.In(mapping, body), .. configured.In(mapping, body), .. enqueued.In(body)]
        : [];

    /// <summary>Those that only the whole program tells: handlers of messages from outside, by their shape.</summary>
    /// <param name="others">All that are found by <see cref="InType"/> and <see cref="InBody"/>.</param>
    public IEnumerable<EntryPoint> InProgram(IReadOnlyList<EntryPoint> others) => [.. shaped.Among(code.OwnTypes, others)];

    /// <summary>Which features an entry point serves: by its marks, else by what its own body calls, else by the flags that it checks.</summary>
    /// <param name="seesAll">Whether the reader sees the whole program.</param>
    public Assignment Assign(EntryPoint entryPoint, FlaggedFeatures? flagged = null, bool seesAll = false) =>
        called.Of(entryPoint, flagged ?? FlaggedFeatures.NotKnown, seesAll);

    /// <summary>The bodies that make entry points: those that call the framework's methods, and those that hand a handler to one of them that is a helper.</summary>
    public IEnumerable<MethodFact> MappingMethods()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var open = new Queue<MethodFact>(code.MappingMethods);
        while (open.Count > 0)
        {
            var method = open.Dequeue();
            if (!seen.Add(method.Id))
                continue;
            yield return method;
            if (!mapped.IsHelper(method))
                continue;
            foreach (var site in code.CallersOf(method.Id).Sites)
                open.Enqueue(site.Caller);
        }
    }
}
