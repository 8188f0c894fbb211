using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureEvidenceAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>DG2004.</summary>
public sealed class EvidenceOfFailuresTests
{
    private static string Orders(string handler, string rest = "") => $$"""
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;

        [Feature("orders"), SuccessMetric("orders.placed", MetricKind.Acquisition, MeasuredBy = "dbt:orders")]
        public class OrdersController(ILogger<OrdersController> logger) : ControllerBase
        {
            private int failures;
            [HttpPost("orders")]
            public object? Place(string id)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try { int.Parse(id); }
                    {{handler}}
                }
                return Help(logger);
            }
            object? Help(object? found) => failures > 0 ? null : found;
            {{rest}}
        }
        """;

    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(Level.Outcome, source);

    [Fact]
    public Task ItSaysSoAtTheCatch() => Verify.VerifyAnalyzerAsync(
        Level.Outcome, Orders("{|#0:catch|} (Exception) { }"),
        Verify.Diagnostic("DG2004").WithLocation(0).WithMessage("A failure of 'orders' disappears here: the exception is neither recorded, logged, passed on nor looked at; record the failure, or let it pass"));

    [Theory]
    [InlineData("{|DG2004:catch|} { }")]
    [InlineData("{|DG2004:catch|} (FormatException) { continue; }")]
    [InlineData("{|DG2004:catch|} (Exception) { return null; }")]
    [InlineData("{|DG2004:catch|} (Exception) { return Ok(); }")]
    [InlineData("{|DG2004:catch|} (Exception) { return new List<string>(); }")]
    [InlineData("{|DG2004:catch|} (Exception) { return Array.Empty<int>(); }")]
    public Task Swallowed(string handler) => VerifyAsync(Orders(handler));

    [Theory]
    [InlineData("catch (OperationCanceledException) { }")]
    [InlineData("catch (TaskCanceledException) { return null; }")]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception) { throw new InvalidOperationException(); }")]
    [InlineData("catch (Exception) { logger.LogWarning(\"no\"); }")]
    [InlineData("catch (Exception failure) { Help(failure); }")]
    [InlineData("catch (Exception failure) { return failure.Message; }")]
    [InlineData("catch (Exception failure) when (failure.Message.Length > 0) { }")]
    [InlineData("catch (FormatException) when (id.Length == 0) { }")]
    [InlineData("catch (Exception) { failures++; }")]
    [InlineData("catch (Exception) { return Problem(); }")]
    [InlineData("catch (Exception) { return NotFound(); }")]
    [InlineData("catch (Exception) { return BadRequest(); }")]
    [InlineData("catch (Exception) { return StatusCode(502); }")]
    [InlineData("catch (Exception) { Thread.Sleep(100); }")]
    [InlineData("catch (Exception) { return false; }")]
    [InlineData("finally { }")]
    public Task NotSwallowed(string handler) => VerifyAsync(Orders(handler));

    [Fact]
    public Task FurtherDownThePath() => VerifyAsync(Orders("finally { Load(); }", """
        static void Load() { try { Read(); } {|DG2004:catch|} { } void Read() { try { } {|DG2004:catch|} (IOException) { } } }
        """));

    [Fact]
    public Task OnNoPathOfAFeature() => VerifyAsync(Orders("finally { }", "static void Load() { try { } catch { } }"));

    [Theory]
    [InlineData("bool TryLoad(out int found) { found = 0; try { return true; } catch { return false; } }")]
    [InlineData("object? TryLoad(out int found) { found = 0; try { return this; } catch { return null; } }")]
    public Task AMethodThatTriesSaysWhetherItCould(string rest) => VerifyAsync(Orders("finally { TryLoad(out _); }", rest));

    [Fact]
    public Task AnAcceptedGap() => VerifyAsync(Orders("catch { }").Replace("[Feature(\"orders\"),", "[Feature(\"orders\"), AcceptedGap(\"DG2004\", \"the page is shown without it\"),", StringComparison.Ordinal));

    [Fact]
    public async Task InAnotherFileTheBuildSaysIt()
    {
        var test = new Verify.Test(Level.Outcome) { TestCode = Orders("finally { Elsewhere.Load(); }") };
        test.TestState.Sources.Add("static class Elsewhere { public static void Load() { try { } catch { } } }");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
