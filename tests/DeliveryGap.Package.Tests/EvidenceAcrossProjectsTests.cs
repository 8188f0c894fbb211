using System.Text.Json;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>
/// An application calls an interface whose implementation, two projects away in a library that never heard of the package, records the metric.
/// </summary>
public sealed class EvidenceAcrossProjectsTests(PackedPackage package)
{
    private const string Contracts = """
        namespace Contracts;

        public interface ICheckout
        {
            void Complete(int order);
        }
        """;

    private const string Billing = """
        using System.Diagnostics.Metrics;
        using Contracts;

        namespace Billing;

        public sealed class Checkout(Ledger ledger) : ICheckout
        {
            public void Complete(int order) => ledger.Book(order);
        }

        public sealed class Ledger
        {
            private readonly Counter<long> completed = new Meter("Billing").CreateCounter<long>("shop.checkout.completed");

            public void Book(int order) => completed.Add(1);
        }
        """;

    private const string Services = """
        using Billing;
        using Contracts;
        using Microsoft.Extensions.DependencyInjection;

        namespace Services;

        public static class Registration
        {
            public static void AddCheckout(this IServiceCollection services) => services.AddSingleton<Ledger>().AddSingleton<ICheckout, Checkout>();
        }
        """;

    private const string App = """
        using Contracts;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        using Services;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddCheckout();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        [ApiController]
        [Feature("checkout.one-page")]
        [SuccessMetric("shop.checkout.completed", MetricKind.UsageFrequency, Target = 100)]
        public sealed class CheckoutController(ICheckout checkout) : ControllerBase
        {
            [HttpPost("checkout/{order:int}")]
            public void Pay(int order) => checkout.Complete(order);
        }
        """;

    private Workspace Shop(string billing) => new Workspace(package)
        .WriteLibrary("Contracts", Contracts, usesPackage: false)
        .WriteLibrary("Billing", billing, items: """<ProjectReference Include="../Contracts/Contracts.csproj" />""", usesPackage: false)
        .WriteLibrary("Services", Services, items: """<ProjectReference Include="../Billing/Billing.csproj" /><FrameworkReference Include="Microsoft.AspNetCore.App" />""", usesPackage: false)
        .WriteApp("App", App, items: """<ProjectReference Include="../Services/Services.csproj" />""");

    [Fact]
    public async Task The_path_in_the_manifest_runs_through_all_of_them()
    {
        var work = Shop(Billing);
        var run = (await work.Build("App", "-p:DeliveryGapEnforce=true")).MustSucceed();

        Assert.Empty(run.Diagnostics);
        var metric = Metric(work);
        Assert.Equal("instrumented", metric.GetProperty("status").GetString());
        var evidence = Assert.Single(metric.GetProperty("evidence").EnumerateArray());
        Assert.Equal("dispatched", evidence.GetProperty("certainty").GetString());
        Assert.Equal(
            ["CheckoutController.Pay App/Program.cs:19", "Checkout.Complete Billing/Code.cs:8", "Ledger.Book Billing/Code.cs:15"],
            evidence.GetProperty("path").EnumerateArray().Select(step => $"{step.GetProperty("member").GetString()} {step.GetProperty("at").GetProperty("file").GetString()}:{step.GetProperty("at").GetProperty("line").GetInt32()}"));
        var instrument = Assert.Single(work.Manifest("App").GetProperty("instruments").EnumerateArray());
        Assert.Equal(("Billing", "Billing/Code.cs"), (instrument.GetProperty("meter").GetString(), instrument.GetProperty("at").GetProperty("file").GetString()));
    }

    [Fact]
    public async Task Where_nothing_records_it_the_application_s_build_says_so_at_the_feature()
    {
        var work = Shop(Billing.Replace("completed.Add(1)", "_ = order", StringComparison.Ordinal).Replace("public void Book(int order) => _ = order;", "public void Book(int order) { }", StringComparison.Ordinal));
        var run = (await work.Build("App")).MustSucceed();

        Assert.Equal(["warning DG2001 App/Program.cs(15)"], run.Diagnostics);
        Assert.Contains("1 entry point and 3 methods searched, and nothing records it elsewhere", Assert.Single(run.Messages), StringComparison.Ordinal);
        Assert.Equal("absent", Metric(work).GetProperty("status").GetString());
    }

    private static JsonElement Metric(Workspace work) => work.Manifest("App").GetProperty("features")[0].GetProperty("metrics")[0];
}
