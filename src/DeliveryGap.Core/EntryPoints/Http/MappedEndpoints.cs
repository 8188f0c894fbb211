using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Minimal APIs: <c>app.MapGet("/orders", …)</c>, and own helpers that are handed a route or a handler and map it.</summary>
internal sealed class MappedEndpoints(ICodeReader code, ValueResolver values)
{
    private readonly MappingHelpers helpers = new(code);
    private readonly Groups groups = new(code, values);
    private readonly EndpointMetadata metadata = new(code, values);
    private readonly UnusedMappings unused = new(code);

    /// <summary>Whether a body maps nothing itself but what it is handed.</summary>
    public bool IsHelper(MethodFact mapping) => helpers.IsOne(mapping.Id);

    /// <summary>An endpoint stands where its handler is named, once for each route that it has.</summary>
    public IEnumerable<EntryPoint> In(MethodFact mapping)
    {
        if (code.ReadBody(mapping.Id) is not { } body || unused.IsOne(mapping))
            yield break;

        var paths = values.PathsTo(mapping.Id);
        var builders = new MappedBuilders(groups, metadata);
        foreach (var call in body.Calls)
        {
            HashSet<string> ids = new(StringComparer.Ordinal);
            foreach (var chain in helpers.Chains(call))
            {
                foreach (var path in paths.For(call.Arguments))
                {
                    foreach (var entryPoint in Endpoints(chain, path, mapping, builders))
                    {
                        if (ids.Add(entryPoint.Id))
                            yield return entryPoint;
                    }
                }
            }
        }
    }

    /// <param name="chain">The call in the mapping body, those that hand on, and last the framework's.</param>
    private IEnumerable<EntryPoint> Endpoints(IReadOnlyList<Call> chain, Frame path, MethodFact mapping, MappedBuilders builders)
    {
        var frame = path;
        for (var i = 0; i < chain.Count - 1; i++)
            frame = Frame.Entered(chain[i].Method, chain[i], frame);
        var (site, call) = (chain[0], chain[chain.Count - 1]);

        EndpointMethods.Maps(call.DeclaringType, call.Name, out var verb);
        var handler = values.Origin(call.Arguments[call.Arguments.Count - 1], frame) is { Value: FunctionValue function } ? code.FindMethod(function.Method) : null;
        var own = metadata.On(call, frame);
        var metadataOfOwn = AttributesIn(own);
        foreach (var builder in builders.Of(call.Arguments[0], frame))
        {
            var marks = MarksOf(handler, metadataOfOwn, builder.Parts, mapping);
            Lazy<IReadOnlyList<IReadOnlyList<AttributeFact>>> seenMarks =
                new(() => RequestMarks.Of(call, handler, HandedIn(own), builder.Parts.SelectMany(HandedIn), mapping, code));
            Lazy<Surroundings> around = new(() => Around(handler, [.. own, .. builder.Parts.SelectMany(group => group)]));
            foreach (var pattern in call is { Name: EndpointMethods.MapFallback, Arguments.Count: < 3 } ? [EndpointMethods.FallbackPattern] : values.Texts(call.Arguments[1], frame))
            {
                var route = Routes.Below(builder.Prefix, pattern);
                foreach (var method in verb is null ? VerbsIn(call.Arguments[2], frame) : [verb])
                {
                    yield return new()
                    {
                        Kind = EntryPointKind.Http,
                        Id = Routes.Id(method, route),
                        HttpMethod = method,
                        HttpRoute = EndpointMethods.IsDynamic(call.Name) ? null : Routes.Recorded(route),
                        // A lambda is shown as the member that maps it, a method as itself.
                        Symbol = handler is null || handler.Holder is not null ? mapping.Symbol : handler.Symbol,
                        Place = site.Place,
                        Handlers = handler is null ? [] : [handler.Id],
                        Metadata = metadataOfOwn,
                        Around = around,
                        Marks = marks,
                        SeenMarks = seenMarks,
                    };
                }
            }
        }
    }

    private IEnumerable<string> VerbsIn(Value verbs, Frame frame)
    {
        if (values.Origin(verbs, frame) is not { Value: ArrayValue { Items.Count: > 0 } array } origin)
            return [Routes.Unknown];
        return array.Items.SelectMany(item => Verbs(item, origin.Frame)).Distinct();
    }

    private IEnumerable<string> Verbs(Value verb, Frame frame) =>
        values.Origin(verb, frame) is { Value: FieldValue { Instance: null } field } && HttpVerbs.Of(field.Field) is { } named
            ? [named]
            : values.Texts(verb, frame).Select(text => text.ToUpperInvariant());

    private IReadOnlyList<IReadOnlyList<AttributeFact>> MarksOf(MethodFact? handler, IReadOnlyList<AttributeFact> own, IReadOnlyList<IReadOnlyList<EndpointPart>> ofGroups, MethodFact mapping)
    {
        var marks = new Marks();
        marks.Add([.. handler?.Attributes ?? [], .. own]);
        if (handler is { Holder: null })
            marks.AddTypes(handler.DeclaringType, code);
        foreach (var group in ofGroups)
            marks.Add(AttributesIn(group));
        return marks.AddHolders(mapping, code).Levels;
    }

    private Surroundings Around(MethodFact? handler, IReadOnlyList<EndpointPart> parts)
    {
        var named = Surroundings.Of(handler?.Attributes ?? [], code);
        return new([.. named.Filters, .. parts.Select(part => part.Filter).OfType<string>()], [.. named.Gates, .. parts.Select(part => part.Gate).OfType<string>()]);
    }

    private static IEnumerable<AttributeFact> HandedIn(IReadOnlyList<EndpointPart> parts) =>
        parts.Where(part => !part.IsOfFilter).Select(part => part.Attribute).OfType<AttributeFact>();

    private static IReadOnlyList<AttributeFact> AttributesIn(IReadOnlyList<EndpointPart> parts) => [.. parts.Select(part => part.Attribute).OfType<AttributeFact>()];
}
