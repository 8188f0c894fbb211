namespace DeliveryGap.Tool.Shared.Words;

/// <summary>What a metric's kind says of its numbers.</summary>
internal static class MetricKinds
{
    /// <summary>A part of something, 0 to 1, that people read as percent.</summary>
    /// <param name="kind">As the manifest writes it.</param>
    public static bool IsShare(string? kind) => kind is "activation" or "completion" or "conversion" or "retention" or "failureRate";
}
