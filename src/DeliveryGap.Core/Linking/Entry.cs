using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Linking;

/// <summary>
/// A body on a path, and what is known about how it was entered. No struct: the framework's collections of our structs are compiled by nobody ahead of
/// time, and each fresh build would wait for it.
/// </summary>
/// <param name="Method">The <see cref="MethodFact.Id"/>.</param>
/// <param name="This">The type of <c>this</c>, type arguments filled in; null: what declares the method, or something that derives from it.</param>
/// <param name="IsExact"><paramref name="This"/> is the type of the object itself, and not one that it derives from.</param>
/// <param name="Arguments">The method's own type arguments with <c>;</c> between them; empty where it has none or they are not known.</param>
internal sealed record Entry(string Method, string? This, bool IsExact, string Arguments)
{
    private const char Separator = ';';

    public static Entry Of(string method, string? exactType = null) => new(method, exactType, exactType is not null, "");

    public IReadOnlyList<string> TypeArguments => Arguments.Length == 0 ? [] : Arguments.Split(Separator);

    public static string Join(IReadOnlyList<string> arguments) => arguments.Count == 0 ? "" : string.Join(Separator.ToString(), arguments);
}

/// <summary>A way from one body to another.</summary>
/// <param name="Place">In the first.</param>
/// <param name="Call">The call, whose arguments are seen; null where something else calls: a delegate, an event, foreign code.</param>
/// <param name="IsFunction">To a lambda or local function of the same body.</param>
internal sealed record Link(Entry Target, Certainty Certainty, Place Place, Call? Call, bool IsFunction);

/// <summary>Something that runs code which cannot be seen from here.</summary>
/// <param name="What">For people: <c>Stock.Reserve, which lies in another project</c>.</param>
/// <param name="Handed">The types that it is given, where it may be a dispatcher of messages.</param>
internal sealed record Wall(string What, Place Place, bool IsElsewhere, IReadOnlyList<string> Handed);

/// <summary>An object that is given to code which may look for its handler.</summary>
/// <param name="Dispatcher">The own method that it is given to as an object of any type; null where foreign code is given it.</param>
internal sealed record HandOver(string Type, Place Place, string? Dispatcher);

/// <summary>Where a body leads.</summary>
/// <param name="Created">The own types of which it creates objects.</param>
internal sealed record Links(Link[] Targets, Wall[] Walls, HandOver[] HandOvers, string[] Created);
