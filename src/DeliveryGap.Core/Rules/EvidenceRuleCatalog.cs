namespace DeliveryGap.Core.Rules;

/// <summary>The rules about what a feature's code does, in the order of their ids.</summary>
public static class EvidenceRuleCatalog
{
    public static readonly Rule SuccessMetricNeverRecorded = new()
    {
        Id = RuleIds.SuccessMetricNeverRecorded,
        Title = "The success metric is never recorded on the feature's path",
        Message = "The success metric '{0}' is never recorded on the path of '{1}': {2}; record it there, or say with MeasuredBy where it is measured",
        Description = "A promise that no code keeps. Nothing that runs when the feature's entry points are entered records the number by which it is to be judged.",
        Level = Level.Metric,
    };

    public static readonly Rule MetricNeverRecorded = new()
    {
        Id = RuleIds.MetricNeverRecorded,
        Title = "A supporting metric or guardrail is never recorded on the feature's path",
        Message = "The {3} '{0}' is never recorded on the path of '{1}': {2}; record it there, or say with MeasuredBy where it is measured",
        Description = "Nothing that runs when the feature's entry points are entered records the number, so the dashboard made from it stays empty.",
        Level = Level.Metric,
    };

    public static readonly Rule PerNeverRecorded = new()
    {
        Id = RuleIds.PerNeverRecorded,
        Title = "The Per instrument is never recorded on the feature's path",
        Message = "'{0}', of which '{3}' is a share, is never recorded on the path of '{1}': {2}; record it where the feature begins",
        Description = "A share needs both of its numbers. Nothing that runs when the feature's entry points are entered records the one below the line.",
        Level = Level.Metric,
    };

    public static readonly Rule FailureDisappears = new()
    {
        Id = RuleIds.FailureDisappears,
        Title = "A failure disappears: an exception is swallowed on the feature's path",
        Message = "A failure of '{0}' disappears here: the exception is neither recorded, logged, passed on nor looked at; record the failure, or let it pass",
        Description = "An application can fail for one user in seven and look healthy for a year, because a catch without a word turned each failure into an empty answer.",
        Level = Level.Outcome,
    };

    public static readonly Rule InstrumentContradictsDeclaration = new()
    {
        Id = RuleIds.InstrumentContradictsDeclaration,
        Title = "The instrument's kind or unit contradicts the declaration",
        Message = "'{0}' cannot be what the metric of '{1}' says: {2}",
        Description = "A dashboard computes what the declaration says from what the instrument records. A latency from a counter, or seconds read as milliseconds, is a wrong number that looks right.",
        Level = Level.Outcome,
        IsLive = false,
    };

    public static readonly Rule NearMiss = new()
    {
        Id = RuleIds.NearMiss,
        Title = "Near miss: own code creates an instrument whose name differs by a slip",
        Message = "No code creates an instrument '{0}', but there is '{1}', a slip away; give both one name",
        Description = "The declaration and the code mean the same number and spell it differently, so the dashboard made from the one never finds the other.",
        Level = Level.Metric,
    };

    public static readonly Rule MeterNeverExported = new()
    {
        Id = RuleIds.MeterNeverExported,
        Title = "The meter of an instrument that a feature names is never exported",
        Message = "No AddMeter(…) covers the meter '{0}', so '{1}' of '{2}' is recorded and dropped; add AddMeter(\"{0}\") where metrics are set up",
        Description = "OpenTelemetry exports only the meters that it is told of. What others record is dropped without a word.",
        Level = Level.Metric,
        IsLive = false,
    };

    public static readonly Rule TagIsUnbounded = new()
    {
        Id = RuleIds.TagIsUnbounded,
        Title = "A tag on the metric is unbounded or personal",
        Message = "The tag '{0}' of '{1}', a metric of '{2}', {3}; leave it out, or record a group of values instead",
        Description = "Each value of a tag is a time series of its own: a tag with a value for each user or order breaks the metrics store or is dropped, and a name or an address is personal data where nobody looks for it.",
        Level = Level.Outcome,
        IsLive = false,
    };

    public static readonly Rule EvidenceLeavesProject = new()
    {
        Id = RuleIds.EvidenceLeavesProject,
        Title = "Evidence leaves this project; the build decides",
        Message = "Whether '{0}' is recorded on the path of '{1}' cannot be seen from this project ({2}); the application's build will tell",
        Description = "The editor sees one project at a time. The build reads all of the application's assemblies and decides.",
        Level = Level.WholeProduct,
        IsInformation = true,
    };

    public static readonly Rule FlagNeverChecked = new()
    {
        Id = RuleIds.FlagNeverChecked,
        Title = "The feature's flag is never checked on its path",
        Message = "The flag '{0}' of '{1}' is never checked on its path; check it where the feature begins, or remove Flag",
        Description = "A flag that no code asks cannot switch the feature off when its numbers say that it should be.",
        Level = Level.Outcome,
    };

    public static IReadOnlyList<Rule> All { get; } =
    [
        SuccessMetricNeverRecorded, MetricNeverRecorded, PerNeverRecorded, FailureDisappears, InstrumentContradictsDeclaration, NearMiss,
        MeterNeverExported, TagIsUnbounded, EvidenceLeavesProject, FlagNeverChecked,
    ];
}
