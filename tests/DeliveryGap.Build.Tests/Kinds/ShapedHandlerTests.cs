using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>Handlers of messages that nobody knows by name: which come from outside, and which from within.</summary>
public class ShapedHandlerTests
{
    private static readonly Project Rabbit = new("RabbitMQ.Client", "namespace RabbitMQ.Client; public interface IConnection; public interface IChannel;", IsOwn: false);

    private static readonly Project Acme = new("Acme.Bus", """
        namespace Acme.Bus;
        public class Envelope<T> { public T Message => default!; }
        public interface IMessageHandler<T> { Task Handle(Envelope<T> message); }
        public interface IAnswerHandler<T, R> { Task<R> Handle(T message); }
        public interface IMapper<S, T> { void Map(S source, T target); }
        public interface IProcessor<T> { Task Process(T message); }
        public static class Registration { public static void AddHandler<T>(this IServiceCollection services) { } }
        """, IsOwn: false);

    private static readonly Project MediatR = new("MediatR", """
        namespace MediatR;
        public interface IRequestHandler<in T> { Task Handle(T message, CancellationToken token); }
        public interface INotificationHandler<in T> { Task Handle(T message, CancellationToken token); }
        public interface ISender { Task Send(object message); }
        """, IsOwn: false);

    /// <summary>As in eShop.</summary>
    private const string EventBus = """
        public record IntegrationEvent { public Guid Id { get; init; } }
        public interface IIntegrationEventHandler { Task Handle(IntegrationEvent message); }
        public interface IIntegrationEventHandler<in T> : IIntegrationEventHandler where T : IntegrationEvent
        {
            Task Handle(T message);
            Task IIntegrationEventHandler.Handle(IntegrationEvent message) => Handle((T)message);
        }
        public interface IEventBus { Task PublishAsync(IntegrationEvent message); }
        public class RabbitBus(RabbitMQ.Client.IConnection connection) : IEventBus { public Task PublishAsync(IntegrationEvent message) => Task.FromResult(connection); }
        public static class Subscriptions { public static void AddSubscription<T, H>(this IServiceCollection services) where H : class, IIntegrationEventHandler<T> where T : IntegrationEvent => services.AddKeyedTransient<IIntegrationEventHandler, H>(typeof(T)); }
        """;

    [Fact]
    public void A_bus_of_ones_own_brings_in_what_no_own_code_creates() => Evidence.Evidence.Of(
        new("Shop", """
            using Microsoft.Extensions.DependencyInjection;
            var services = new ServiceCollection();
            services.AddSubscription<OrderPaid, OrderPaidHandler>();
            services.AddSubscription<PriceChanged, PriceChangedHandler>();

            public record OrderPaid(int Order) : IntegrationEvent;
            public record PriceChanged(int Product) : IntegrationEvent;
            public record Unsubscribed(int Product) : IntegrationEvent;

            [Feature("payment"), SuccessMetric("Paid", MetricKind.Engagement)]
            public class OrderPaidHandler(IEventBus bus) : IIntegrationEventHandler<OrderPaid>
            {
                public async Task Handle(OrderPaid message) { Count.Paid.Add(1); await bus.PublishAsync(new PriceChanged(1)); }
            }

            // Published by this program itself.
            public class PriceChangedHandler : IIntegrationEventHandler<PriceChanged> { public Task Handle(PriceChanged message) => Task.CompletedTask; }
            public class UnsubscribedHandler : IIntegrationEventHandler<Unsubscribed> { public Task Handle(Unsubscribed message) => Task.CompletedTask; }

            // What a source generator writes to read what comes in.
            public class Context() : System.Text.Json.Serialization.JsonSerializerContext(null)
            {
                public OrderPaid Read() => new OrderPaid(1);
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """),
        new("Bus", EventBus), Rabbit).Enters("message OrderPaid OrderPaidHandler = payment by mark").Says("Paid direct: OrderPaidHandler.Handle");

    [Fact]
    public void Without_a_broker_nothing_comes_from_outside() => Evidence.Evidence.Of(
        """
        var services = new ServiceCollection();
        services.AddScoped<IDomainEventHandler<OrderPaid>, OrderPaidHandler>();
        public record OrderPaid;
        public interface IDomainEventHandler<T> { Task Handle(T message); }
        public class OrderPaidHandler : IDomainEventHandler<OrderPaid> { public Task Handle(OrderPaid message) => Task.CompletedTask; }
        """).Enters("");

