namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Handlers that messages reach, and those that they do not.</summary>
public class MessageTests
{
    private static readonly Project Mediator = new("Mediation", """
        namespace Mediation;
        public interface IRequest<T>;
        public interface INotification;
        public interface IRequestHandler<in M, T> where M : IRequest<T> { Task<T> Handle(M message, CancellationToken token); }
        public interface INotificationHandler<in M> where M : INotification { Task Handle(M message, CancellationToken token); }
        public interface IPipelineBehavior<in M, T> { Task<T> Handle(M message, Func<Task<T>> next, CancellationToken token); }
        public interface ISender { Task<T> Send<T>(IRequest<T> message); Task Publish(object message); Task PublishMany(IEnumerable<INotification> messages); }
        """, IsOwn: false);

    [Fact]
    public void What_is_handed_to_a_mediator_reaches_its_handler() => Evidence.Of(
        new("Shop", """
            using Mediation;
            var services = new ServiceCollection();
            services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Timing<,>));

            public class Pay(ISender sender, List<object> list) : ControllerBase
            {
                [Promises("Sent")] public Task A() => sender.Send(new PayOrder());
                [Promises("NotSent")] public Task B() => sender.Send(new PayOrder());
                [Promises("Published")] public Task C() => sender.Publish(new OrderPaid(1));
                [Promises("PublishedTwice")] public Task D() => sender.Publish(new OrderPaid(1));
                [Promises("InList")] public void E() => list.Add(new InList());
                [Promises("Many")] public Task F() => sender.PublishMany(new INotification[] { new Listed() });
                [Promises("Enveloped")] public Task G() => sender.Publish(new Envelope<Inner>(new Inner()));
                [Promises("OnlyCreated")] public void H() => Console.WriteLine(new Created());
                [Promises("Behaviour")] public Task I() => sender.Send(new PayOrder());
                [Promises("UnregisteredBehaviour")] public Task J() => sender.Send(new PayOrder());
                [Promises("BehaviourUnasked")] public void K() => Console.WriteLine();
                [Promises("FromVariable")] public Task L() { var message = new FromVariable(); return sender.Send(message); }
                [Promises("FromBody")] public Task M([FromBody] FromBody message) => sender.Send(message);
                [Promises("SameShape")] public Task N() => sender.Send(new PayOrder());
                [Promises("ByHelper")] public Task O() => Helper(new Helped());
                private Task Helper(IRequest<int> request) => sender.Send(request);
            }

            public record PayOrder : IRequest<int>; public record Refund : IRequest<int>; public record OrderPaid(int Id) : INotification;
            public record InList : INotification; public record Listed : INotification; public record Envelope<T>(T Message); public record Inner;
            public record Created : INotification; public record FromVariable : IRequest<int>; public record FromBody : IRequest<int>; public record Helped : IRequest<int>;

            class PayHandler : IRequestHandler<PayOrder, int> { public async Task<int> Handle(PayOrder m, CancellationToken t) { await Task.Yield(); Count.Sent.Add(1); return 1; } }
            class RefundHandler : IRequestHandler<Refund, int> { public Task<int> Handle(Refund m, CancellationToken t) { Count.NotSent.Add(1); return Task.FromResult(1); } }
            class Mailer : INotificationHandler<OrderPaid> { public Task Handle(OrderPaid m, CancellationToken t) { Count.Published.Add(1); return Task.CompletedTask; } }
            class Ledger : INotificationHandler<OrderPaid> { public Task Handle(OrderPaid m, CancellationToken t) { Count.PublishedTwice.Add(1); return Task.CompletedTask; } }
            class ListHandler : INotificationHandler<InList> { public Task Handle(InList m, CancellationToken t) { Count.InList.Add(1); return Task.CompletedTask; } }
            class ListedHandler : INotificationHandler<Listed> { public Task Handle(Listed m, CancellationToken t) { Count.Many.Add(1); return Task.CompletedTask; } }
            interface IConsume<T> { void Consume(T message); }
            class InnerHandler : IConsume<Inner> { public void Consume(Inner m) => Count.Enveloped.Add(1); }
            class CreatedHandler : INotificationHandler<Created> { public Task Handle(Created m, CancellationToken t) { Count.OnlyCreated.Add(1); return Task.CompletedTask; } }
            class VariableHandler : IRequestHandler<FromVariable, int> { public Task<int> Handle(FromVariable m, CancellationToken t) { Count.FromVariable.Add(1); return Task.FromResult(1); } }
            class BodyHandler : IRequestHandler<FromBody, int> { public Task<int> Handle(FromBody m, CancellationToken t) { Count.FromBody.Add(1); return Task.FromResult(1); } }
            class HelpedHandler : IRequestHandler<Helped, int> { public Task<int> Handle(Helped m, CancellationToken t) { Count.ByHelper.Add(1); return Task.FromResult(1); } }
            class NoHandler { public Task<int> Handle(PayOrder m, CancellationToken t) { Count.SameShape.Add(1); return Task.FromResult(1); } }
            class Timing<M, T> : IPipelineBehavior<M, T>
            {
                public async Task<T> Handle(M m, Func<Task<T>> next, CancellationToken t) { Count.Behaviour.Add(1); Count.BehaviourUnasked.Add(1); return await next(); }
            }
            class Unregistered<M, T> : IPipelineBehavior<M, T> { public Task<T> Handle(M m, Func<Task<T>> next, CancellationToken t) { Count.UnregisteredBehaviour.Add(1); return next(); } }
            """),
        Mediator).Says("""
        Sent                     message: Pay.A > PayHandler.Handle
        NotSent                  absent
        Published                message: Pay.C > Mailer.Handle
        PublishedTwice           message: Pay.D > Ledger.Handle
        InList                   absent
        Many                     message: Pay.F > ListedHandler.Handle
        Enveloped                message: Pay.G > InnerHandler.Consume
        OnlyCreated              absent
        Behaviour                message: Pay.I > Timing.Handle
        UnregisteredBehaviour    absent
        BehaviourUnasked         absent
        FromVariable             message: Pay.L > VariableHandler.Handle
        FromBody                 message: Pay.M > BodyHandler.Handle
        SameShape                absent
        ByHelper                 message: Pay.O > Pay.Helper > HelpedHandler.Handle
        """);

