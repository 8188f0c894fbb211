using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Evidence;

/// <summary>Where a feature's own code starts: at an entry point that is marked, else at the member of the feature that the entry point reaches.</summary>
internal sealed class Starts(ICodeReader code, Linker linker, Messages messages)
{
    // Lambdas in a handler.
    private const int MaxFunctions = 1000;

    /// <summary>Empty where the handler is not known.</summary>
    public IReadOnlyList<Start> Of(EntryPoint entryPoint, AssignedBy by, Feature feature)
    {
        Start[] handlers = [.. entryPoint.Handlers.Select(handler => new Start(Entry.Of(handler, entryPoint.HandlerType), []))];
        // A flag names no member of the feature.
        if (by is AssignedBy.Mark or AssignedBy.Flag)
            return [.. handlers, .. entryPoint.Filters.SelectMany(FilterStarts)];
        return [.. handlers.SelectMany(handler => Reached(handler, by, feature))];
    }

    private IEnumerable<Start> FilterStarts(string filter)
    {
        if (filter.StartsWith("M:", StringComparison.Ordinal))
            return [new(Entry.Of(filter), [], Certainty.Dispatched)];
        return linker.Callbacks.Of(filter).Select(member => new Start(Entry.Of(member.Id, filter), [], Certainty.Dispatched));
    }

    /// <summary>The members of the feature that an entry point's own body calls, or hands a message to.</summary>
    private List<Start> Reached(Start handler, AssignedBy by, Feature feature)
    {
        List<Start> found = [];
        var open = new Queue<Entry>();
        open.Enqueue(handler.Entry);
        HashSet<Entry> seen = [handler.Entry];
        while (open.Count > 0 && seen.Count < MaxFunctions)
        {
            var entry = open.Dequeue();
            if (code.FindMethod(entry.Method) is not { } method)
                continue;
            var links = linker.Of(entry);
            foreach (var link in links.Targets)
            {
                if (link.IsFunction && seen.Add(link.Target))
                    open.Enqueue(link.Target);
                else if (by == AssignedBy.Call && IsOf(link.Target, feature))
                    found.Add(new(link.Target, [new(method, link.Place)], link.Certainty));
            }

            foreach (var handOver in by == AssignedBy.Message ? links.HandOvers : [])
            {
                foreach (var handled in messages.Of(handOver.Type))
                {
                    if (IsOf(handled, feature))
                        found.Add(new(handled, [new(method, handOver.Place)], Certainty.Message));
                }
            }
        }

        // A dispatcher of the program's own: the way to the feature is followed from the entry point.
        return found.Count > 0 ? found : [handler];
    }

    /// <summary>The member that is marked, or a member of the type that is.</summary>
    private bool IsOf(Entry entry, Feature feature) =>
        code.FindMethod(entry.Method) is { } method
        && (method.Symbol == feature.Declaration.Symbol
            || feature.Declaration.Symbol == "T:" + method.DeclaringType
            || entry.This is { } self && feature.Declaration.Symbol == "T:" + TypeNames.Definition(self)
            || Keys(method).Contains(feature.Key));

    private static IEnumerable<string> Keys(MethodFact method) =>
        method.Attributes.Where(attribute => attribute.Type == DeliveryGapAttributes.Feature).Select(attribute => attribute.Argument(0).TextOrNull()).OfType<string>();
}
