using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>Jobs that are given to Hangfire as expressions.</summary>
public class HangfireTests
{
    private static readonly Project Hangfire = new("Hangfire.Core", """
        using System.Linq.Expressions;
        namespace Hangfire;
        public static class RecurringJob { public static void AddOrUpdate<T>(string id, Expression<Action<T>> call, string cron) { } public static void AddOrUpdate<T>(string id, Expression<Func<T, Task>> call, string cron) { } public static void AddOrUpdate(string id, Expression<Action> call, string cron) { } }
        public static class BackgroundJob { public static string Enqueue(Expression<Action> call) => ""; public static string Enqueue<T>(Expression<Action<T>> call) => ""; }
        public interface IRecurringJobManager; public interface IBackgroundJobClient;
        public static class RecurringJobManagerExtensions { public static void AddOrUpdate<T>(this IRecurringJobManager manager, string id, Expression<Func<T, Task>> call, Func<string> cron) { } }
        public static class BackgroundJobClientExtensions { public static string Schedule<T>(this IBackgroundJobClient client, Expression<Action<T>> call, TimeSpan delay) => ""; }
        """, IsOwn: false);

    [Fact]
    public void The_method_that_an_expression_names_is_the_job() => Evidence.Evidence.Of(
        new("Shop", """
            using Hangfire;
            namespace Shop;
            public class Setup(IRecurringJobManager manager, IBackgroundJobClient client, Mailer mailer)
            {
                public void All(int number)
                {
                    RecurringJob.AddOrUpdate<Report>("nightly", x => x.Send(number, "a"), "0 0 * * *");
                    RecurringJob.AddOrUpdate<Report>("nightly2", x => x.SendAsync(CancellationToken.None), "0 0 * * *");
                    RecurringJob.AddOrUpdate("clean", () => Report.Clean(), "0 0 * * *");
                    manager.AddOrUpdate<IPoll>("poll", x => x.Poll(), () => "");
                    BackgroundJob.Enqueue(() => mailer.Welcome(number));
                    client.Schedule<Mailer>(x => x.Welcome(2), TimeSpan.FromDays(1));
                    BackgroundJob.Enqueue(() => Console.WriteLine("no own code"));
                    new Queue<Action>().Enqueue(() => mailer.Unasked());
                    new Dictionary<string, Action>().TryAdd("x", () => mailer.Unasked());
                }
            }

            [Feature("reports"), SuccessMetric("Sent", MetricKind.Engagement)]
            public class Report
            {
                public void Send(int number, string text) => Count.Sent.Add(number);
                public async Task SendAsync(CancellationToken token) => await Task.Yield();
                [PartOf("cleaning")] public static void Clean() { }
            }

            public interface IPoll { Task Poll(); }
            [Feature("polls"), SuccessMetric("Polled", MetricKind.Engagement)] public class Poll1 : IPoll { public Task Poll() { Count.Polled.Add(1); return Task.CompletedTask; } }
            public class Mailer { public void Welcome(int user) { } public void Unasked() { } }
            """), Hangfire).Enters("""
            job Shop.Report.Send = reports by mark
            job Shop.Report.SendAsync = reports by mark
            job Shop.Report.Clean = cleaning by mark
            job Shop.IPoll.Poll = polls by mark
            job Shop.Mailer.Welcome
            """).Says("""
            Sent direct: Report.Send
            Polled direct: Poll1.Poll
            """);
}