    [Fact]
    public void A_handler_of_several_messages_is_reached_by_each_where_it_takes_it() => Evidence.Of(
        new("Shop", """
            using Mediation;
            public class Pay(ISender sender) : ControllerBase
            {
                [Promises("First")] public Task A() => sender.Publish(new OrderPaid());
                [Promises("Second")] public Task B() => sender.Publish(new OrderSent());
            }
            public record OrderPaid : INotification; public record OrderSent : INotification;
            class Both : INotificationHandler<OrderPaid>, INotificationHandler<OrderSent>
            {
                public Task Handle(OrderPaid m, CancellationToken t) { Count.First.Add(1); return Task.CompletedTask; }
                public Task Handle(OrderSent m, CancellationToken t) { Count.Second.Add(1); return Task.CompletedTask; }
            }
            """),
        Mediator).Says("""
        First     message: Pay.A > Both.Handle
        Second    message: Pay.B > Both.Handle
        """);

    [Fact]
    public void An_own_dispatcher_that_reflects_is_explained_by_the_handler_that_it_finds() => Evidence.Of(
        """
        public class Pay(Bus bus, Reflecting reflecting) : ControllerBase
        {
            [Promises("Generic")] public void A() => bus.Send(new PayOrder());
            [Promises("GenericOther")] public void B() => bus.Send(new PayOrder());
            [Promises("Reflected")] public void C() => reflecting.Send(new PayOrder());
            [Promises("ReflectedOther")] public void D() => reflecting.Send(new PayOrder());
            [Promises("Unhandled")] public void E() => reflecting.Send(new Unhandled());
        }
        public record PayOrder; public record Refund; public record Unhandled;
        public interface IHandle<T> { void Handle(T message); }
        class PayHandler : IHandle<PayOrder> { public void Handle(PayOrder m) { Count.Generic.Add(1); Count.Reflected.Add(1); } }
        class RefundHandler : IHandle<Refund> { public void Handle(Refund m) { Count.GenericOther.Add(1); Count.ReflectedOther.Add(1); Count.Unhandled.Add(1); } }
        public class Bus(IServiceProvider services) { public void Send<T>(T message) => services.GetRequiredService<IHandle<T>>().Handle(message); }
        public class Reflecting(IServiceProvider services)
        {
            public void Send(object message)
            {
                var type = typeof(IHandle<>).MakeGenericType(message.GetType());
                type.GetMethod("Handle")!.Invoke(services.GetService(type), new[] { message });
            }
        }
        """).Says("""
        Generic           dispatched: Pay.A > Bus.Send > PayHandler.Handle
        GenericOther      absent
        Reflected         message: Pay.C > PayHandler.Handle
        ReflectedOther    absent
        Unhandled         unknown: Reflecting.Send, which calls
        """);

