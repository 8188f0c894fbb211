using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class ExistingEntryPointTests
{
    private const string Source = """
        using Microsoft.AspNetCore.Mvc;
        static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/orders/{id:int}", (int id) => id);
                app.{|DG1001:MapGet|}("/carts", () => 1);
            }
        }
        public class OrdersController : ControllerBase { [HttpPost("/orders")] public void Create() { } }
        class Nightly : BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
        """;

    [Fact]
    public Task ListedEntryPointsAreSilent()
    {
        var test = Create("\uFEFF# adopted\r\nget /orders/{id:int}\r\nPOST /orders\r\n\r\n", "job Nightly\n");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Verify.Test Create(string first, string second)
    {
        var test = new Verify.Test { TestCode = Source };
        test.TestState.AdditionalFiles.Add(("/app/DeliveryGap.Existing.txt", first));
        test.TestState.AdditionalFiles.Add(("/app/sub/Other.txt", second));
        test.TestState.AdditionalFiles.Add(("/app/notes.txt", "GET /carts"));
        test.TestState.AnalyzerConfigFiles.Add(("/Files.globalconfig", """
            is_global = true
            [/app/DeliveryGap.Existing.txt]
            build_metadata.AdditionalFiles.DeliveryGapExisting = true
            [/app/sub/Other.txt]
            build_metadata.AdditionalFiles.DeliveryGapExisting = True
            """));
        return test;
    }
}
