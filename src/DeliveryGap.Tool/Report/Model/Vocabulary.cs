namespace DeliveryGap.Tool.Report.Model;

// The manifest's words that the page treats in a way of their own. Any other word is shown as it is.

internal static class MetricRole
{
    public const string Success = "success";
    public const string Supporting = "supporting";
    public const string Guardrail = "guardrail";
}

internal static class MetricStatus
{
    public const string Instrumented = "instrumented";
    public const string Absent = "absent";
    public const string Unknown = "unknown";
    public const string External = "external";
}

internal static class GapVerdict
{
    public const string Clean = "clean";
    public const string Accepted = "accepted";
    public const string Gaps = "gaps";

    /// <summary>A feature of another application: the manifest lists it, and says nothing of it.</summary>
    public const string NotJudged = "notJudged";
}
