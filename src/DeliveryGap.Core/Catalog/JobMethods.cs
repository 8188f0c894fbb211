namespace DeliveryGap.Core.Catalog;

/// <summary>Hangfire's methods that are given a job as an expression: <c>RecurringJob.AddOrUpdate&lt;Report&gt;("nightly", x => x.Send(), cron)</c>.</summary>
public static class JobMethods
{
    private const string Hangfire = "Hangfire.";

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        Hangfire + "RecurringJob.AddOrUpdate", Hangfire + "RecurringJobManagerExtensions.AddOrUpdate",
        Hangfire + "BackgroundJob.Enqueue", Hangfire + "BackgroundJob.Schedule", Hangfire + "BackgroundJob.ContinueJobWith", Hangfire + "BackgroundJob.ContinueWith",
        Hangfire + "BackgroundJobClientExtensions.Enqueue", Hangfire + "BackgroundJobClientExtensions.Schedule", Hangfire + "BackgroundJobClientExtensions.Create",
        Hangfire + "BackgroundJobClientExtensions.ContinueJobWith", Hangfire + "BackgroundJobClientExtensions.ContinueWith",
        Hangfire + "Common.Job.FromExpression",
    };

    private static readonly HashSet<string> Names = [.. Methods.Select(method => method.Substring(method.LastIndexOf('.') + 1))];

    public static IReadOnlyCollection<string> DeclaringTypes { get; } = [.. Methods.Select(method => method.Substring(0, method.LastIndexOf('.'))).Distinct()];

    /// <summary>The methods, by name, that may be one.</summary>
    public static IReadOnlyCollection<string> Makers => Names;

    /// <summary>Whether a method of this name may be one: cheap, before anything is bound. Queues and dictionaries have such methods too.</summary>
    public static bool MayMake(string name) => Names.Contains(name);

    public static bool Make(string declaringType, string name) => MayMake(name) && Methods.Contains(declaringType + "." + name);
}
