namespace DeliveryGap.Core.Rules;

/// <summary>The rules that neither editor nor build can judge, as they need a calendar or another release: <c>dotnet delivery-gap check</c> does. In the order of their ids.</summary>
public static class ToolRuleCatalog
{
    public static readonly Rule ReviewIsOverdue = new()
    {
        Id = RuleIds.ReviewIsOverdue,
        Title = "An outcome review is overdue",
        Message = "The outcome review of '{0}' was due by {1}; look at its numbers, decide, and hand the review to --reviews, or plan another day",
        Description = "A review that nobody holds is how a feature that helps no one stays for ever. The day was set when everybody still wanted to know.",
        Level = Level.Metric,
        IsByTool = true,
        IsLive = false,
    };

    public static readonly Rule AcceptanceExpired = new()
    {
        Id = RuleIds.AcceptanceExpired,
        Title = "An accepted gap has expired",
        Message = "{0} was accepted{1} until {2}; close the gap, or say anew why it is worth living with: {3}",
        Description = "A gap is accepted for a time. When that is over it is a gap again, and not a habit.",
        Level = Level.Metric,
        IsByTool = true,
        IsLive = false,
    };

    public static readonly Rule GoalpostsMoved = new()
    {
        Id = RuleIds.GoalpostsMoved,
        Title = "The goalposts moved since the last release",
        Message = "The goalposts of '{0}' moved since the last release: {1}; judge it by what was promised, or say openly that the promise changed",
        Description = "A target that is lowered when it comes into sight is always reached. What was promised is what a feature is judged by.",
        Level = Level.Metric,
        IsByTool = true,
        IsLive = false,
    };

    public static readonly Rule KpiClaimedTwice = new()
    {
        Id = RuleIds.KpiClaimedTwice,
        Title = "Two features claim the same KPI in the same window",
        Message = "'{0}' and '{1}' both claim the KPI '{2}' in the same time ({3} and {4}), so that nobody can tell whose it is; move one of the reviews, or let each answer for a number of its own",
        Description = "When two features claim the same rise, both are called a success and neither is understood. One after the other, each can be learned from.",
        Level = Level.Metric,
        IsByTool = true,
        IsLive = false,
    };

    public static IReadOnlyList<Rule> All { get; } = [ReviewIsOverdue, AcceptanceExpired, GoalpostsMoved, KpiClaimedTwice];
}
