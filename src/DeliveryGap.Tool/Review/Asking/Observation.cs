namespace DeliveryGap.Tool.Review.Asking;

/// <summary>What Prometheus holds of one metric.</summary>
/// <param name="Stretch">How long before and after each are.</param>
/// <param name="IsPartial">The metric's window is longer than the time since the release.</param>
/// <param name="SamplesBefore">Events; null where they are not counted.</param>
/// <param name="SamplesAfter">Events; null where they are not counted.</param>
/// <param name="Course">Of short stretches, from before the release to the review.</param>
/// <param name="Remarks">The server's warnings.</param>
/// <param name="Query">What was asked for before and after.</param>
internal sealed record Observation(
    TimeSpan Stretch, bool IsPartial, double? Before, double? After, double? SamplesBefore, double? SamplesAfter, IReadOnlyList<ReviewPoint> Course, IReadOnlyList<string> Remarks, string Query);
