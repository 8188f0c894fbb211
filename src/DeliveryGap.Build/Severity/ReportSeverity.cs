namespace DeliveryGap.Build.Severity;

/// <summary>How a finding is reported, from nothing to an error.</summary>
public enum ReportSeverity
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only to code fixes.</summary>
    Hidden,

    /// <summary>A suggestion in the editor.</summary>
    Info,

    Warning,
    Error,
}
