using DeliveryGap.CodeFixes;
using Verify = DeliveryGap.Analyzers.Tests.CSharpCodeFixVerifier<
    DeliveryGap.Analyzers.Tests.Fixes.EveryRule, DeliveryGap.CodeFixes.EntryPointServesNoFeatureCodeFixProvider>;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG1001 on actions and jobs.</summary>
public sealed class ControllerFixTests
{
    private const string Controller = """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        /// <summary>Orders.</summary>
        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            /// <summary>Places an order.</summary>
            [HttpPost] // by the form
            public string {|DG1001:Place|}() => "placed";
        }
        """;

    [Fact]
    public Task DeclaresAFeatureOnTheAction() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, Controller, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        /// <summary>Orders.</summary>
        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            /// <summary>Places an order.</summary>
            [{|DG1002:Feature("orders")|}]
            [SuccessMetric("?", MetricKind.Completion)]
            [HttpPost] // by the form
            public string Place() => "placed";
        }
        """);

    [Fact]
    public Task DeclaresAFeatureOnTheController() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareOnTypeKey, Controller, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        /// <summary>Orders.</summary>
        [{|DG1002:Feature("orders")|}]
        [SuccessMetric("?", MetricKind.Completion)]
        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            /// <summary>Places an order.</summary>
            [HttpPost] // by the form
            public string Place() => "placed";
        }
        """);

    [Fact]
    public Task APlaceholderIsNoReason() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.NotAFeatureKey, Controller, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        /// <summary>Orders.</summary>
        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            /// <summary>Places an order.</summary>
            [NotAFeature("?")]
            [HttpPost] // by the form
            public string {|DG1001:Place|}() => "placed";
        }
        """);

    [Fact]
    public Task AcceptsTheGapOnceAReasonIsGiven() => VerifyAsync(AcceptedGapRemedy.Key, Controller, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        /// <summary>Orders.</summary>
        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            /// <summary>Places an order.</summary>
            [AcceptedGap("DG1001", {|DG1016:"?"|})]
            [HttpPost] // by the form
            public string {|DG1001:Place|}() => "placed";
        }
        """);

    [Fact]
    public Task MakesItPartOfAFeature() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.PartOfKey + "checkout.pay", """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Feature("checkout.pay"), SuccessMetric("shop.paid", MetricKind.Revenue, Target = 5.0)]
        static class Pay;

        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            [HttpPost] public string {|DG1001:Place|}() => "placed";
            [HttpGet] public string {|DG1001:List|}() => "listed";
        }
        """, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Feature("checkout.pay"), SuccessMetric("shop.paid", MetricKind.Revenue, Target = 5.0)]
        static class Pay;

        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            [PartOf("checkout.pay")]
            [HttpPost] public string Place() => "placed";
            [PartOf("checkout.pay")]
            [HttpGet] public string List() => "listed";
        }
        """);

    [Fact]
    public Task EveryFeatureHasItsOwnKey() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            [HttpPost]
            public string {|DG1001:Place|}() => "placed";

            [HttpGet]
            public string {|DG1001:List|}() => "listed";
        }
        """, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Route("api/orders")]
        public class OrdersController : ControllerBase
        {
            [{|DG1002:Feature("orders")|}]
            [SuccessMetric("?", MetricKind.Completion)]
            [HttpPost]
            public string Place() => "placed";

            [{|DG1002:Feature("orders-2")|}]
            [SuccessMetric("?", MetricKind.Completion)]
            [HttpGet]
            public string List() => "listed";
        }
        """);

    [Fact]
    public Task AnActionWithTwoRoutesIsMarkedOnce() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        public class OrdersController : ControllerBase
        {
            [HttpGet("orders")]
            [HttpGet("purchases")]
            public string {|DG1001:{|DG1001:List|}|}() => "listed";
        }
        """, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        public class OrdersController : ControllerBase
        {
            [{|DG1002:Feature("orders")|}]
            [SuccessMetric("?", MetricKind.Completion)]
            [HttpGet("orders")]
            [HttpGet("purchases")]
            public string List() => "listed";
        }
        """);

    [Fact]
    public Task AllActionsOfAControllerAreCoveredByOneDeclaration() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareOnTypeKey, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Route("orders")] public class OrderHistoryController : ControllerBase
        {
            [HttpPost] public string {|DG1001:Place|}() => "placed";
            [HttpGet] public string {|DG1001:List|}() => "listed";
        }
        """, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [{|DG1002:Feature("order-history")|}]
        [SuccessMetric("?", MetricKind.Completion)]
        [Route("orders")] public class OrderHistoryController : ControllerBase
        {
            [HttpPost] public string Place() => "placed";
            [HttpGet] public string List() => "listed";
        }
        """);

    [Fact]
    public Task AnInheritedActionIsMarkedAtTheController() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        public abstract class Base : ControllerBase
        {
            [HttpGet("orders")] public string List() => "listed";
        }

        public class {|DG1001:OrdersController|} : Base;
        """, """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        public abstract class Base : ControllerBase
        {
            [HttpGet("orders")] public string List() => "listed";
        }

        [{|DG1002:Feature("orders")|}]
        [SuccessMetric("?", MetricKind.Completion)]
        public class OrdersController : Base;
        """);

    [Fact]
    public Task ANestedJobIsMarkedWithItsIndentation() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """
        using DeliveryGap;

        public static class Jobs
        {
        	public sealed class {|DG1001:NightlyReport|} : BackgroundService
        	{
        		protected override Task ExecuteAsync(CancellationToken stop) => Task.CompletedTask;
        	}
        }
        """, """
        using DeliveryGap;

        public static class Jobs
        {
        	[{|DG1002:Feature("nightly-report")|}]
        	[SuccessMetric("?", MetricKind.Completion)]
        	public sealed class NightlyReport : BackgroundService
        	{
        		protected override Task ExecuteAsync(CancellationToken stop) => Task.CompletedTask;
        	}
        }
        """);

    [Fact]
    public Task ARecordOnOneLineStaysOnOneLine() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.NotAFeatureKey, """
        using DeliveryGap;
        namespace Shop { public record {|DG1001:Job|}(int Count) : IHostedService { public Task StartAsync(CancellationToken c) => Task.CompletedTask; public Task StopAsync(CancellationToken c) => Task.CompletedTask; } }
        """, """
        using DeliveryGap;
        namespace Shop { [NotAFeature("?")] public record {|DG1001:Job|}(int Count) : IHostedService { public Task StartAsync(CancellationToken c) => Task.CompletedTask; public Task StopAsync(CancellationToken c) => Task.CompletedTask; } }
        """);

    [Fact]
    public Task WindowsLineEndingsStay() => VerifyAsync(EntryPointServesNoFeatureCodeFixProvider.DeclareKey,
        """
        using Microsoft.AspNetCore.Mvc;

        public class OrdersController : ControllerBase
        {
            [HttpGet("orders")]
            public string {|DG1001:List|}() => "listed";
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        public class OrdersController : ControllerBase
        {
            [{|DG1002:Feature("orders")|}]
            [SuccessMetric("?", MetricKind.Completion)]
            [HttpGet("orders")]
            public string List() => "listed";
        }
        """.ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData(EntryPointServesNoFeatureCodeFixProvider.DeclareKey, """[Feature("?")]""")]
    [InlineData(EntryPointServesNoFeatureCodeFixProvider.NotAFeatureKey, """[NotAFeature(" ")]""")]
    [InlineData(AcceptedGapRemedy.Key, """[AcceptedGap("DG1001", {|DG1016:""|})]""")]
    public Task WhatIsThereIsToBeFilledIn(string key, string attribute)
    {
        // DG1002 and DG1008 have their say about an empty feature; this is about what is offered for DG1001.
        var source = $$"""
            using DeliveryGap;
            using Microsoft.AspNetCore.Mvc;

            public class OrdersController : ControllerBase
            {
                {{attribute}}
                [HttpGet("orders")]
                public string {|DG1001:List|}() => "listed";
            }
            """;
        var test = new Verify.Test { TestCode = source, FixedCode = source, CodeActionEquivalenceKey = key };
        test.DisabledDiagnostics.AddRange(["DG1002", "DG1008"]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task NothingIsOfferedWhereNothingIsReported()
    {
        const string source = """
            using DeliveryGap;
            using Microsoft.AspNetCore.Mvc;

            [NotAFeature("probes")]
            public class HealthController : ControllerBase
            {
                [HttpGet("healthz")] public string Ok() => "ok";
            }
            """;
        return Verify.VerifyCodeFixAsync(source, source);
    }

    private static Task VerifyAsync(string key, string source, string fixedSource) =>
        new Verify.Test { TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = key }.RunAsync(TestContext.Current.CancellationToken);
}
