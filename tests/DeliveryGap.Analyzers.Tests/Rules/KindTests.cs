using DeliveryGap.Analyzers.Tests.Verifier;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>;
using VerifyFiles = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.ExistingListAnalyzer>;
using VerifyEvidence = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.FeatureEvidenceAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>Entry points that are no requests, as somebody types them.</summary>
public sealed class KindTests
{
    [Fact]
    public Task A_hubs_methods_and_a_grpc_services_overrides_are_reported_at_their_names() => Verify.VerifyAnalyzerAsync(
        """
        using System; using System.Threading.Tasks; using DeliveryGap; using Microsoft.AspNetCore.SignalR;

        public class ChatHub : Hub
        {
            public Task {|#0:Send|}(string text) => Clients.All.SendAsync("Receive", text);
            [PartOf("chat")] public Task Leave() => Task.CompletedTask;
            public override Task OnConnectedAsync() => Task.CompletedTask;
        }

        public class CartService : Cart.CartBase { public override void {|#1:AddItem|}() { } }

        public static class Cart
        {
            [Grpc.Core.BindServiceMethod(typeof(Cart), "BindService")]
            public abstract class CartBase { public virtual void AddItem() { } }
            static readonly string __ServiceName = "shop.Cart";
            static string Name => __ServiceName;
        }

        namespace Grpc.Core { public class BindServiceMethodAttribute(Type type, string name) : Attribute { public object[] All => [type, name]; } }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("hub ChatHub.Send", "chat-hub.send"),
        Verify.Diagnostic().WithLocation(1).WithArguments("grpc /shop.Cart/AddItem", "cart-service.add-item"));

    [Fact]
    public async Task Consumers_and_functions()
    {
        var test = new Verify.Test { TestCode = """
        using System; using System.Threading.Tasks; using DeliveryGap; using MassTransit;
        namespace Shop
        {
            public record Paid;
            public class {|#0:PaidConsumer|} : IConsumer<Paid> { public Task Consume(ConsumeContext<Paid> context) => Task.CompletedTask; }
            [NotAFeature("an audit trail")] public class Audit : IConsumer<Paid> { public Task Consume(ConsumeContext<Paid> context) => Task.CompletedTask; }
            public class Mine : IHandle<Paid> { public void Handle(Paid message) { } }
            public interface IHandle<T> { void Handle(T message); }
            public class Orders { [Microsoft.Azure.Functions.Worker.Function("Import")] public static void {|#1:Run|}() { } }
        }
        namespace MassTransit { public interface ConsumeContext<T>; public interface IConsumer<T> { Task Consume(ConsumeContext<T> context); } }
        """ };
        const string functions = "Microsoft.Azure.Functions.Worker.Core";
        test.TestState.AdditionalProjects[functions].Sources.Add(
            "namespace Microsoft.Azure.Functions.Worker { public class FunctionAttribute(string name) : System.Attribute { public string Name => name; } }");
        test.TestState.AdditionalProjectReferences.Add(functions);
        test.TestState.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("message Shop.Paid Shop.PaidConsumer", "paid-consumer"));
        test.TestState.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(1).WithArguments("function Import", "orders.run"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_teams_own_kind_from_its_config_file()
    {
        var test = new Verify.Test
        {
            TestCode = """
                namespace Shop;
                public interface IWork { void Run(); }
                public class {|#0:Sweep|} : IWork { public void Run() { } }
                public class Other { public void Run() { } }
                """,
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndelivery_gap_entry_points = job: Shop.IWork.Run\n"));
        test.TestState.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(0).WithArguments("job Shop.Sweep", "sweep"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_malformed_own_kind_is_told_once()
    {
        var test = new VerifyFiles.Test { TestCode = "class A;" };
        test.TestState.Sources.Add("class B;");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndelivery_gap_entry_points = work: Shop.IWork.Run\n"));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("DG9001"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task What_serves_a_feature_by_its_flag_counts_where_a_number_is_missing() => VerifyEvidence.VerifyAnalyzerAsync(
        """
        using System.Diagnostics.Metrics; using System.Threading.Tasks; using DeliveryGap; using Microsoft.AspNetCore.Mvc; using Microsoft.FeatureManagement;

        public class Pay(IFeatureManager flags) : ControllerBase
        {
            private static readonly Counter<int> Paid = new Meter("Shop").CreateCounter<int>("shop.paid");
            [HttpPost("/pay")] public async Task Run() { if (await flags.IsEnabledAsync("apple-pay")) Paid.Add(1); }
        }

        public class Show : ControllerBase { [HttpGet("/pay"), PartOf("apple-pay")] public int Get() => 1; }

        [Feature("apple-pay", Flag = "apple-pay"), SuccessMetric("shop.paid", MetricKind.Engagement)] static class ApplePay;

        namespace Microsoft.FeatureManagement { public interface IFeatureManager { Task<bool> IsEnabledAsync(string feature); } class Flags : IFeatureManager { public Task<bool> IsEnabledAsync(string feature) => Task.FromResult(true); } }
        """);
}
