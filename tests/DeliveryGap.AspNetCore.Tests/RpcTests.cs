using System.Net;
using DeliveryGap.AspNetCore.Tests.Running;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace DeliveryGap.AspNetCore.Tests;

/// <summary>gRPC's requests are named by the service's method and type; SignalR's connections are not.</summary>
public sealed class RpcTests
{
    [Theory]
    [InlineData("AddItem", "method")]
    [InlineData("Clear", "service")]
    public async Task A_service_s_method_is_named(string method, string feature)
    {
        await using var app = await MeasuredApplication.Start(
            app => app.MapGrpcService<Cart>(),
            builder =>
            {
                builder.Services.AddGrpc();
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
            });
        using var channel = GrpcChannel.ForAddress(app.Client.BaseAddress!);

        var answer = await channel.CreateCallInvoker().AsyncUnaryCall(CartBase.MethodNamed(method), null, new(), "tea");

        Assert.Equal("tea", answer);
        Assert.Equal(feature, await app.NextFeature());
    }

    [Fact]
    public async Task A_hub_s_connection_is_not_named()
    {
        await using var app = await MeasuredApplication.Start(
            app => app.MapHub<Chat>("/chat"), builder => builder.Services.AddSignalR());

        using var response = await app.Client.PostAsync("/chat/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(await app.NextFeature());
    }

    [Feature("chat")]
    private sealed class Chat : Hub;

    [Feature("service")]
    private sealed class Cart : CartBase
    {
        [PartOf("method")]
        public override Task<string> AddItem(string item, ServerCallContext context) => Task.FromResult(item);

        public override Task<string> Clear(string item, ServerCallContext context) => Task.FromResult(item);
    }

    /// <summary>As the gRPC tools generate it.</summary>
    [BindServiceMethod(typeof(CartBase), nameof(Bind))]
    public abstract class CartBase
    {
        private static readonly Marshaller<string> Text = Marshallers.Create(System.Text.Encoding.UTF8.GetBytes, System.Text.Encoding.UTF8.GetString);

        public static Method<string, string> MethodNamed(string name) => new(MethodType.Unary, "shop.Cart", name, Text, Text);

        public static void Bind(ServiceBinderBase binder, CartBase? service)
        {
            binder.AddMethod(MethodNamed("AddItem"), service is null ? null : service.AddItem);
            binder.AddMethod(MethodNamed("Clear"), service is null ? null : service.Clear);
        }

        public virtual Task<string> AddItem(string item, ServerCallContext context) => throw new NotSupportedException();

        public virtual Task<string> Clear(string item, ServerCallContext context) => throw new NotSupportedException();
    }
}
