using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>Types and methods that frameworks which the catalog knows, and a team's own, enter.</summary>
public class EnteredTests
{
    private static readonly Project MassTransit = new("MassTransit.Abstractions", """
        namespace MassTransit;
        public interface ConsumeContext<out T> where T : class { T Message { get; } }
        public interface IConsumer; public interface IConsumer<in T> : IConsumer where T : class { Task Consume(ConsumeContext<T> context); }
        public interface Fault<T>;
        """, IsOwn: false);

    private static readonly Project Quartz = new("Quartz", """
        namespace Quartz;
        public interface IJobExecutionContext; public interface IJob { ValueTask Execute(IJobExecutionContext context); }
        """, IsOwn: false);

    private static readonly Project Functions = new("Microsoft.Azure.Functions.Worker.Core", """
        namespace Microsoft.Azure.Functions.Worker;
        [AttributeUsage(AttributeTargets.Method)] public class FunctionAttribute(string name) : Attribute { public string Name => name; }
        """, IsOwn: false);

    [Fact]
    public void A_consumer_has_one_for_each_message() => Evidence.Evidence.Of(
        new("Shop", """
            using MassTransit;
            namespace Shop;
            public record PlaceOrder; public record CancelOrder;

            [Feature("orders"), SuccessMetric("Placed", MetricKind.Engagement), SupportingMetric("Cancelled", MetricKind.Engagement)]
            public class OrderConsumer : IConsumer<PlaceOrder>, IConsumer<CancelOrder>
            {
                public async Task Consume(ConsumeContext<PlaceOrder> context) { await Task.Yield(); Count.Placed.Add(1); }
                Task IConsumer<CancelOrder>.Consume(ConsumeContext<CancelOrder> context) { Count.Cancelled.Add(1); return Task.CompletedTask; }
            }

            public abstract class Logged<T> : IConsumer<T> where T : class
            {
                public Task Consume(ConsumeContext<T> context) => Handle(context.Message);
                protected abstract Task Handle(T message);
            }
            public class Audit : Logged<PlaceOrder> { protected override Task Handle(PlaceOrder message) => Task.CompletedTask; }
            public class Failures : IConsumer<Fault<PlaceOrder>> { public Task Consume(ConsumeContext<Fault<PlaceOrder>> context) => Task.CompletedTask; }
            """), MassTransit).Enters("""
            message Shop.PlaceOrder Shop.OrderConsumer = orders by mark
            message Shop.CancelOrder Shop.OrderConsumer = orders by mark
            message Shop.PlaceOrder Shop.Audit
            message MassTransit.Fault{Shop.PlaceOrder} Shop.Failures
            """).Says("""
            Placed instrumented
            Cancelled instrumented
            """);

    [Fact]
    public void What_runs_or_decorates_others_was_listed_beside_them() => Evidence.Evidence.Of(
        new("Shop", """
            using MassTransit; using Quartz; using Microsoft.Extensions.Hosting;
            namespace Shop;
            public record PlaceOrder;

            public class Runner(IServiceProvider services) : IJob
            {
                public async ValueTask Execute(IJobExecutionContext context) { var job = (IJob)services.GetService(typeof(Nightly))!; await job.Execute(context); }
            }

            public class Nightly : IJob { public ValueTask Execute(IJobExecutionContext context) => default; }
            public class Logged(IConsumer<PlaceOrder> inner) : IConsumer<PlaceOrder> { public Task Consume(ConsumeContext<PlaceOrder> context) => inner.Consume(context); }
            public class Orders : IConsumer<PlaceOrder> { public Task Consume(ConsumeContext<PlaceOrder> context) => Task.CompletedTask; }

            // It starts what is its own, and what its base does.
            public class Listener(Connection connection) : BackgroundService
            {
                public override async Task StartAsync(CancellationToken token) { await connection.StartAsync(token); await base.StartAsync(token); }
                protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask;
            }

            public class Connection { public Task StartAsync(CancellationToken token) => Task.CompletedTask; }
            """), MassTransit, Quartz).Enters("""
            job Shop.Nightly
            message Shop.PlaceOrder Shop.Orders
            job Shop.Listener
            """);

    [Theory]
    [InlineData("services.AddHostedService<Orders>();", "job Orders")]
    [InlineData("services.AddHostedService<Orders>(); services.AddHostedService<Listener>();", "job Orders\njob Listener")]
    [InlineData("services.AddSingleton(typeof(IHostedService), typeof(Listener));", "job Orders\njob Listener")]
    public void A_base_class_that_nobody_registers_was_taken_for_a_job(string registered, string expected) => Evidence.Evidence.Of($$"""
        using Microsoft.Extensions.Hosting;
        var services = new ServiceCollection(); {{registered}}
        public class Listener : IHostedService { public virtual Task StartAsync(CancellationToken token) => Task.CompletedTask; public Task StopAsync(CancellationToken token) => Task.CompletedTask; }
        public class Orders : Listener { public override Task StartAsync(CancellationToken token) => base.StartAsync(token); }
        """).Enters(expected);

