using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Makes entry points of functions that a body hands to a framework.</summary>
internal static class FunctionEntryPoint
{
    /// <param name="handler">Null where it cannot be read.</param>
    /// <param name="body">What holds the call.</param>
    public static EntryPoint Of(EntryPointKind kind, string id, MethodFact? handler, Call call, MethodFact body, ICodeReader code)
    {
        var marks = new Marks().Add(handler?.Attributes ?? []);
        if (handler is { Holder: null })
            marks.AddTypes(handler.DeclaringType, code);
        return new()
        {
            Kind = kind,
            Id = id,
            // A lambda is shown as the member that hands it over, a method as itself.
            Symbol = handler is null || handler.Holder is not null ? body.Symbol : handler.Symbol,
            Place = call.Place,
            Handlers = handler is null ? [] : [handler.Id],
            Marks = marks.AddHolders(body, code).Levels,
        };
    }
}
