using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>gRPC services and SignalR hubs.</summary>
public class RpcTests
{
    private static readonly Project Grpc = new("Grpc.Core.Api", """
        namespace Grpc.Core;
        [AttributeUsage(AttributeTargets.Class)] public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute { public Type Type => bindType; public string Name => bindMethodName; }
        public class ServerCallContext; public enum MethodType { Unary }
        public class Method<TRequest, TResponse>(MethodType type, string serviceName, string name, object requests, object responses) { public object[] All => [type, serviceName, name, requests, responses]; }
        """, IsOwn: false);

    /// <summary>As Grpc.Tools writes it.</summary>
    private const string Generated = """
        public class AddItemRequest; public class CartReply;
        public static partial class Cart
        {
            static readonly string __ServiceName = "shop.v1.Cart";
            static readonly Method<AddItemRequest, CartReply> __Method_AddItem = new Method<AddItemRequest, CartReply>(MethodType.Unary, __ServiceName, "AddItem", null!, null!);
            static readonly Method<AddItemRequest, CartReply> __Method_clear = new Method<AddItemRequest, CartReply>(MethodType.Unary, __ServiceName, "clear", null!, null!);
            static readonly object[] All = [__Method_AddItem, __Method_clear];

            [BindServiceMethod(typeof(Cart), "BindService")]
            public abstract partial class CartBase
            {
                public virtual Task<CartReply> AddItem(AddItemRequest request, ServerCallContext context) => throw new Exception();
                public virtual Task<CartReply> clear(AddItemRequest request, ServerCallContext context) => throw new Exception();
                public virtual Task<CartReply> Unused(AddItemRequest request, ServerCallContext context) => throw new Exception();
            }

            public class CartClient { public virtual CartReply AddItem(AddItemRequest request) => new(); }
        }
        """;

    [Fact]
    public void What_a_service_overrides_is_called_by_the_names_on_the_wire() => Evidence.Evidence.Of(
        new("Shop", "using Grpc.Core; namespace Shop;" + Generated + """
            [Feature("cart"), SuccessMetric("Added", MetricKind.Engagement)]
            public class CartService : Cart.CartBase
            {
                public override Task<CartReply> AddItem(AddItemRequest request, ServerCallContext context) { Count.Added.Add(1); return Task.FromResult(new CartReply()); }
                [PartOf("other")] public override async Task<CartReply> clear(AddItemRequest request, ServerCallContext context) { await Task.Yield(); return new(); }
                public Task<CartReply> NotOfTheContract(AddItemRequest request, ServerCallContext context) => AddItem(request, context);
                public override string ToString() => "";
            }
            """), Grpc).Enters("""
            grpc /shop.v1.Cart/AddItem = cart by mark
            grpc /shop.v1.Cart/clear = other by mark
            """).Says("Added direct: CartService.AddItem");

    [Fact]
    public void Overrides_in_a_base_class_are_the_services_that_derive_from_it() => Evidence.Evidence.Of(
        new("Shop", "using Grpc.Core; namespace Shop;" + Generated + """
            public abstract class Audited : Cart.CartBase
            {
                public override Task<CartReply> clear(AddItemRequest request, ServerCallContext context) => Task.FromResult(new CartReply());
            }
            public class CartService : Audited
            {
                public override Task<CartReply> AddItem(AddItemRequest request, ServerCallContext context) => clear(request, context);
            }
            """), Grpc).Enters("""
            grpc /shop.v1.Cart/AddItem
            grpc /shop.v1.Cart/clear
            """);

    [Fact]
    public void Where_the_contract_lies_in_a_package_its_namespace_is_not_known() => Evidence.Evidence.Of(
        new("Shop", """
            using Grpc.Core; namespace Shop;
            public class CartService : Cart.CartBase { public override Task<CartReply> AddItem(AddItemRequest request, ServerCallContext context) => Task.FromResult(new CartReply()); }
            """), new("Contracts", "using Grpc.Core; namespace Shop;" + Generated, IsOwn: false), Grpc).Enters("grpc /…Cart/AddItem");

