namespace DeliveryGap.Tool.Prometheus;

/// <summary>A group of rules that are evaluated one after the other.</summary>
/// <param name="Interval">A duration of Prometheus.</param>
internal sealed record RuleGroup(string Name, string Interval, IReadOnlyList<Rule> Rules);

/// <summary>One rule. Labels and annotations hold plain text: what would be a template in it is none.</summary>
/// <param name="Expression">PromQL.</param>
/// <param name="Labels">In the order in which they are written.</param>
internal abstract record Rule(string Expression, IReadOnlyList<KeyValuePair<string, string>> Labels);

/// <param name="Series">The name of the series that it writes.</param>
internal sealed record RecordingRule(string Series, string Expression, IReadOnlyList<KeyValuePair<string, string>> Labels) : Rule(Expression, Labels);

/// <param name="Name">The alert's.</param>
/// <param name="For">For how long the expression has to hold.</param>
internal sealed record AlertingRule(
    string Name, string Expression, string For, IReadOnlyList<KeyValuePair<string, string>> Labels, IReadOnlyList<KeyValuePair<string, string>> Annotations) : Rule(Expression, Labels);
