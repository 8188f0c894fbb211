using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureEvidenceAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>DG2001 to DG2003, DG2006 and DG3001 while somebody types.</summary>
public sealed class EvidenceTests
{
    private const string Usings = """
        using System.Diagnostics.Metrics;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;


        """;

    private const string Instruments = """

        static class Instruments
        {
            static readonly Meter Meter = new("Shop");
            public static readonly Counter<long> Placed = Meter.CreateCounter<long>("shop.orders.placed");
            public static readonly Counter<long> Begun = Meter.CreateCounter<long>("shop.orders.begun");
        }
        """;

    private const string Acquisition = "SuccessMetric(\"shop.orders.placed\", MetricKind.Acquisition)";

    private static string Orders(string metric, string body, string rest = "") => Usings + $$"""
        [Feature("orders"), {{metric}}]
        public class OrdersController : ControllerBase
        {
            [HttpPost("orders")] public void Place(string outcome) { {{body}} }
            {{rest}}
        }
        """ + Instruments;

    private static Task SilentAsync(string source) => Verify.VerifyAnalyzerAsync(Level.WholeProduct, source);

    private static Task SaysAsync(string source, params (string Rule, string Message)[] said) => Verify.VerifyAnalyzerAsync(
        Level.WholeProduct, source, [.. said.Select((one, i) => Verify.Diagnostic(one.Rule).WithLocation(i).WithMessage(one.Message))]);

    private static string Success(string what) =>
        $"The success metric 'shop.orders.placed' is never recorded on the path of 'orders': {what}; record it there, or say with MeasuredBy where it is measured";

    [Fact]
    public Task NothingRecordsTheSuccessMetric() => SaysAsync(
        Orders("{|#0:SuccessMetric(\"shop.orders.paid\", MetricKind.Acquisition)|}", "Check();", "void Check() { }"),
        ("DG2001", "The success metric 'shop.orders.paid' is never recorded on the path of 'orders': 1 entry point and 2 methods searched, and nothing records it elsewhere; record it there, or say with MeasuredBy where it is measured"));

    [Fact]
    public Task OnlyOthersRecordIt() => SaysAsync(
        Orders($"{{|#0:{Acquisition}|}}", "", "[NonAction] public void Report() => Instruments.Placed.Add(1);"),
        ("DG2001", Success("1 entry point and 1 method searched, and only OrdersController.Report records it")));

    [Fact]
    public Task ItIsRecordedButNeverWithTheTag() => SaysAsync(
        Orders("{|#0:SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, Where = \"outcome=paid\")|}",
            "Instruments.Placed.Add(1, new KeyValuePair<string, object?>(\"outcome\", \"failed\"));"),
        ("DG2001", Success("1 entry point and 1 method searched, which record it, but never with 'outcome=paid'")));

    [Fact]
    public Task TheMeterIsAnother() => SaysAsync(
        Orders("{|#0:SuccessMetric(\"shop.orders.placed\", MetricKind.Acquisition, Meter = \"Cellar\")|}", "Instruments.Placed.Add(1);"),
        ("DG2001", Success("1 entry point and 1 method searched, which record it, but never on the meter 'Cellar'")));

    [Theory]
    [InlineData(Acquisition, "Instruments.Placed.Add(1);")]
    [InlineData(Acquisition, "foreach (var letter in outcome) Record(); void Record() => Instruments.Placed.Add(1);")]
    [InlineData(Acquisition, "Array.ForEach([1, 2], one => Instruments.Placed.Add(one));")]
    [InlineData(Acquisition, "new Recorder().Dispose();")]
    [InlineData(Acquisition, "using var recorder = new Recorder();")]
    [InlineData("SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, Where = \"outcome=paid\")", "Instruments.Placed.Add(1, new KeyValuePair<string, object?>(\"outcome\", \"paid\"));")]
    [InlineData("SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, Where = \"outcome=paid\")", "Instruments.Placed.Add(1, new KeyValuePair<string, object?>(\"outcome\", outcome));")]
    [InlineData("SuccessMetric(\"shop.orders.placed\", MetricKind.Acquisition, Meter = \"Shop\")", "Instruments.Placed.Add(1);")]
    [InlineData("SuccessMetric(\"shop.orders.paid\", MetricKind.Acquisition, MeasuredBy = \"dbt:orders\")", "")]
    [InlineData("SuccessMetric(\"?\", MetricKind.Acquisition)", "")]
    [InlineData("SuccessMetric(\"shop.orders.paid\", MetricKind.Acquisition), AcceptedGap(\"DG2001\", \"the bank's event comes in May\")", "")]
    public Task TheSuccessMetricIsRecordedOrNeedNotBe(string metric, string body) =>
        SilentAsync(Orders(metric, body) + "class Recorder : IDisposable { public void Dispose() => Instruments.Placed.Add(1); }");

