using DeliveryGap.Build.Severity;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>A finding as this build reports it.</summary>
/// <param name="Severity">Information or above: what it has, or would have if nothing silenced it.</param>
internal sealed record ReportedFinding(Finding Finding, ReportSeverity Severity, Silence Silence);

/// <summary>Why the build does not say a finding that its log lists.</summary>
internal enum Silence
{
    None,

    /// <summary>By an <c>[AcceptedGap]</c>.</summary>
    Accepted,

    /// <summary>By a <c>#pragma warning disable</c>.</summary>
    Pragma,
}
