using DeliveryGap.Analyzers.Tests.Verifier;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class ControllerTests
{
    private const string Usings = """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        """;

    [Fact]
    public Task UnmarkedActionIsReportedAtItsName() => Verify.VerifyAnalyzerAsync(
        Usings + """

        [ApiController, Route("api/[controller]")]
        public class OrdersController : ControllerBase
        {
            [HttpGet("{id:int}")] public int {|#0:Get|}(int id) => id;
            [HttpPost, HttpPut("put")] public void {|#1:Create|}() { }
            [HttpDelete, PartOf("orders")] public void Delete() { }
            [NonAction] public void Helper() { }
            private void Private() { }
            public static void Static() { }
            public int Property { get; set; }
            public override string ToString() => "orders";
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("GET /api/Orders/{id:int}", "orders"),
        Verify.Diagnostic().WithLocation(1).WithArguments("POST /api/Orders", "orders"),
        Verify.Diagnostic().WithLocation(1).WithArguments("PUT /api/Orders/put", "orders.put"));

    [Theory]
    [InlineData("""[PartOf("orders")] public class OrdersController : ControllerBase""")]
    [InlineData("""[Feature("orders")] public class OrdersController : Controller""")]
    [InlineData("""[NotAFeature("probes")] public class Probe : ControllerBase""")]
    [InlineData("""[AcceptedGap("DG1001", "internal until the launch")] public class Probe : ControllerBase""")]
    [InlineData("public abstract class OrdersController : ControllerBase")]
    [InlineData("public class OrdersController<T> : ControllerBase")]
    [InlineData("class OrdersController : ControllerBase")]
    [InlineData("public class OrdersController")]
    [InlineData("public class Orders")]
    [InlineData("[NonController] public class OrdersController : ControllerBase")]
    [InlineData("public static class Outer { public class Nothing {} } public class RemoteController")]
    public Task NothingToReport(string type)
    {
        var modifier = type.Contains("class OrdersController\n", StringComparison.Ordinal) ? "" : "public ";
        return Verify.VerifyAnalyzerAsync($$"""
            {{Usings}}
            {{type}}
            {
                {{modifier}}int List() => 1;
            }
            """);
    }

    [Fact]
    public Task ControllersByAttributeOrInheritance() => Verify.VerifyAnalyzerAsync($$"""
        {{Usings}}
        [Controller] public class Orders { [HttpGet("/a")] public int {|DG1001:A|}() => 1; }
        public class Carts : Orders { [HttpGet("/b")] public int {|DG1001:B|}() => 1; [NonAction] public void No() { } [PartOf("x"), HttpGet("/c")] public int C() => 1; }
        """.Replace("class Carts", "class {|DG1001:Carts|}"));

    [Fact]
    public Task InheritedActionsAreReportedAtTheController() => Verify.VerifyAnalyzerAsync(
        Usings + """

        public abstract class Crud<T> : ControllerBase
        {
            [HttpGet] public T List() => default!;
            [HttpPost] public virtual void Create(T item) { }
            [NonAction] public virtual void Helper() { }
        }

        [Route("orders")]
        public class {|#0:OrdersController|} : Crud<int>
        {
            public override void {|#1:Create|}(int item) { }
            public override void Helper() { }
        }

        [Route("carts"), PartOf("carts")]
        public class CartsController : Crud<string>;
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("GET /orders", "orders"),
        Verify.Diagnostic().WithLocation(1).WithArguments("POST /orders", "orders"));

    [Fact]
    public Task PartialControllerInTwoFiles()
    {
        var test = new Verify.Test();
        test.TestState.Sources.Add(Usings + """

            [Route("orders")]
            public partial class OrdersController : ControllerBase
            {
                [HttpGet] public int {|DG1001:List|}() => 1;
            }

            public partial class CartsController { [HttpGet("carts")] public int List() => 1; }
            """);
        test.TestState.Sources.Add(Usings + """

            public partial class OrdersController
            {
                [HttpPost] public void {|DG1001:Create|}() { }
            }

            [PartOf("carts")] public partial class CartsController : ControllerBase;
            """);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task GeneratedFilesAreNotReported()
    {
        var test = new Verify.Test();
        test.TestState.Sources.Add(("/0/Generated.g.cs", Usings + """

            public class OrdersController : ControllerBase { [HttpGet("/orders")] public int List() => 1; }
            static class Endpoints { public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) => app.MapGet("/x", () => 1); }
            """));
        test.TestState.Sources.Add(Usings + """

            // <auto-generated/> stands first in a generated file, not here.
            public class CartsController : ControllerBase { [HttpGet("/carts")] public int {|DG1001:List|}() => 1; }
            """);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task WhatActionsOfAReferencedProjectDoIsNotKnown()
    {
        var test = new Verify.Test { TestCode = Usings + "\n[Route(\"orders\")] public class OrdersController : Library.Base { [HttpPost] public void {|DG1001:Create|}() { } }" };
        test.TestState.AdditionalProjects["Library"].Sources.Add("""
            [Microsoft.AspNetCore.Mvc.NonController]
            public class Unrelated : Microsoft.AspNetCore.Mvc.ControllerBase;
            namespace Library { public abstract class Base : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet] public void List() { } } }
            """);
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task CodeThatIsBeingTyped() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestCode = Usings + """

            public class OrdersController : Unknown { [HttpGet("/a")] public int A( }
            public class CartsController : ControllerBase { [HttpGet(] public Missing B() => ; [HttpGet(Nowhere)] public void C(Missing x); [PartOf] public int D() => 1; }
            public class : ControllerBase { }
            public class LoopController : LoopController { public void E() { } }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task HostedServices() => Verify.VerifyAnalyzerAsync(
        """
        using DeliveryGap;
        namespace Shop;
        class {|#0:Nightly|} : BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
        class {|#1:Starter|} : IHostedService
        {
            public Task StartAsync(CancellationToken token) => Task.CompletedTask;
            public Task StopAsync(CancellationToken token) => Task.CompletedTask;
        }
        [PartOf("reports")] class Marked : BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
        abstract class Base : BackgroundService;
        class NoService { public Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("job Shop.Nightly", "nightly"),
        Verify.Diagnostic().WithLocation(1).WithArguments("job Shop.Starter", "starter"));
}
