namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>What the rules about evidence say, and where they are silent.</summary>
public class RuleTests
{
    [Fact]
    public void DG2001_to_DG2003_say_what_was_searched_and_where_it_is_recorded() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("Paid", MetricKind.Conversion, Per = "Started"), SupportingMetric("Used", MetricKind.Engagement), Guardrail("Failed", MetricKind.FailureRate)]
        public class Pay : ControllerBase
        {
            [HttpPost("/a")] public void A() => Helper();
            [HttpPost("/b")] public void B() => Helper();
            private static void Helper() { }
        }
        public class Elsewhere { public void Record() => Count.Paid.Add(1); public void Again() => Count.Used.Add(1); }
        public class Third { public int Total { get { Count.Used.Add(1); return 1; } } }
        """).Finds(
        "DG2001: The success metric 'Paid' is never recorded on the path of 'pay': 2 entry points and 3 methods searched, and only Elsewhere.Record records it; record it there",
        "DG2002: The guardrail 'Failed' is never recorded on the path of 'pay': 2 entry points and 3 methods searched, and nothing records it elsewhere;",
        "DG2002: The supporting metric 'Used' is never recorded on the path of 'pay': 2 entry points and 3 methods searched, and only Elsewhere.Again, Third.Total record it;",
        "DG2003: 'Started', of which 'Paid' is a share, is never recorded on the path of 'pay': 2 entry points and 3 methods searched, and nothing records it elsewhere");

    [Theory]
    [InlineData(99, "1 entry point and 100 methods searched")]
    [InlineData(100, "1 entry point and more than 100 methods searched")]
    public void DG2001_counts_no_further_than_anybody_wants_to_know(int helpers, string searched) => Evidence.Of(
        $$"""
        [Feature("pay"), SuccessMetric("Paid", MetricKind.Engagement)]
        public class Pay : ControllerBase
        {
            [HttpPost("/a")] public void A() => M1();
            {{string.Join('\n', Enumerable.Range(1, helpers).Select(i => $"private static void M{i}() {{ {(i < helpers ? $"M{i + 1}();" : "")} }}"))}}
        }
        public class Elsewhere { public void Record() => Count.Paid.Add(1); }
        """).Finds($"DG2001: The success metric 'Paid' is never recorded on the path of 'pay': {searched}, and only Elsewhere.Record records it");

    [Fact]
    public void DG2001_is_silent_where_it_is_recorded_measured_elsewhere_unknown_or_unserved() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("Paid", MetricKind.Conversion, Per = "Started")]
        public class Pay : ControllerBase { [HttpPost("/a")] public void A() { Count.Paid.Add(1); Count.Started.Add(1); } }
        [Feature("ship"), SuccessMetric("shipped", MetricKind.Conversion, Per = "ordered", MeasuredBy = "dbt:shipped")]
        public class Ship : ControllerBase { [HttpPost("/b")] public void A() { } }
        [Feature("track"), SuccessMetric("tracked", MetricKind.Engagement)]
        public class Track : ControllerBase { [HttpPost("/c")] public void A(System.Reflection.MethodInfo m) => m.Invoke(null, null); }
        [Feature("unserved"), SuccessMetric("unserved", MetricKind.Engagement)]
        public class Unserved { public void A() { } }
        """).Finds("DG1017: Nothing reaches 'unserved'");

    [Fact]
    public void DG2006_names_the_instrument_that_differs_by_a_slip_instead() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("shop.orders.paid", MetricKind.Engagement), SupportingMetric("shop.order.2", MetricKind.Engagement), SupportingMetric("shop.refunds", MetricKind.Engagement)]
        public class Pay : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<long> Paid = Meter.CreateCounter<long>("shop.order.paid"), One = Meter.CreateCounter<long>("shop.order.1");
            [HttpPost("/a")] public void A() { Paid.Add(1); One.Add(1); }
        }
        public class Elsewhere { private static readonly Counter<long> Exact = new Meter("x").CreateCounter<long>("shop.refunds"), Near = new Meter("x").CreateCounter<long>("shop.refund"); public void B() { Exact.Add(1); Near.Add(1); } }
        """).Finds(
        "DG2002: The supporting metric 'shop.order.2'",
        "DG2002: The supporting metric 'shop.refunds'",
        "DG2006: No code creates an instrument 'shop.orders.paid', but there is 'shop.order.paid', a slip away");

    [Fact]
    public void DG2005_compares_kinds_and_units() => Evidence.Of(
        """
        [Feature("pay")]
        [SuccessMetric("a.latency", MetricKind.Latency), SupportingMetric("a.mean", MetricKind.Satisfaction), SupportingMetric("a.level", MetricKind.Engagement), SupportingMetric("a.price", MetricKind.Revenue, Unit = "EUR")]
        [SupportingMetric("good.latency", MetricKind.Latency, Unit = "ms"), SupportingMetric("good.mean", MetricKind.Satisfaction), SupportingMetric("good.count", MetricKind.Engagement), SupportingMetric("good.observed", MetricKind.Engagement)]
        [SupportingMetric("good.histogram", MetricKind.UsageFrequency), SupportingMetric("no.unit", MetricKind.Revenue, Unit = "EUR"), SupportingMetric("twice", MetricKind.Latency)]
        public class Pay : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<long> A1 = Meter.CreateCounter<long>("a.latency"), A2 = Meter.CreateCounter<long>("a.mean"), A4 = Meter.CreateCounter<long>("a.price", "USD"),
                G3 = Meter.CreateCounter<long>("good.count"), G5 = Meter.CreateCounter<long>("no.unit"), T1 = Meter.CreateCounter<long>("twice");
            private static readonly UpDownCounter<long> A3 = Meter.CreateUpDownCounter<long>("a.level");
            private static readonly Histogram<double> G1 = Meter.CreateHistogram<double>("good.latency", "ms"), G2 = Meter.CreateHistogram<double>("good.mean"), G4 = Meter.CreateHistogram<double>("good.histogram"), T2 = Meter.CreateHistogram<double>("twice");
            private static readonly ObservableCounter<int> O = Meter.CreateObservableCounter("good.observed", () => 1);
            [HttpPost("/a")] public void A() { A1.Add(1); A2.Add(1); A3.Add(1); A4.Add(1); G1.Record(1); G2.Record(1); G3.Add(1); G4.Record(1); G5.Add(1); T1.Add(1); T2.Record(1); }
        }
        """).Finds(
        "DG2005: 'a.latency' cannot be what the metric of 'pay' says: a latency is a quantile of a histogram, and this is a counter",
        "DG2005: 'a.level' cannot be what the metric of 'pay' says: it is read as an increase, and a updowncounter also falls",
        "DG2005: 'a.mean' cannot be what the metric of 'pay' says: satisfaction is a mean",
        "DG2005: 'a.price' cannot be what the metric of 'pay' says: the declaration counts in 'EUR' and the instrument in 'USD'");

    private static readonly Project OpenTelemetry = new("OpenTelemetry", """
        namespace OpenTelemetry.Metrics
        {
            public abstract class MeterProviderBuilder { public abstract MeterProviderBuilder AddMeter(params string[] names); }
            public static class AspNetCoreInstrumentationMeterProviderBuilderExtensions { public static MeterProviderBuilder AddAspNetCoreInstrumentation(this MeterProviderBuilder builder) => builder; }
            public static class HttpClientInstrumentationMeterProviderBuilderExtensions { public static MeterProviderBuilder AddHttpClientInstrumentation(this MeterProviderBuilder builder) => builder; }
            public static class Extensions { public static IServiceCollection WithMetrics(this IServiceCollection services, Action<MeterProviderBuilder> configure) => services; }
        }
        """, IsOwn: false);

    private static Evidence Exported(string setup) => Evidence.OfRelease(
        new("Shop", "using OpenTelemetry.Metrics;\n" + setup + """

            [Feature("pay"), SuccessMetric("Paid", MetricKind.Engagement)]
            public class Pay : ControllerBase { [HttpPost("/a")] public void A() => Count.Paid.Add(1); }
            """),
        OpenTelemetry);

    [Theory]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Other\"));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Other\", \"Sho\").AddMeter(\"Shop.*\"));")]
    public void DG2007_reports_a_meter_that_no_pipeline_reads(string setup) =>
        Exported(setup).Finds("DG2007: No AddMeter(…) covers the meter 'ShopCounters', so 'Paid' of 'pay' is recorded and dropped".Replace("ShopCounters", "Shop"));

    [Theory]
    [InlineData("return;")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Shop\"));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Other\").AddMeter(\"shop\"));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"*\"));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Sh*p\"));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(args[0]));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Other\", args[0]));")]
    [InlineData("new ServiceCollection().WithMetrics(m => Add(m, \"Shop\")); static void Add(MeterProviderBuilder m, string name) => m.AddMeter(name);")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(args));")]
    [InlineData("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Other\")); new MeterListener().Start();")]
    public void DG2007_is_silent_where_a_pipeline_reads_it_or_that_is_not_known(string setup) => Exported(setup).Finds();

    /// <summary>eShop: the manifest said that what ASP.NET Core and HttpClient record never leaves the process.</summary>
    [Fact]
    public void What_instrumentation_packages_read_was_taken_for_never_exported() =>
        Exported("new ServiceCollection().WithMetrics(m => m.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddMeter(\"Other\"));")
            .Exports("Microsoft.AspNetCore.Hosting yes", "Microsoft.AspNetCore.Server.Kestrel yes", "Microsoft.EntityFrameworkCore no", "Other yes", "Shop no", "System.Net.Http yes");

    [Fact]
    public void What_no_instrumentation_package_reads_is_never_exported() =>
        Exported("new ServiceCollection().WithMetrics(m => m.AddMeter(\"Other\"));").Exports("Microsoft.AspNetCore.Hosting no", "System.Net.Http no");

    [Fact]
    public void DG2008_objects_to_tags_that_are_personal_or_unbounded() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("Paid", MetricKind.Engagement)]
        public class Pay : ControllerBase
        {
            [HttpPost("/a")] public void A(string email, string id, Guid guid, string country, int amount)
            {
                Count.Paid.Add(1, new KeyValuePair<string, object?>("user.email", email));
                Count.Paid.Add(1, new KeyValuePair<string, object?>("order.id", id));
                Count.Paid.Add(1, new KeyValuePair<string, object?>("what", guid));
                Count.Paid.Add(1, new KeyValuePair<string, object?>("country", country));
                Count.Paid.Add(1, new KeyValuePair<string, object?>("payment.method", id));
                Count.Paid.Add(1, new KeyValuePair<string, object?>("order.id", "none"));
                Count.Paid.Add(1, new KeyValuePair<string, object?>("product.category.id", id));
                Count.Other.Add(1, new KeyValuePair<string, object?>("order.id", id));
            }
        }
        """).Finds("DG2008: The tag 'order.id' of 'Paid'", "DG2008: The tag 'user.email' of 'Paid'", "DG2008: The tag 'what' of 'Paid'");

    private static readonly Project Flags = new("Flags", """
        namespace Microsoft.FeatureManagement
        {
            public interface IFeatureManager { Task<bool> IsEnabledAsync(string feature); }
            public interface IVariantFeatureManager { Task<bool> IsEnabledAsync(string feature); Task<object> GetVariantAsync(string feature); }
        }
        namespace Microsoft.FeatureManagement.Mvc { public class FeatureGateAttribute(params string[] features) : Attribute { public string[] Features => features; } }
        namespace OpenFeature { public interface IFeatureClient { Task<bool> GetBooleanValueAsync(string key, bool value); } }
        namespace LaunchDarkly.Sdk.Server.Interfaces { public interface ILdClient { bool BoolVariation(string key, int context, bool value); } }
        """, IsOwn: false);

    private static Evidence Flagged(string action, string mark = "") => Evidence.OfRelease(
        new("Shop", $$"""
            using Microsoft.FeatureManagement; using Microsoft.FeatureManagement.Mvc;
            [Feature("pay", Flag = "new-pay"), SuccessMetric("Paid", MetricKind.Engagement)] {{mark}}
            public class Pay(IFeatureManager flags, IVariantFeatureManager variants, OpenFeature.IFeatureClient open, LaunchDarkly.Sdk.Server.Interfaces.ILdClient ld) : ControllerBase
            {
                private const string Key = "new-pay";
                [HttpPost("/a")] public async Task A(string key) { Count.Paid.Add(1); await Task.Yield(); {{action}} }
                private Task<bool> Asks(string key) => flags.IsEnabledAsync(key);
                private Task<bool> Unasked() => flags.IsEnabledAsync("new-pay");
            }
            """),
        Flags);

    [Theory]
    [InlineData("await flags.IsEnabledAsync(\"new-pay\");")]
    [InlineData("await flags.IsEnabledAsync(Key);")]
    [InlineData("await variants.GetVariantAsync(\"new-pay\");")]
    [InlineData("await open.GetBooleanValueAsync(\"new-pay\", false);")]
    [InlineData("ld.BoolVariation(\"new-pay\", 1, false);")]
    [InlineData("await Asks(\"new-pay\");")]
    [InlineData("await flags.IsEnabledAsync(key);")]
    [InlineData("", "[FeatureGate(\"new-pay\")]")]
    public void DG3001_is_silent_where_the_flag_is_asked_or_that_is_not_known(string action, string mark = "") => Flagged(action, mark).Finds();

    [Theory]
    [InlineData("")]
    [InlineData("await flags.IsEnabledAsync(\"old-pay\");")]
    [InlineData("Console.WriteLine(\"new-pay\");")]
    [InlineData("await Asks(\"old-pay\");")]
    [InlineData("", "[FeatureGate(\"old-pay\")]")]
    public void DG3001_reports_a_flag_that_nothing_asks(string action, string mark = "") =>
        Flagged(action, mark).Finds("DG3001: The flag 'new-pay' of 'pay' is never checked on its path");
}