    /// <summary>eShop: an order raises its events when it is made, and the context that saves it publishes them.</summary>
    [Fact]
    public void An_event_that_an_entity_raises_was_lost_where_the_deliverer_knows_its_interface_alone() => Evidence.Of(
        new("Shop", """
            using Mediation;

            public abstract class Entity
            {
                private readonly List<INotification> events = [];
                public IReadOnlyCollection<INotification> Events => events.AsReadOnly();
                protected void Raise(INotification item) => events.Add(item);
            }

            public class Order : Entity { public Order() => Raise(new OrderStarted()); public void Ship() => Raise(new OrderShipped()); }
            public class OrderStarted : INotification; public class OrderShipped : INotification;
            class StartedHandler : INotificationHandler<OrderStarted> { public Task Handle(OrderStarted m, CancellationToken t) { Count.Started.Add(1); return Task.CompletedTask; } }
            class ShippedHandler : INotificationHandler<OrderShipped> { public Task Handle(OrderShipped m, CancellationToken t) { Count.Shipped.Add(1); return Task.CompletedTask; } }

            public class Store(ISender sender)
            {
                public async Task Save(IEnumerable<Entity> entities)
                {
                    foreach (var item in entities.SelectMany(entity => entity.Events).ToList())
                        await sender.Publish(item);
                }
            }

            public class Pay(Store store) : ControllerBase
            {
                [Promises("Started")] public Task A() => store.Save([new Order()]);
                [Promises("Shipped")] public Task B() => store.Save([new Order()]);
            }
            """),
        Mediator).Says("""
        Started   message: Pay.A > Store.Save > StartedHandler.Handle
        Shipped   absent
        """);

    private static readonly Project EntityFramework = new("Microsoft.EntityFrameworkCore", """
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContext { public virtual int SaveChanges() => 0; }
        }

        namespace Microsoft.EntityFrameworkCore.Diagnostics
        {
            public class SaveChangesInterceptor { public virtual int SavedChanges(Microsoft.EntityFrameworkCore.DbContext context, int result) => result; }
        }
        """, IsOwn: false);

    /// <summary>FullStackHero: an interceptor publishes what entities raised, once they are saved.</summary>
    [Theory]
    [InlineData("sender.Publish(new PriceChanged());", "unknown: where changes are saved")]
    [InlineData("Console.WriteLine(sender);", "absent (editor: unknown)")]
    public void What_an_interceptor_publishes_once_changes_are_saved_was_taken_for_never_published(string saved, string status) => Evidence.Of(
        new("Shop", $$"""
            using Mediation; using Microsoft.EntityFrameworkCore; using Microsoft.EntityFrameworkCore.Diagnostics;

            public class Pay(DbContext context) : ControllerBase
            {
                [Promises("Changed")] public void A() => context.SaveChanges();
                [Promises("Nowhere")] public void B() => context.SaveChanges();
            }

            public class PriceChanged : INotification;
            class Handler : INotificationHandler<PriceChanged> { public Task Handle(PriceChanged m, CancellationToken t) { Count.Changed.Add(1); return Task.CompletedTask; } }
            class Publishing(ISender sender) : SaveChangesInterceptor { public override int SavedChanges(DbContext context, int result) { {{saved}} return result; } }
            """),
        Mediator, EntityFramework).Says($"""
        Changed   {status}
        Nowhere   absent
        """);
}