    [Theory]
    [InlineData("typeof(OrdersController).GetMethod(outcome)!.Invoke(null, null);")]
    [InlineData("dynamic order = outcome; order.Place();")]
    [InlineData("new Meter(\"Shop\").CreateCounter<long>(outcome).Add(1);")]
    [InlineData("Activator.CreateInstance(Type.GetType(outcome)!);")]
    public Task WhatCannotBeSeenIsNotSaid(string body) => SilentAsync(Orders("SuccessMetric(\"shop.orders.paid\", MetricKind.Acquisition)", body));

    [Fact]
    public Task AnEntryPointOfOthersOrNoneIsNotJudged() => SilentAsync(Usings + $$"""
        [Feature("orders"), {{Acquisition}}] static class Orders;
        [Feature("carts"), {{Acquisition}}]
        public class CartsController : ControllerBase { [NonAction] public void Place() { } [HttpGet("carts"), NotAFeature("a probe")] public void Probe() { } }
        """);

    [Fact]
    public Task OneOfSeveralEntryPointsIsEnough() => SilentAsync(Orders(Acquisition, "", "[HttpPost(\"orders/paid\")] public void Pay() => Instruments.Placed.Add(1);"));

    private const string UnmarkedCallers = """
        app.MapPost("/b", () => Orders.Place());
        app.Run();
        public class MoreController : ControllerBase { [HttpPost("c")] public void More() => Orders.Place(); }
        """;

    private static string WithUnmarked(string metric, string callers, string body) => Usings + $$"""
        var app = WebApplication.Create();
        app.MapGet("/a", [PartOf("orders")] () => 1);
        {{callers}}
        [Feature("orders"), {{metric}}]
        static class Orders { public static int Place() { {{body}} return 1; } }
        """ + Instruments;

    [Theory]
    [InlineData("app.MapPost(\"/b\", () => Orders.Place()); app.Run();")]
    [InlineData("app.Run(); public class MoreController : ControllerBase { [HttpPost(\"c\")] public void More() => Orders.Place(); }")]
    public Task AnEntryPointWithoutAMarkRecords(string callers) => SilentAsync(WithUnmarked(Acquisition, callers, "Instruments.Placed.Add(1);"));

    [Fact]
    public Task NeitherTheMarkedNorTheOthersRecord() => SaysAsync(
        WithUnmarked($"{{|#0:{Acquisition}|}}", UnmarkedCallers, ""),
        ("DG2001", Success("3 entry points and 2 methods searched, and nothing records it elsewhere")));

    [Fact]
    public Task OthersThatAreNeverRecorded() => SaysAsync(
        Orders(
            $"{Acquisition}, {{|#0:SupportingMetric(\"shop.coupons\", MetricKind.UsageFrequency)|}}, {{|#1:Guardrail(\"shop.failures\", MetricKind.FailureRate, Max = 0.1)|}}",
            "Instruments.Placed.Add(1);"),
        ("DG2002", "The supporting metric 'shop.coupons' is never recorded on the path of 'orders': 1 entry point and 1 method searched, and nothing records it elsewhere; record it there, or say with MeasuredBy where it is measured"),
        ("DG2002", "The guardrail 'shop.failures' is never recorded on the path of 'orders': 1 entry point and 1 method searched, and nothing records it elsewhere; record it there, or say with MeasuredBy where it is measured"));

    [Theory]
    [InlineData("Guardrail(\"http.server.request.duration\", MetricKind.FailureRate, Where = \"error.type\", Max = 0.01)")]
    [InlineData("Guardrail(\"shop.orders.begun\", MetricKind.FailureRate, Max = 0.01)")]
    [InlineData("SupportingMetric(\"shop.visits\", MetricKind.UsageFrequency, MeasuredBy = \"web:visits\")")]
    [InlineData("SupportingMetric(\"shop.coupons\", MetricKind.UsageFrequency), AcceptedGap(\"DG2002\", \"from May on\", On = \"shop.coupons\")")]
    [InlineData("SupportingMetric(\"?\", MetricKind.UsageFrequency)")]
    public Task OthersThatAreRecordedOrNeedNotBe(string metric) =>
        SilentAsync(Orders($"{Acquisition}, {metric}", "Instruments.Placed.Add(1); Instruments.Begun.Add(1);"));

    [Fact]
    public Task AFrameworksInstrumentHasOnlyItsOwnTags() => Verify.VerifyAnalyzerAsync(
        Orders($"{Acquisition}, {{|DG2002:Guardrail(\"http.server.request.duration\", MetricKind.FailureRate, Where = \"outcome\", Max = 0.01)|}}", "Instruments.Placed.Add(1);"));

    [Fact]
    public Task WhatTheShareIsOfIsNeverRecorded() => SaysAsync(
        Orders("SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, Per = {|#0:\"shop.orders.begun\"|})", "Instruments.Placed.Add(1);"),
        ("DG2003", "'shop.orders.begun', of which 'shop.orders.placed' is a share, is never recorded on the path of 'orders': 1 entry point and 1 method searched, and nothing records it elsewhere; record it where the feature begins"));

