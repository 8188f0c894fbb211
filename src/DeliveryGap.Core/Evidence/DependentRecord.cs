using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>A record or flag check, and the calls through which what names it was handed, outermost first.</summary>
/// <param name="Named">The instrument or its name, as the body that records sees it.</param>
internal sealed record DependentRecord(Value Named, Recording Row, bool IsFlag, Call Record, Step Step)
{
    /// <summary>From the outermost body to the one that records.</summary>
    public IReadOnlyList<Func<Frame, Frame>> Frames { get; init; } = [];

    public IReadOnlyList<Step> Steps { get; init; } = [Step];

    /// <summary>That of the calls through which it was handed.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>What the outermost body hands in.</summary>
    public IReadOnlyList<Value> Handed { get; init; } = [Named];

    /// <summary>Whether a method's own callers hand in what names it, and are asked.</summary>
    public bool IsHandedTo(string method) => Handed.Any(value => Dependence.OnParameters(value, method, MayName) || Dependence.Captured(value) is not null);

    /// <summary>Whether they hand in an object that may hold what names it: they are not asked. A number or a flag only picks one of those that are here.</summary>
    public bool IsHandedHolder(string method, ICodeReader code) => Handed.Any(value => Dependence.OnParameters(value, method, type => !MayName(type) && !Picks(type, code)));

    /// <summary>Whether an instrument or its name may be of that type.</summary>
    public static bool MayName(string? type) => type is "System.String" || type is not null && (type[0] == '`' || Telemetry.IsInstrument(TypeNames.Definition(type)));

    private static bool Picks(string? type, ICodeReader code) =>
        type is "System.Boolean" or "System.Int32" or "System.Int64" or "System.Byte" or "System.Char" || type is not null && code.FindType(type) is { Shape: TypeShape.Enum };

    /// <summary>The same, as the body sees it that calls or holds the outermost one.</summary>
    public DependentRecord In(string target, Link link, Step step) => this with
    {
        Frames = [link.Call is { } call ? caller => Frame.Entered(target, call, caller, link.Target.This) : caller => Frame.Inside(target, caller), .. Frames],
        Handed = link.Call is { } made ? [.. Dependence.Ordinals(Handed, target).Where(ordinal => ordinal < made.Arguments.Count).Select(ordinal => made.Arguments[ordinal])] : Handed,
        Certainty = link.Certainty > Certainty ? link.Certainty : Certainty,
        // A lambda is called by what holds it, and so stands for both.
        Steps = link.IsFunction && Steps[0].Method.Name.Length == 0 ? Steps : [step, .. Steps],
    };
}
