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

    public EntryPointFinder(ICodeReader code)
    {
        this.code = code;
        Values = new(code);
        mapped = new(code, Values);
        called = new(code, Values);
        // A walk that was cancelled must not be what all others are told.
        controllers = new(code, new(() => new(code.MappingMethods, code, Values), LazyThreadSafetyMode.PublicationOnly), new(code, Values));
        pages = new(() => new(code), LazyThreadSafetyMode.PublicationOnly);
    }

    public ValueResolver Values { get; }

    /// <summary>Those that a type is by being what it is: a controller's actions, a page, a routable component, a hosted service.</summary>
    public IEnumerable<EntryPoint> InType(TypeFact type)
    {
        foreach (var action in controllers.Actions(type))
            yield return action;
        foreach (var page in RazorPages.MayBeOne(type, code) ? pages.Value.Of(type) : [])
            yield return page;
        foreach (var component in Components.Of(type, code))
            yield return component;
        if (HostedServices.Job(type, code) is { } job)
            yield return job;
    }

    /// <summary>Those that a body maps by calling a method of <see cref="Catalog.EndpointMethods"/>, or an own helper that does.</summary>
    public IEnumerable<EntryPoint> InBody(MethodFact mapping) => mapped.In(mapping);

    /// <summary>Which features an entry point serves: by its marks, else by what its own body calls.</summary>
    public Assignment Assign(EntryPoint entryPoint) => called.Of(entryPoint);

    /// <summary>The bodies that map endpoints: those that call the framework's methods, and those that hand a handler to one of them that is a helper.</summary>
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