    [Fact]
    public void A_framework_that_nobody_knows() => Evidence.Evidence.Of(
        new("Shop", """
            using Acme.Bus;
            var services = new ServiceCollection();
            services.AddHandler<PaidHandler>(); services.AddHandler<BothHandler>(); services.AddHandler<MadeHandler>(); services.AddHandler<Asked>(); services.AddHandler<Mapper>(); services.AddHandler<Step>(); services.AddHandler<FactoryHandler>();
            Console.WriteLine(new Made()); Console.WriteLine(Factory.From(1));

            public record Paid; public record Sent; public record Made; public record Factory { public static Factory From(int number) => new(); } public record Query; public record Unregistered;
            public class PaidHandler : IMessageHandler<Paid> { public Task Handle(Envelope<Paid> message) => Task.CompletedTask; }
            public class BothHandler : IMessageHandler<Paid>, IMessageHandler<Sent>
            {
                public Task Handle(Envelope<Paid> message) => Task.CompletedTask;
                public Task Handle(Envelope<Sent> message) => Task.CompletedTask;
            }

            public class MadeHandler : IMessageHandler<Made> { public Task Handle(Envelope<Made> message) => Task.CompletedTask; }
            public class FactoryHandler : IMessageHandler<Factory> { public Task Handle(Envelope<Factory> message) => Task.CompletedTask; }
            public class Asked : IAnswerHandler<Query, int> { public Task<int> Handle(Query message) => Task.FromResult(1); }
            public class Mapper : IMapper<Paid, Sent> { public void Map(Paid source, Sent target) { } }
            public class Step : IProcessor<Paid> { public Task Process(Paid message) => Task.CompletedTask; }
            public class Nobody : IMessageHandler<Unregistered> { public Task Handle(Envelope<Unregistered> message) => Task.CompletedTask; }
            public class Framework : IMessageHandler<string> { public Task Handle(Envelope<string> message) => Task.CompletedTask; }
            """), Acme).Enters("""
            message Paid PaidHandler
            message Paid BothHandler
            message Sent BothHandler
            """);

    [Fact]
    public void A_mediators_handlers_are_reached_from_the_endpoint_that_sends() => Evidence.Evidence.Of(
        new("Shop", """
            using MediatR; using Acme.Bus;
            var services = new ServiceCollection();
            services.AddScoped<IRequestHandler<PlaceOrder>, PlaceOrderHandler>(); services.AddScoped<INotificationHandler<Paid>, PaidHandler>(); services.AddHandler<CancelHandler>();

            public record PlaceOrder; public record Paid; public record Cancel;
            public class Orders(ISender sender) : ControllerBase
            {
                [Promises("Placed")] public Task Place([FromBody] PlaceOrder order) => sender.Send(order);
                [HttpPost("/cancel"), PartOf("Placed")] public Task Stop([FromBody] Cancel cancel) => sender.Send(cancel);
            }

            public class PlaceOrderHandler : IRequestHandler<PlaceOrder> { public Task Handle(PlaceOrder message, CancellationToken token) { Count.Placed.Add(1); return Task.CompletedTask; } }
            public class PaidHandler : INotificationHandler<Paid> { public Task Handle(Paid message, CancellationToken token) => Task.CompletedTask; }
            // A request brings it in.
            public class CancelHandler : IMessageHandler<Cancel> { public Task Handle(Envelope<Cancel> message) => Task.CompletedTask; }
            """), MediatR, Acme).Enters("""
            POST /Placed = Placed by mark
            POST /cancel = Placed by mark
            """).Says("Placed message: Orders.Place > PlaceOrderHandler.Handle");

    [Fact]
    public void What_takes_an_own_type_and_handles_no_message() => Evidence.Evidence.Of(
        new("Shop", """
            using Microsoft.Extensions.Options; using Microsoft.AspNetCore.Authorization;
            var services = new ServiceCollection();
            services.AddSingleton<IConfigureOptions<Settings>, Setup>(); services.AddScoped<IValidator<Settings>, Validate>(); services.AddSingleton<IEqualityComparer<Settings>, Compare>();
            services.AddSingleton<IAuthorizationHandler, Permit>(); services.AddSingleton<IUndoHandler<Settings>, Undo>();

            public class Settings; public class Requirement : IAuthorizationRequirement;
            public interface IValidator<T> { void Validate(T value); }
            public interface IUndoHandler<T> { Task<bool> Handle(T value); }
            public class Setup : IConfigureOptions<Settings> { public void Configure(Settings options) { } }
            public class Validate : IValidator<Settings> { void IValidator<Settings>.Validate(Settings value) { } }
            public class Undo : IUndoHandler<Settings> { public Task<bool> Handle(Settings value) => Task.FromResult(true); }
            public class Compare : IEqualityComparer<Settings> { public bool Equals(Settings? x, Settings? y) => true; public int GetHashCode(Settings value) => 1; }
            public class Permit : AuthorizationHandler<Requirement> { protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement) => Task.CompletedTask; }
            public class Holder(RabbitMQ.Client.IChannel channel) { public object Channel => channel; }
            """), Rabbit).Enters("");
}
