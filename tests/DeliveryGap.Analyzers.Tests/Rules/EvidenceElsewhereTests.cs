using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureEvidenceAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>DG2009: where the path leaves the project, the editor never says DG2001.</summary>
public sealed class EvidenceElsewhereTests
{
    private const string Shop = """
        namespace Shop;
        public interface IPayments { void Take(); }
        public abstract class Stock { public abstract void Reserve(); }
        public static class Mail { public static void Send() { } }
        public class Plain { public string Name { get; set; } }
        """;

    private const string Message =
        "Whether 'shop.orders.placed' is recorded on the path of 'orders' cannot be seen from this project (the path leads through {0}); the application's build will tell";

    private static string Orders(string body) => $$"""
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        using Shop;

        [Feature("orders"), {|#0:SuccessMetric("shop.orders.placed", MetricKind.Acquisition)|}]
        public class OrdersController(IPayments payments, Stock stock) : ControllerBase
        {
            [HttpPost("orders")] public void Place() { {{body}} _ = payments; _ = stock; }
        }
        """;

    private static async Task VerifyAsync(string source, bool asMetadata, params DiagnosticResult[] expected)
    {
        var test = new Verify.Test(Level.WholeProduct) { TestCode = source };
        if (asMetadata)
        {
            test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Library", Shop));
        }
        else
        {
            test.TestState.AdditionalProjects["Library"].Sources.Add("#nullable disable\n" + Shop);
            test.TestState.AdditionalProjectReferences.Add("Library");
        }

        test.TestState.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("payments.Take();", "IPayments.Take, which lies in another project")]
    [InlineData("stock.Reserve();", "Stock.Reserve, which lies in another project")]
    [InlineData("Mail.Send();", "Mail.Send, which lies in another project")]
    [InlineData("Do(payments.Take); void Do(System.Action take) => take();", "IPayments.Take, which lies in another project")]
    public async Task ThePathLeadsIntoAnotherProject(string body, string wall)
    {
        foreach (var asMetadata in new[] { true, false })
        {
            await VerifyAsync(Orders(body), asMetadata, Verify.Diagnostic("DG2009").WithLocation(0).WithMessage(Message.Replace("{0}", wall, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("Recorded.Placed.Add(1); payments.Take();")]
    [InlineData("payments.Take(); if (payments is null) Recorded.Placed.Add(1);")]
    public async Task WhatIsFoundHereIsNoQuestion(string body)
    {
        const string recorded = "\nstatic class Recorded { public static readonly System.Diagnostics.Metrics.Counter<long> Placed = new System.Diagnostics.Metrics.Meter(\"Shop\").CreateCounter<long>(\"shop.orders.placed\"); }";
        foreach (var asMetadata in new[] { true, false })
            await VerifyAsync(Orders(body) + recorded, asMetadata);
    }

    [Fact]
    public async Task WhatIsMeasuredElsewhereOrIsAFrameworksIsNoQuestion()
    {
        foreach (var asMetadata in new[] { true, false })
        {
            foreach (var metric in new[] { "\"shop.orders.placed\", MetricKind.Acquisition, MeasuredBy = \"dbt:orders\"", "\"http.server.request.duration\", MetricKind.Latency" })
                await VerifyAsync(Orders("payments.Take();").Replace("\"shop.orders.placed\", MetricKind.Acquisition", metric, StringComparison.Ordinal), asMetadata);
        }
    }

    [Fact]
    public async Task WhatOthersMayImplementHere()
    {
        var source = Orders("tax.Add();").Replace("Stock stock)", "Stock stock, ITax tax)", StringComparison.Ordinal) + "\npublic interface ITax { void Add(); }";
        foreach (var asMetadata in new[] { true, false })
            await VerifyAsync(source, asMetadata, Verify.Diagnostic("DG2009").WithLocation(0).WithMessage(Message.Replace("{0}", "ITax.Add, which other projects may implement", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task APackageIsNoOtherProject()
    {
        foreach (var body in new[] { "payments.Take();", "stock.Reserve();", "Mail.Send();" })
        {
            var test = new Verify.Test(Level.WholeProduct) { TestCode = Orders(body) };
            test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Library", Shop));
            test.TestState.AnalyzerConfigFiles.Add(("/Projects.globalconfig", "is_global = true\nbuild_property._DeliveryGapProjects = Other"));
            test.TestState.ExpectedDiagnostics.Add(Verify.Diagnostic("DG2001").WithLocation(0));
            await test.RunAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task AllOfItIsHere()
    {
        foreach (var asMetadata in new[] { true, false })
            await VerifyAsync(Orders(""), asMetadata, Verify.Diagnostic("DG2001").WithLocation(0));
    }
}