    [Fact]
    public void Clients_bases_and_classes_of_like_names_are_no_services() => Evidence.Evidence.Of(
        new("Shop", "using Grpc.Core; namespace Shop;" + Generated + """
            public abstract class Unfinished : Cart.CartBase { public override Task<CartReply> AddItem(AddItemRequest request, ServerCallContext context) => throw new Exception(); }
            public class Recording : Cart.CartClient { public override CartReply AddItem(AddItemRequest request) => new(); }
            public class CartBase { public virtual void AddItem() { } }
            public class Other : CartBase { public override void AddItem() { } }
            public class Empty : Cart.CartBase;
            """), Grpc).Enters("");

    [Fact]
    public void What_clients_call_on_a_hub() => Evidence.Evidence.Of(
        """
        using Microsoft.AspNetCore.SignalR;
        namespace Shop
        {
            public interface IClient { Task Receive(string text); }

            [Feature("chat"), SuccessMetric("Sent", MetricKind.Engagement)]
            public class ChatHub : Hub
            {
                public async Task Send(string text) { await Clients.All.SendAsync("Receive", text); Count.Sent.Add(1); }
                [HubMethodName("history"), PartOf("history")] public IEnumerable<string> GetHistory() => [];
                public override Task OnConnectedAsync() => base.OnConnectedAsync();
                public override Task OnDisconnectedAsync(Exception? exception) => Task.CompletedTask;
                public override string ToString() => "";
                public static void Shared() { }
                public T Generic<T>(T value) => value;
                internal void Hidden() { }
                protected override void Dispose(bool disposing) { }
                public int Count2 { get; set; }
            }

            public abstract class Base : Hub<IClient>
            {
                public Task Ping() => Clients.All.Receive("ping");
                public virtual Task Leave() => Task.CompletedTask;
            }

            public class NewsHub : Base { public override Task Leave() => base.Leave(); }
        }
        """).Enters("""
        hub Shop.ChatHub.Send = chat by mark
        hub Shop.ChatHub.history = history by mark
        hub Shop.NewsHub.Leave
        hub Shop.NewsHub.Ping
        """).Says("Sent direct: ChatHub.Send");

    [Fact]
    public void What_the_framework_records_of_each_kind() => Evidence.Evidence.Of(
        new("Shop", "using Grpc.Core; namespace Shop;" + Generated + """
            [Feature("cart"), SuccessMetric("http.server.request.duration", MetricKind.Latency), SupportingMetric("kestrel.connection.duration", MetricKind.Latency)]
            public class CartService : Cart.CartBase { public override Task<CartReply> AddItem(AddItemRequest request, ServerCallContext context) => Task.FromResult(new CartReply()); }

            [Feature("chat"), SuccessMetric("signalr.server.connection.duration", MetricKind.Latency), SupportingMetric("http.server.active_requests", MetricKind.Engagement)]
            public class ChatHub : Microsoft.AspNetCore.SignalR.Hub { public void Send() { } }

            [Feature("report"), SuccessMetric("signalr.server.active_connections", MetricKind.Engagement)]
            public class Report : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
            """), Grpc).Says("""
            http.server.request.duration framework
            kestrel.connection.duration framework
            signalr.server.connection.duration framework
            http.server.active_requests absent
            signalr.server.active_connections absent
            """);

    [Fact]
    public void What_is_called_a_hub_and_is_none() => Evidence.Evidence.Of(
        """
        namespace Shop;
        public class Hub { public void Send() { } }
        public class ChatHub : Hub { public void Join() { } }
        public class EventHub { public void Publish(Microsoft.AspNetCore.SignalR.IHubContext<RealHub> hub) { } }
        public abstract class RealHub : Microsoft.AspNetCore.SignalR.Hub { public void Send() { } }
        """).Enters("");
}
