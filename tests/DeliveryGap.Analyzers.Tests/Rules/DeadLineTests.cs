using DeliveryGap.Core.Rules;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.ExistingListAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>DG1014.</summary>
public sealed class DeadLineTests
{
    private const string Program = """
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create();
        app.MapGet("/search", () => "found");
        app.MapGet("/search", () => "found again");
        app.MapControllers();
        app.Run();

        [Route("orders")]
        public class OrdersController : ControllerBase
        {
            [HttpPost] public string Place() => "placed";
        }

        public class Nightly : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask;
        }
        """;

    private static Verify.Test Create(string list, string program = Program)
    {
        var test = new Verify.Test(Level.Outcome) { TestCode = program };
        test.TestState.OutputKind = TestDefaults.OutputKindOf(program);
        test.TestState.AdditionalFiles.Add(("/app/DeliveryGap.Existing.txt", list));
        test.TestState.AnalyzerConfigFiles.Add(("/Files.globalconfig", """
            is_global = true
            [/app/DeliveryGap.Existing.txt]
            build_metadata.AdditionalFiles.DeliveryGapExisting = true
            """));
        return test;
    }

    [Theory]
    [InlineData("GET /search\nPOST /orders\njob Nightly\n")]
    [InlineData("get /SEARCH\r\nGET /search #2\r\n")]
    [InlineData("GET …\n… /orders\n")]
    [InlineData("# GET /gone\n\n")]
    [InlineData("message Shop.PlaceOrder Shop.PlaceOrderHandler\n")]
    [InlineData("page GET /gone\ncomponent /gone\n")]
    public Task LinesThatMatchOrMayMatchAreSilent(string list) => Create(list).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("GET /search\n{|DG1014:GET /gone|}\n")]
    [InlineData("\uFEFF# old\r\n{|DG1014:DELETE /orders|}\r\nPOST /orders\r\n{|DG1014:job Weekly|}")]
    [InlineData("{|DG1014:GET /search #3|}\n{|DG9001:nonsense|}\n")]
    [InlineData("{|DG1014:PUT …|}\n")]
    [InlineData("{|DG1014:hub Shop.ChatHub.Send|}\n{|DG1014:grpc /shop.Cart/AddItem|}\n{|DG1014:command orders import|}\n")]
    public Task DeadLinesAreReportedThere(string list) => Create(list).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task MessageNamesTheLine()
    {
        var test = Create("{|#0:GET /gone|}");
        test.TestState.ExpectedDiagnostics.Add(
            Verify.Diagnostic("DG1014").WithLocation(0).WithMessage("No entry point is 'GET /gone' any more; delete the line"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AnIdThatIsNotWhollyKnownKeepsLinesAlive() => Create("GET /v2/search\n{|DG1014:POST /v2/search|}\n", """
        static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/search", () => "found");
        }
        """).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("build_property.DeliveryGapManifest = false")]
    [InlineData("build_property.ProjectDir = /other/")]
    [InlineData("build_property.ProjectDir = /ap")]
    [InlineData("build_property.ProjectDir =")]
    public Task ALibrarysAndASharedListAreTheBuildsToJudge(string setting)
    {
        var test = Create("GET /gone");
        test.TestState.AnalyzerConfigFiles.Add(("/Project.globalconfig", "is_global = true\n" + setting));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ALibraryWithEntryPointsCannotBeSeenInto()
    {
        var test = Create("GET /gone");
        test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Library", """
            public class GoneController : Microsoft.AspNetCore.Mvc.ControllerBase;
            """));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AProjectWithEntryPointsCannotBeSeenInto()
    {
        var test = Create("GET /gone");
        test.TestState.AdditionalProjects["Library"].Sources.Add("public class Anything;");
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task ALibraryWithoutEntryPointsHidesNone()
    {
        var test = Create("{|DG1014:GET /gone|}");
        test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Library", "public class Anything;"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("WebApplication.Create().MapGet(\"/gone\" , () => 1")]
    [InlineData("WebApplication.Create().MapGet(Missing, () => 1); WebApplication.Create().MapGet(\"/search\", () => 1);")]
    [InlineData("class GoneController : Missing { public int Get() => 1; }")]
    [InlineData("[Missing] class GoneController { public int Get() => 1; }")]
    public Task WhileSomethingIsBeingTypedNothingIsDead(string program)
    {
        var test = Create("GET /gone\nPOST /gone", program);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task WhatOnlyAnEditorCallsALineIsNotPointedAt() => Create("# a\u2028b\nGET /gone").RunAsync(TestContext.Current.CancellationToken);
}
