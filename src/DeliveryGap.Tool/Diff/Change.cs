using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>What is different between two releases of one application.</summary>
/// <param name="Type">One of <see cref="ChangeType"/>.</param>
/// <param name="Severity">One of <see cref="ChangeSeverity"/>.</param>
/// <param name="What">What it is about: <c>target of success metric shop.checkout.completed</c>.</param>
/// <param name="Before">As text; null where there was none.</param>
/// <param name="After">As text; null where there is none any more.</param>
/// <param name="Because">Why it has its severity, where that is not plain.</param>
internal sealed record Change(string Type, string Severity, string What, string? Before, string? After, string? Because = null)
{
    public string? Product { get; init; }

    /// <summary>The feature's key; null where it is about the application.</summary>
    public string? Feature { get; init; }

    /// <summary>The feature's declaration, in the newer release where there is one.</summary>
    public ManifestPlace? At { get; init; }

    /// <summary>In a line, without its severity: <c>target of success metric shop.checkout.completed: 0.62 → 0.58</c>.</summary>
    public string Sentence
    {
        get
        {
            var change = (Before, After) switch
            {
                ({ } before, { } after) => $": {before} → {after}",
                (null, { } after) => $": {after}",
                ({ } before, null) => $": was {before}",
                _ => "",
            };
            return What + change + (Because is null ? "" : $" ({Because})");
        }
    }
}

/// <summary>How much a change matters to those who wait for an outcome.</summary>
internal static class ChangeSeverity
{
    /// <summary>Good to know.</summary>
    public const string Information = "information";

    /// <summary>Somebody should look at it.</summary>
    public const string Warning = "warning";

    /// <summary>What counts as success, or as harm, became easier to meet (DG5003).</summary>
    public const string Goalposts = "goalposts";

    /// <summary>The higher, the graver.</summary>
    public static int Rank(string severity) => severity switch { Goalposts => 2, Warning => 1, _ => 0 };
}
