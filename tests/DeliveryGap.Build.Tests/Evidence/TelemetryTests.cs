namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>What is recognised as telemetry; libraries that no test should depend on are declared beside it, as packages.</summary>
public class TelemetryTests
{
    [Fact]
    public void Every_instrument_of_the_base_library_records() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<int> Counter = Meter.CreateCounter<int>("a.counter");
            private static readonly UpDownCounter<int> UpDown = Meter.CreateUpDownCounter<int>("an.updowncounter");
            private static readonly Histogram<int> Histogram = Meter.CreateHistogram<int>("a.histogram");
            private static readonly Gauge<int> Gauge = Meter.CreateGauge<int>("a.gauge");
            [Promises("a.counter")] public void A() => Counter.Add(1);
            [Promises("an.updowncounter")] public void B() => UpDown.Add(-1);
            [Promises("a.histogram")] public void C() => Histogram.Record(1);
            [Promises("a.gauge")] public void D() => Gauge.Record(1);
            [Promises("an.observable.counter")] public void E() => Console.WriteLine();
            [Promises("an.observable.gauge")] public void F() => Console.WriteLine();
            [Promises("an.observable.updowncounter")] public void G() => Console.WriteLine();
            [Promises("a.commented.counter")] public void H() => Console.WriteLine("a.commented.counter"); // Counter.Add(1)
            [Promises("a.disabled.counter")] public void I() { if (Counter.Enabled) Console.WriteLine(Counter.Name); }
        }

        public static class Observed
        {
            public static void Create(Meter meter)
            {
                meter.CreateObservableCounter("an.observable.counter", () => 1);
                meter.CreateObservableGauge("an.observable.gauge", () => 1);
                meter.CreateObservableUpDownCounter("an.observable.updowncounter", () => 1);
            }
        }
        """).Says("""
        a.counter                      direct: Pay.A
        an.updowncounter               direct: Pay.B
        a.histogram                    direct: Pay.C
        a.gauge                        direct: Pay.D
        an.observable.counter          observed: Observed.Create
        an.observable.gauge            observed: Observed.Create
        an.observable.updowncounter    observed: Observed.Create
        a.commented.counter            absent
        a.disabled.counter             absent
        """).Creates(
        "a.counter counter Shop", "a.gauge gauge Shop", "a.histogram histogram Shop", "an.updowncounter updowncounter Shop",
        "an.observable.counter counter -", "an.observable.gauge gauge -", "an.observable.updowncounter updowncounter -");

    [Fact]
    public void Activities_and_their_events_record() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private static readonly ActivitySource Source = new("Shop");
            [Promises("an.event")] public void A() => Activity.Current?.AddEvent(new ActivityEvent("an.event"));
            [Promises("an.event.with.tags")] public void B() { var e = new ActivityEvent("an.event.with.tags", tags: new() { { "a", 1 } }); Activity.Current!.AddEvent(e); }
            [Promises("another.event")] public void C() => Activity.Current?.AddEvent(new ActivityEvent("an.event"));
            [Promises("an.activity")] public void D() { using var activity = Source.StartActivity("an.activity"); }
            [Promises("a.kind")] public void E() { using var activity = Source.StartActivity("a.kind", ActivityKind.Client); }
            [Promises("E2")] public void F() { using var activity = Source.StartActivity("an.activity"); }
            [Promises("a.tag")] public void G() => Activity.Current?.SetTag("a.tag", 1);
            [Promises("Caller")] public void Caller() { using var activity = Source.StartActivity(); }
        }
        """).Says("""
        an.event              direct: Pay.A
        an.event.with.tags    direct: Pay.B
        another.event         absent
        an.activity           direct: Pay.D
        a.kind                direct: Pay.E
        E2                    absent
        a.tag                 absent
        Caller                direct: Pay.Caller
        """).Creates("an.event event -", "an.event.with.tags event -", "an.activity activity Shop", "a.kind activity Shop", "Caller activity Shop");

    private const string MetricAttributes = """
        namespace Microsoft.Extensions.Diagnostics.Metrics
        {
            public class CounterAttribute(params string[] tags) : System.Attribute { public string? Name { get; set; } public string? Unit { get; set; } }
            public class CounterAttribute<T>(params string[] tags) : System.Attribute where T : struct { public string? Name { get; set; } }
            public class HistogramAttribute(params string[] tags) : System.Attribute { public string? Name { get; set; } }
            public class GaugeAttribute(params string[] tags) : System.Attribute { public string? Name { get; set; } }
        }
        """;

    [Fact]
    public void Generated_instruments_record_with_and_without_the_generated_code_in_view() => Evidence.Of(
        new("Shop", """
            using Microsoft.Extensions.Diagnostics.Metrics;
            public class Pay : ControllerBase
            {
                private static readonly Paid Paid = Metric.CreatePaid(new Meter("Shop"));
                private readonly Took took = Metric.CreateTook(new Meter("Shop"));
                [Promises("paid")] public void A() => Paid.Add(1);
                [Promises("took")] public void B() => took.Record(1);
                [Promises("unrecorded")] public void C() => Metric.CreateUnrecorded(new Meter("Shop"));
                [Promises("level")] public void D() => Metric.CreateLevel(new Meter("Shop")).Record(1);
                [Promises("generic")] public void E() => Metric.CreateGeneric(new Meter("Shop")).Add(1);
                [Promises("Unnamed")] public void F() => Console.WriteLine();
            }
            static partial class Metric
            {
                [Counter(Name = "paid")] public static partial Paid CreatePaid(Meter meter);
                [Histogram(Name = "took")] public static partial Took CreateTook(Meter meter);
                [Counter(Name = "unrecorded")] public static partial Unrecorded CreateUnrecorded(Meter meter);
                [Gauge(Name = "level")] public static partial Level CreateLevel(Meter meter);
                [Counter<int>(Name = "generic")] public static partial Generic CreateGeneric(Meter meter);
            }
            // What the generator writes.
            static partial class Metric
            {
                public static partial Paid CreatePaid(Meter meter) => Factory.Paid(meter);
                public static partial Took CreateTook(Meter meter) => new(meter.CreateHistogram<long>("took"));
                public static partial Unrecorded CreateUnrecorded(Meter meter) => new(meter.CreateCounter<long>("unrecorded"));
                public static partial Level CreateLevel(Meter meter) => new(meter.CreateGauge<long>("level"));
                public static partial Generic CreateGeneric(Meter meter) => new(meter.CreateCounter<int>("generic"));
            }
            static class Factory
            {
                private static readonly System.Collections.Concurrent.ConcurrentDictionary<Meter, Paid> All = new();
                public static Paid Paid(Meter meter) => All.GetOrAdd(meter, static m => new Paid(m.CreateCounter<long>("paid")));
            }
            public sealed class Paid(Counter<long> counter) { public void Add(long value) => counter.Add(value); }
            public sealed class Took(Histogram<long> histogram) { public void Record(long value) => histogram.Record(value); }
            public sealed class Unrecorded(Counter<long> counter) { public void Add(long value) => counter.Add(value); }
            public sealed class Level(Gauge<long> gauge) { public void Record(long value) => gauge.Record(value); }
            public sealed class Generic(Counter<int> counter) { public void Add(int value) => counter.Add(value); }
            """),
        new("Attributes", MetricAttributes, IsOwn: false)).Says("""
        paid          direct: Pay.A
        took          direct: Pay.B
        unrecorded    absent
        level         direct: Pay.D
        generic       direct: Pay.E
        Unnamed       absent
        """);

    [Fact]
    public void A_log_method_with_an_event_name_records_it() => Evidence.Of(
        """
        using Microsoft.Extensions.Logging;
        public class Pay(ILogger<Pay> logger) : ControllerBase
        {
            [Promises("order-paid")] public void A() => Log.Paid(logger, 1);
            [Promises("order-refunded")] public void B() => Log.Paid(logger, 1);
            [Promises("Unnamed")] public void C() => Log.Unnamed(logger);
            [Promises("logged text")] public void D() => logger.LogInformation("logged text");
        }
        static partial class Log
        {
            [LoggerMessage(EventName = "order-paid", Level = LogLevel.Information, Message = "Paid {Id}")] public static partial void Paid(ILogger logger, int id);
            [LoggerMessage(EventName = "order-refunded", Level = LogLevel.Information, Message = "Refunded")] public static partial void Refunded(ILogger logger);
            [LoggerMessage(Level = LogLevel.Information, Message = "Unnamed")] public static partial void Unnamed(ILogger logger);
        }
        static partial class Log
        {
            public static partial void Paid(ILogger logger, int id) => logger.Log(LogLevel.Information, new EventId(1, "order-paid"), id, null, (n, _) => "Paid " + n);
            public static partial void Refunded(ILogger logger) { }
            public static partial void Unnamed(ILogger logger) { }
        }
        """.Replace("logged text", "logged.text")).Says("""
        order-paid        direct: Pay.A
        order-refunded    absent
        Unnamed           absent
        logged.text       absent
        """);

    // The test platform brings the library itself.
    [Fact]
    public void Application_Insights_records() => Evidence.Of(
        """
        using Microsoft.ApplicationInsights;
        using Microsoft.ApplicationInsights.DataContracts;
        public class Pay(TelemetryClient telemetry) : ControllerBase
        {
            [Promises("ai.event")] public void A() => telemetry.TrackEvent("ai.event");
            [Promises("ai.event.object")] public void B() => telemetry.TrackEvent(new EventTelemetry("ai.event.object"));
            [Promises("ai.metric")] public void C() => telemetry.TrackMetric("ai.metric", 1);
            [Promises("ai.get.metric")] public void D() => telemetry.GetMetric("ai.get.metric").TrackValue(1);
            [Promises("ai.metric.only")] public void E() => telemetry.GetMetric("ai.metric.only");
            [Promises("ai.trace")] public void F() => telemetry.TrackTrace("ai.trace");
            [Promises("ai.unknown")] public void G(string name) => telemetry.TrackEvent(name);
        }
        """).Says("""
        ai.event           direct: Pay.A
        ai.event.object    direct: Pay.B
        ai.metric          direct: Pay.C
        ai.get.metric      direct: Pay.D
        ai.metric.only     absent
        ai.trace           absent
        ai.unknown         unknown: records to an instrument whose name is not constant
        """);

    [Fact]
    public void OpenFeature_and_LaunchDarkly_track() => Evidence.Of(
        new("Shop", """
            using LaunchDarkly.Sdk.Server;
            using LaunchDarkly.Sdk.Server.Interfaces;
            public class Pay(OpenFeature.IFeatureClient feature, OpenFeature.FeatureClient client, ILdClient ld, LdClient concrete) : ControllerBase
            {
                [Promises("of.interface")] public void A() => feature.Track("of.interface");
                [Promises("of.class")] public void B() => client.Track("of.class");
                [Promises("ld.interface")] public void C() => ld.Track("ld.interface", 1);
                [Promises("ld.class")] public void D() => concrete.Track("ld.class", 1);
                [Promises("of.flag")] public void E() => feature.GetBooleanValueAsync("of.flag", false);
                [Promises("ld.flag")] public void F() => ld.BoolVariation("ld.flag", 1, false);
            }
            """),
        new("Flags", """
            namespace OpenFeature
            {
                public interface IFeatureClient { void Track(string name); Task<bool> GetBooleanValueAsync(string key, bool value); }
                public class FeatureClient : IFeatureClient { public void Track(string name) { } public Task<bool> GetBooleanValueAsync(string key, bool value) => Task.FromResult(value); }
            }
            namespace LaunchDarkly.Sdk.Server.Interfaces { public interface ILdClient { void Track(string name, int context); bool BoolVariation(string key, int context, bool value); } }
            namespace LaunchDarkly.Sdk.Server { public class LdClient : Interfaces.ILdClient { public void Track(string name, int context) { } public bool BoolVariation(string key, int context, bool value) => value; } }
            """, IsOwn: false)).Says("""
        of.interface    direct: Pay.A
        of.class        direct: Pay.B
        ld.interface    direct: Pay.C
        ld.class        direct: Pay.D
        of.flag         absent
        ld.flag         absent
        """);

    [Fact]
    public void Prometheus_net_records() => Evidence.Of(
        new("Shop", """
            using Prometheus;
            public class Pay : ControllerBase
            {
                private static readonly Counter Sold = Metrics.CreateCounter("sold_total", "Sold"), Other = Metrics.CreateCounter("other_total", "Other");
                private static readonly Histogram Took = Metrics.CreateHistogram("took_seconds", "Took");
                private static readonly Gauge Level = Metrics.CreateGauge("level", "Level");
                [Promises("sold_total")] public void A() => Sold.Inc();
                [Promises("labelled_total")] public void B() => Metrics.CreateCounter("labelled_total", "").WithLabels("a", "b").Inc();
                [Promises("took_seconds")] public void C() => Took.Observe(1);
                [Promises("level")] public void D() => Level.Set(1);
                [Promises("other_total")] public void E() => Sold.Inc();
                [Promises("unlabelled_total")] public void F() => Metrics.CreateCounter("unlabelled_total", "").WithLabels("a");
            }
            """),
        new("Prometheus.NetStandard", """
            namespace Prometheus;
            public interface ICounter { void Inc(double by = 1); }
            public interface IGauge { void Set(double to); }
            public interface IObserver { void Observe(double value); }
            public interface IHistogram : IObserver { }
            public abstract class Collector<T> { public T WithLabels(params string[] labels) => default!; }
            public class Counter : Collector<Counter.Child>, ICounter { public class Child : ICounter { public void Inc(double by = 1) { } } public void Inc(double by = 1) { } }
            public class Gauge : Collector<Gauge.Child>, IGauge { public class Child : IGauge { public void Set(double to) { } } public void Set(double to) { } }
            public class Histogram : Collector<Histogram.Child>, IHistogram { public class Child : IHistogram { public void Observe(double v) { } } public void Observe(double v) { } }
            public static class Metrics
            {
                public static Counter CreateCounter(string name, string help) => new();
                public static Gauge CreateGauge(string name, string help) => new();
                public static Histogram CreateHistogram(string name, string help) => new();
            }
            """, IsOwn: false)).Says("""
        sold_total          direct: Pay.A
        labelled_total      direct: Pay.B
        took_seconds        direct: Pay.C
        level               direct: Pay.D
        other_total         absent
        unlabelled_total    absent
        """);

    [Fact]
    public void Frameworks_record_by_themselves() => Evidence.Of(
        new("Shop", """
            using Microsoft.EntityFrameworkCore;
            public class Pay(System.Net.Http.HttpClient http, Context context) : ControllerBase
            {
                [Promises("http.server.request.duration")] public void A() { }
                [Promises("http.client.request.duration")] public async Task B() => await http.GetStringAsync("");
                [Promises("http.client.active_requests")] public void C() => http.CancelPendingRequests();
                [Promises("microsoft.entityframeworkcore.savechanges")] public void D() => context.SaveChanges();
                [Promises("microsoft.entityframeworkcore.queries")] public void E() => Console.WriteLine(context);
                [Promises("kestrel.active_connections", Meter = "Shop")] public void F() { }
                [Promises("aspnetcore.routing.match_attempts", Meter = "Microsoft.AspNetCore.Routing")] public void G() { }
            }
            public class Context : DbContext;
            """),
        new("Microsoft.EntityFrameworkCore", "namespace Microsoft.EntityFrameworkCore; public class DbContext { public virtual int SaveChanges() => 0; }", IsOwn: false)).Says("""
        http.server.request.duration                framework
        http.client.request.duration                framework: Pay.B
        http.client.active_requests                 absent
        microsoft.entityframeworkcore.savechanges   framework: Pay.D
        microsoft.entityframeworkcore.queries       absent
        kestrel.active_connections                  absent
        aspnetcore.routing.match_attempts           framework
        """);

    /// <summary>eShop and FullStackHero: guardrails of what the database, the model and the server record without a line of own code.</summary>
    [Fact]
    public void What_packages_record_by_themselves_was_taken_for_never_recorded() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("aspnetcore.components.navigate", MetricKind.Engagement), SupportingMetric("gen_ai.client.token.usage", MetricKind.Cost)]
        [Guardrail("db.client.operation.duration", MetricKind.Latency), Guardrail("kestrel.rejected_connections", MetricKind.UsageFrequency), Guardrail("rpc.server.call.duration", MetricKind.Latency)]
        public class Pay : ControllerBase { [HttpPost("/a")] public void A() { } }
        """).Says("""
        aspnetcore.components.navigate  unknown: by itself
        gen_ai.client.token.usage       unknown: by itself
        db.client.operation.duration    unknown: by itself
        kestrel.rejected_connections    unknown: by itself
        rpc.server.call.duration        unknown: by itself
        """).Finds();

    [Fact]
    public void What_is_named_like_those_of_packages_and_is_own_or_a_slip_is_judged() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("rpc.server.own", MetricKind.Engagement), SupportingMetric("database.calls", MetricKind.Engagement)]
        [Guardrail("http.server.requests.duration", MetricKind.Latency), Guardrail("signalr.server.connection.duration", MetricKind.Latency)]
        public class Pay : ControllerBase
        {
            [HttpPost("/a")] public void A() { }
            public static void Unasked() => new Meter("Shop").CreateCounter<int>("rpc.server.own").Add(1);
        }
        """).Says("""
        rpc.server.own                      absent
        database.calls                      absent
        http.server.requests.duration       absent
        signalr.server.connection.duration  absent
        """);

    /// <summary>FullStackHero traces each message by its type's name: that hid whatever was not recorded behind a mediator.</summary>
    [Fact]
    public void What_a_name_begins_with_tells_which_it_is_not() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("shop.paid", MetricKind.Engagement), SupportingMetric("mediator.PayOrder", MetricKind.Engagement), SupportingMetric("a.b.c", MetricKind.Engagement)]
        public class Pay(ActivitySource source) : ControllerBase
        {
            [HttpPost("/a")] public void A() { using var all = source.StartActivity($"mediator.{typeof(Pay).FullName}"); source.StartActivity("a." + Environment.MachineName + ".c"); }
        }
        """).Says("""
        shop.paid          absent
        mediator.PayOrder  unknown: not constant
        a.b.c              unknown: not constant
        """);
}
