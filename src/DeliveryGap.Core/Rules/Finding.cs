using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>A rule's verdict about one place.</summary>
public sealed record Finding
{
    public required Rule Rule { get; init; }

    /// <summary>For <see cref="Rule.Message"/>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    public required Place Place { get; init; }

    /// <summary>The feature that it is about, if it is about one.</summary>
    public string? Feature { get; init; }

    /// <summary>The id of the entry point that it is about, if it is about one.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>The instrument that it is about, if it is about one.</summary>
    public string? Instrument { get; init; }

    /// <summary>The assembly that it stands in; empty in the compiler, which sees one.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>The documentation id of the member that it is about; empty for assemblies and files.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>The <c>[AcceptedGap]</c> that accepts it: then it is no squiggle and no warning, and the manifest lists it as accepted.</summary>
    public AttributeFact? AcceptedBy { get; init; }

    /// <summary>The handler of an entry point of the feature: where a code fix can record what is missing. Null where there is none.</summary>
    public Place? Handler { get; init; }

    /// <summary>What a code fix needs to know (<see cref="FixProperties"/>).</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties;

    public string Message => Rule.Format(Arguments);

    private static readonly Dictionary<string, string> NoProperties = [];
}

/// <summary>Keys of <see cref="Finding.Properties"/>: the agreement between rules and code fixes.</summary>
public static class FixProperties
{
    /// <summary>DG1001: the entry point's id, the line for the existing list. DG2001 to DG2003: that of <see cref="Finding.Handler"/>.</summary>
    public const string EntryPoint = "EntryPoint";

    /// <summary>DG1001: a key to propose (<c>orders.create</c>).</summary>
    public const string ProposedKey = "ProposedKey";

    /// <summary>DG1008, DG1009 and DG2006: what the constant should probably be; absent when nothing is near.</summary>
    public const string Replacement = "Replacement";

    /// <summary>DG2001 to DG2004 and DG2006: the instrument to record or create; absent where counting one would not do.</summary>
    public const string Instrument = "Instrument";

    /// <summary>DG2001 to DG2003: where in the handler to record it (<see cref="RecordAt"/>).</summary>
    public const string RecordAt = "RecordAt";

    /// <summary>DG1004: which argument is missing or wrong: <c>Target</c>, <c>Per</c>, <c>Max</c>.</summary>
    public const string Argument = "Argument";
}

/// <summary>Values of <see cref="FixProperties.RecordAt"/>.</summary>
public static class RecordAt
{
    /// <summary>Where the handler begins.</summary>
    public const string Start = "Start";

    /// <summary>Before it returns.</summary>
    public const string End = "End";

    /// <summary>Where it catches exceptions.</summary>
    public const string Catch = "Catch";
}
