using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.Evidence;

/// <summary>On which requests the running application names the feature.</summary>
public sealed class RequestTags
{
    private readonly Lazy<bool> isAdded;

    internal RequestTags(ICodeReader code, Linker linker) => isAdded = new(() => IsAdded(code, linker), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The key that a request to an entry point is tagged with; null where it has no tag, or that cannot be told.</summary>
    public string? Of(EntryPoint entryPoint) =>
        entryPoint.RequestMarks.Count > 0 && Assignment.ByMarks(entryPoint.RequestMarks) is { Features: { Count: 1 } features } && isAdded.Value ? features[0] : null;

    /// <summary>Whether what a framework records of an entry point is what a metric counts.</summary>
    /// <param name="where">See <see cref="Tags.Match(string?)"/>.</param>
    public Answer Match(FrameworkInstrument framework, string? where, EntryPoint entryPoint)
    {
        if (framework.Name != RequestTagging.Instrument || where is null || where.Split('=')[0] != RequestTagging.Tag)
            return SignalReader.TagsOf(framework).Match(where);
        // Where nothing is seen to add it, an assembly that is not read may.
        return Of(entryPoint) is { } feature ? new Tags([new(RequestTagging.Tag, [feature], null)], true).Match(where) : Answer.Maybe;
    }

    // A library that several applications share has methods that only some of them call.
    private static bool IsAdded(ICodeReader code, Linker linker)
    {
        var startup = new Startup(code, linker);
        return code.MethodsNaming(RequestTagging.Names)
            .Any(method => code.ReadBody(method.Id)?.Calls.Any(call => RequestTagging.IsAdded(call.DeclaringType, call.Name)) == true && startup.Runs(method));
    }
}
