using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>Async methods that the runtime suspends by itself, instead of a state machine that the compiler writes: the same evidence.</summary>
public sealed class RuntimeAsyncTests(PackedPackage package)
{
    private const string App = """
        using System.Diagnostics.Metrics;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddSingleton<ILedger, Ledger>();
        builder.Build().Run();

        [ApiController]
        [Feature("orders.place")]
        [SuccessMetric("shop.orders.placed", MetricKind.UsageFrequency, Target = 1)]
        [SupportingMetric("shop.orders.cancelled", MetricKind.UsageFrequency)]
        public sealed class OrdersController(ILedger ledger) : ControllerBase
        {
            [HttpPost("orders")]
            public async Task<int> Place()
            {
                await Task.Yield();
                return await ledger.Book();
            }
        }

        public interface ILedger { Task<int> Book(); }

        public sealed class Ledger : ILedger
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<long> Placed = Meter.CreateCounter<long>("shop.orders.placed");
            private static readonly Counter<long> Cancelled = Meter.CreateCounter<long>("shop.orders.cancelled");

            public async Task<int> Book()
            {
                await Task.Delay(1);
                Placed.Add(1);
                return 3;
            }

            public async Task Cancel()
            {
                await Task.Delay(1);
                Cancelled.Add(1);
            }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Evidence_is_the_same_in_both_forms(bool isRuntime)
    {
        var work = new Workspace(package).WriteApp("App", App, isRuntime ? "<EnablePreviewFeatures>true</EnablePreviewFeatures><LangVersion>preview</LangVersion><NoWarn>$(NoWarn);SYSLIB5007</NoWarn><Features>$(Features);runtime-async=on</Features>" : "");
        (await work.Build("App")).MustSucceed();

        Assert.Equal(isRuntime, !HasStateMachine(work.PathOf("App", "bin", "Debug", "net10.0", "App.dll"), "<Book>"));
        var metrics = work.Manifest("App").GetProperty("features")[0].GetProperty("metrics");
        var path = metrics[0].GetProperty("evidence")[0].GetProperty("path").EnumerateArray().Select(step => step.GetProperty("member").GetString());
        Assert.Equal(["OrdersController.Place", "Ledger.Book"], path);
        Assert.Equal("absent", metrics[1].GetProperty("status").GetString());
    }

    private static bool HasStateMachine(string assembly, string method)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return metadata.TypeDefinitions.Any(type => metadata.GetString(metadata.GetTypeDefinition(type).Name).StartsWith(method, StringComparison.Ordinal));
    }
}