    [Theory]
    [InlineData("Per = \"shop.orders.begun\"")]
    [InlineData("Per = \"shop.orders.placed\"")]
    [InlineData("Per = \"http.server.request.duration\"")]
    [InlineData("Per = \"shop.visits\", MeasuredBy = \"web:visits\"")]
    public Task WhatTheShareIsOfIsRecorded(string per) =>
        SilentAsync(Orders($"SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, {per})", "Instruments.Placed.Add(1); Instruments.Begun.Add(1);"));

    [Theory]
    [InlineData("shop.order.placed")]
    [InlineData("shop.OrdersPlaced")]
    [InlineData("shop.orders.plaecd")]
    public Task ASlipInTheName(string declared) => SaysAsync(
        Orders($"SuccessMetric({{|#0:\"{declared}\"|}}, MetricKind.Acquisition)", "Instruments.Placed.Add(1);"),
        ("DG2006", $"No code creates an instrument '{declared}', but there is 'shop.orders.placed', a slip away; give both one name"));

    [Theory]
    [InlineData("shop.orders.replaced", "")]
    [InlineData("shop.carts.placed", "")]
    [InlineData("shop.orders.placed2", "")]
    [InlineData("shop.order.placed", "public static Counter<long> One(string name) => new Meter(\"Shop\").CreateCounter<long>(name);")]
    public Task AnotherNameIsNoSlip(string declared, string rest) =>
        Verify.VerifyAnalyzerAsync(Orders($"{{|DG2001:SuccessMetric(\"{declared}\", MetricKind.Acquisition)|}}", "Instruments.Placed.Add(1);", rest));

    [Fact]
    public Task BothNamesAreCreated() => Verify.VerifyAnalyzerAsync(
        Orders("{|DG2001:SuccessMetric(\"shop.order.placed\", MetricKind.Acquisition)|}", "Instruments.Placed.Add(1);", "static readonly Counter<long> One = new Meter(\"Shop\").CreateCounter<long>(\"shop.order.placed\");"));

    private const string FeatureManagement = """

        namespace Microsoft.FeatureManagement
        {
            public interface IFeatureManager { Task<bool> IsEnabledAsync(string feature); }
        }
        """;

    private static string Flagged(string flag, string body) => Usings + $$"""
        var app = WebApplication.Create();
        app.MapPost("/orders", [Feature("orders", Flag = {{flag}}), SuccessMetric("orders", MetricKind.Acquisition, MeasuredBy = "dbt:orders")]
            async (Microsoft.FeatureManagement.IFeatureManager flags, string key) => { {{body}} });
        app.Run();
        """ + FeatureManagement;

    [Fact]
    public Task NobodyAsksForTheFlag() => SaysAsync(
        Flagged("{|#0:\"new-orders\"|}", "await flags.IsEnabledAsync(\"old-orders\");"),
        ("DG3001", "The flag 'new-orders' of 'orders' is never checked on its path; check it where the feature begins, or remove Flag"));

    [Theory]
    [InlineData("\"new-orders\"", "if (await flags.IsEnabledAsync(\"new-orders\")) return;")]
    [InlineData("\"new-orders\"", "if (await flags.IsEnabledAsync(key)) return;")]
    [InlineData("\"new-orders\"", "await Asks(\"new-orders\"); Task<bool> Asks(string one) => flags.IsEnabledAsync(one);")]
    [InlineData("\"new-orders\"", "dynamic asked = key; await asked.Ask();")]
    [InlineData("\"?\"", "await Task.CompletedTask;")]
    public Task SomebodyAsksForTheFlagOrMay(string flag, string body) => SilentAsync(Flagged(flag, body));

    [Theory]
    [InlineData("Instruments.Pla")]
    [InlineData("if (outcome")]
    [InlineData("Missing.Record(1);")]
    [InlineData("Instruments.Placed.Add(")]
    public async Task CodeThatIsBeingTypedIsNotJudged(string body)
    {
        var test = new Verify.Test(Level.WholeProduct) { TestCode = Orders("SuccessMetric(\"shop.orders.paid\", MetricKind.Acquisition)", body), CompilerDiagnostics = CompilerDiagnostics.None };
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task GeneratedCodeIsNotJudged()
    {
        var test = new Verify.Test(Level.WholeProduct);
        test.TestState.Sources.Add(("/0/Orders.g.cs", Orders("SuccessMetric(\"shop.orders.paid\", MetricKind.Acquisition)", "")));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task GeneratedCodeRecords()
    {
        var test = new Verify.Test(Level.WholeProduct) { TestCode = Orders(Acquisition, "Recorder.Record();") };
        test.TestState.Sources.Add(("/0/Recorder.g.cs", "static class Recorder { public static void Record() => Instruments.Placed.Add(1); }"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
