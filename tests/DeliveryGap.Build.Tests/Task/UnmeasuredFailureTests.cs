using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Build.Tests.Refinement;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>The checkout of samples/Storefront, whose payments may fail: at the level <c>Outcome</c> the gate asks that somebody looks at how many do.</summary>
public sealed class UnmeasuredFailureTests
{
    private const string Guardrail = "[Guardrail(\"http.server.request.duration\", MetricKind.FailureRate, Where = \"error.type\", Max = 0.01)]";

    private const string Program = """
        using Storefront;
        using Storefront.Checkout;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddDeliveryGap();
        builder.Services.AddSingleton<Shop>();
        builder.Services.AddSingleton<PaymentProvider>();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    [Fact]
    public void A_failure_that_is_guarded_passes()
    {
        var (succeeds, findings) = Judge(controller => controller);

        Assert.Empty(findings);
        Assert.True(succeeds);
    }

    [Fact]
    public void A_failure_that_nothing_guards_does_not()
    {
        var (succeeds, findings) = Judge(controller => Replace(controller, Guardrail, ""));

        Assert.Equal(["DG1006"], findings);
        Assert.False(succeeds);
    }

    [Fact]
    public void A_failure_that_is_answered_as_a_success_does_not()
    {
        var (succeeds, findings) = Judge(controller => Replace(controller, "payments.Charge(open);", "try { payments.Charge(open); } catch (HttpRequestException) { return NoContent(); }"));

        Assert.Equal(["DG2004"], findings);
        Assert.False(succeeds);
    }

    private static (bool Succeeds, IReadOnlyList<string> Findings) Judge(Func<string, string> change)
    {
        using var compiler = new Compiler();
        var sources = ProgramTests.SourcesOf("Storefront")
            .Where(source => Path.GetFileName(source.Path) is "CheckoutController.cs" or "PaymentProvider.cs" or "Shop.cs" or "Instruments.cs" or "Usings.cs")
            .Select(source => Path.GetFileName(source.Path) == "CheckoutController.cs" ? (source.Path, change(source.Text.ReplaceLineEndings("\n"))) : source);
        var engine = new RecordingEngine();
        var task = new GateTask
        {
            BuildEngine = engine, ProjectFile = Path.Combine(compiler.Folder, "Storefront.csproj"),
            Assembly = compiler.Emit(Compiler.Compile("Storefront", OptimizationLevel.Release, [.. sources, ("Program.cs", Program)])),
            ManifestPath = Path.Combine(compiler.Folder, "release.json"), IsProgram = true, Level = "Outcome", Enforce = "true",
            References = [.. Compiler.ReferencePaths.Select(path => new TaskItem(path))],
        };
        return (task.Execute(), [.. engine.Findings.Select(finding => finding.Code)]);
    }

    private static string Replace(string text, string part, string other)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, other, StringComparison.Ordinal);
    }
}
