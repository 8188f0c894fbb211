using System.Globalization;

namespace DeliveryGap.Core.Rules;

/// <summary>How much a team asks of itself (<c>DeliveryGapLevel</c>); each level contains those before it.</summary>
public enum Level
{
    Metric,
    Outcome,
    WholeProduct,
}

/// <summary>A rule: what the squiggle, the build's message, SARIF and its page are made from.</summary>
public sealed class Rule
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>One sentence with <c>{0}</c>…: it names the symbol and says what to do.</summary>
    public required string Message { get; init; }

    public required string Description { get; init; }

    /// <summary>The lowest level that asks for it.</summary>
    public required Level Level { get; init; }

    /// <summary>False: only the build, which sees the whole, can tell.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>Its message is one that the build of the project which holds the declaration can give without seeing the rest.</summary>
    public bool IsAboutDeclaration { get; init; }

    /// <summary>It only tells: no level raises it, and it is no gap.</summary>
    public bool IsInformation { get; init; }

    /// <summary>Neither editor nor build can judge it, so that no level asks for it and no severity is set: <c>dotnet delivery-gap check</c> reports it.</summary>
    public bool IsByTool { get; init; }

    /// <summary>False: it stands in a list or a project file, which no section of a config file and no pragma is about.</summary>
    public bool IsInSource { get; init; } = true;

    public string HelpLink => $"https://github.com/deliverygap/deliverygap/blob/main/src/DeliveryGap.Package/rules/{Id}.md";

    public string Format(IReadOnlyList<string> arguments) =>
        string.Format(CultureInfo.InvariantCulture, Message, [.. arguments]);
}