    [Fact]
    public void The_jobs_of_Foundatio_were_missed() => Evidence.Evidence.Of(
        new("Shop", """
            using Foundatio.Jobs;
            namespace Shop;
            public record Mail;

            [Feature("mail"), SuccessMetric("Sent", MetricKind.Engagement)]
            public class MailJob : QueueJobBase<Mail> { protected override Task<int> ProcessQueueEntryAsync(Mail entry) { Count.Sent.Add(1); return Task.FromResult(1); } }
            public class CleanUp : JobBase { protected override Task<int> RunInternalAsync(object context) => Task.FromResult(1); }
            public class Remove : IWorkItemHandler { public Task HandleItemAsync(object context) => Task.CompletedTask; }
            public abstract class Locked : JobBase;
            """),
        new Project("Foundatio", """
            namespace Foundatio.Jobs;
            public interface IJob { Task<int> RunAsync(CancellationToken token); }
            public interface IWorkItemHandler { Task HandleItemAsync(object context); }
            public abstract class JobBase : IJob { public Task<int> RunAsync(CancellationToken token) => RunInternalAsync(this); protected abstract Task<int> RunInternalAsync(object context); }
            public abstract class QueueJobBase<T> : IJob where T : class { public Task<int> RunAsync(CancellationToken token) => ProcessQueueEntryAsync(null!); protected abstract Task<int> ProcessQueueEntryAsync(T entry); }
            """, IsOwn: false)).Enters("""
            job Shop.MailJob = mail by mark
            job Shop.CleanUp
            job Shop.Remove
            """).Says("Sent instrumented");

    [Fact]
    public void What_only_looks_like_a_consumer_or_a_job_is_none() => Evidence.Evidence.Of(
        new("Shop", """
            namespace Shop;
            public record PlaceOrder;
            public interface IConsumer<T> { Task Consume(T message); }
            public interface IJob { ValueTask Execute(object context); }
            public class Mine : IConsumer<PlaceOrder>, IJob { public Task Consume(PlaceOrder message) => Task.CompletedTask; public ValueTask Execute(object context) => default; }
            public class Open<T> : MassTransit.IConsumer<T> where T : class { public Task Consume(MassTransit.ConsumeContext<T> context) => Task.CompletedTask; }
            public abstract class Abstract : Quartz.IJob { public abstract ValueTask Execute(Quartz.IJobExecutionContext context); }
            public interface IMyJob : Quartz.IJob;
            public class Holder(IMyJob job) { public IMyJob Job => job; }
            """), MassTransit, Quartz).Enters("");

    [Fact]
    public void Jobs() => Evidence.Evidence.Of(
        new("Shop", """
            using Quartz; using Microsoft.Extensions.Hosting;
            namespace Shop.Jobs;
            public interface IMyJob : IJob;
            [Feature("reports"), SuccessMetric("Run", MetricKind.Engagement)]
            public class NightlyReport : IMyJob { public async ValueTask Execute(IJobExecutionContext context) { await Task.Yield(); Count.Run.Add(1); } }
            public class Explicit : IJob { ValueTask IJob.Execute(IJobExecutionContext context) => default; }
            public class Inherited : Explicit;
            public class Poller : BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
            """), Quartz).Enters("""
            job Shop.Jobs.NightlyReport = reports by mark
            job Shop.Jobs.Explicit
            job Shop.Jobs.Inherited
            job Shop.Jobs.Poller
            """).Says("Run direct: NightlyReport.Execute");

    [Fact]
    public void Azure_functions() => Evidence.Evidence.Of(
        new("Shop", """
            using Microsoft.Azure.Functions.Worker;
            public class Orders(Random random)
            {
                private const string Name = "Import" + "Orders";
                [Function("ProcessOrder"), Feature("orders"), SuccessMetric("Processed", MetricKind.Engagement)] public void Run(string message) { Count.Processed.Add(random.Next()); }
                [Function(Name)] public static async Task Import() => await Task.Yield();
                [Function(nameof(Export))] private static void Export() { }
                [Obsolete] public void Helper() { }
            }
            public abstract class Base { [Function("Inherited")] public abstract void Run(); }
            public class OtherAttribute { [Other.Function("No")] public void Run() { } }
            namespace Other { public class FunctionAttribute(string name) : Attribute { public string Name => name; } }
            """), Functions).Enters("""
            function ProcessOrder = orders by mark
            function ImportOrders
            function Export
            """).Says("Processed direct: Orders.Run");

    [Fact]
    public void A_teams_own_kinds() => Evidence.Evidence.WithOwnKinds(
        "job: Shop.Jobs.IWork.Run, message: Shop.Bus.IConsume<>.Consume,message:Shop.Bus.IAnswer<,>.Answer, job: [Shop.Jobs.NightlyAttribute], command: [Shop.VerbAttribute], hub: Shop.Channel.Receive",
        new Project("Shop", """
            namespace Shop.Jobs
            {
                public interface IWork { void Run(); void Stop(); }
                [Feature("work"), SuccessMetric("Worked", MetricKind.Engagement), SupportingMetric("Stopped", MetricKind.Engagement)]
                public class Sweep : IWork { public void Run() => Count.Worked.Add(1); public void Stop() => Count.Stopped.Add(1); }
                public class NightlyAttribute : Attribute;
                public class Reports { [Nightly] public void Send() { } [Nightly] internal static void Clean() { } public void Other() { } }
            }
            namespace Shop.Bus
            {
                public record Paid; public interface IConsume<T> { void Consume(T message); }
                public interface IAnswer<T, R> { R Answer(T message); }
                public class PaidHandler : IConsume<Paid>, IAnswer<Paid, int> { public void Consume(Paid message) { } public int Answer(Paid message) => 1; }
            }
            namespace Shop
            {
                public class VerbAttribute(string name) : Attribute { public string Name => name; }
                public class Tool { [Verb("import orders")] public void Import() { } }
                public abstract class Channel { public abstract void Receive(string text); }
                public class News : Channel { public override void Receive(string text) { } public void Other() { } }
            }
            """)).Enters("""
            job Shop.Jobs.Sweep = work by mark
            job Shop.Jobs.Reports.Send
            job Shop.Jobs.Reports.Clean
            message Shop.Bus.Paid Shop.Bus.PaidHandler
            command import orders
            hub Shop.News.Receive
            """).Says("""
            Worked direct: Sweep.Run
            Stopped absent
            """);
}
