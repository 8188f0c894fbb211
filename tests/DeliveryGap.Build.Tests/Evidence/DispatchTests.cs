namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Where virtual and interface calls go.</summary>
public class DispatchTests
{
    [Fact]
    public void An_interface_call_goes_to_what_implements_it() => Evidence.Of(
        """
        public class Pay(IOne one, ISeveral several, INone none, IExplicit @explicit, IDefault @default, IReplaced replaced) : ControllerBase
        {
            [Promises("One")] public void A() => one.Go();
            [Promises("First")] public void B() => several.Go();
            [Promises("Second")] public void C() => several.Go();
            [Promises("Nobody")] public void D() => none.Go();
            [Promises("Explicit")] public void E() => @explicit.Go();
            [Promises("Default")] public void F() => @default.Go();
            [Promises("Replaced")] public void G() => replaced.Go();
            [Promises("Beside")] public void H() => one.Other();
            [Promises("SameNameElsewhere")] public void I() => one.Go();
        }

        public interface IOne { void Go(); void Other(); }
        class One : IOne { public void Go() => Count.One.Add(1); public void Other() { } public void Unasked() => Count.Beside.Add(1); }
        class Unrelated { public void Go() => Count.SameNameElsewhere.Add(1); }

        public interface ISeveral { void Go(); }
        class First : ISeveral { public void Go() => Count.First.Add(1); }
        class Second : ISeveral { public void Go() => Count.Second.Add(1); }

        public interface INone { void Go(); }
        class LooksLikeIt { public void Go() => Count.Nobody.Add(1); }

        public interface IExplicit { void Go(); }
        class ExplicitOne : IExplicit { void IExplicit.Go() => Count.Explicit.Add(1); }

        public interface IDefault { void Go() => Count.Default.Add(1); }
        class Defaulted : IDefault;

        public interface IReplaced { void Go() => Count.Replaced.Add(1); }
        class Replacing : IReplaced { public void Go() { } }
        """).Says("""
        One                  dispatched: Pay.A > One.Go
        First                dispatched: Pay.B > First.Go
        Second               dispatched: Pay.C > Second.Go
        Nobody               absent
        Explicit             dispatched: Pay.E > ExplicitOne.Go
        Default              dispatched: Pay.F > IDefault.Go
        Replaced             absent
        Beside               absent
        SameNameElsewhere    absent
        """);

    [Fact]
    public void What_is_mentioned_counts_and_the_rest_does_not() => Evidence.Of(
        """
        var services = new ServiceCollection();
        services.AddScoped<ICharge, CardCharge>();
        services.AddScoped(typeof(IShip), typeof(FastShip));
        ITell told = new Mail();

        public class Pay(ICharge charge, IShip ship, ITell tell) : ControllerBase
        {
            [Promises("Card")] public void A() => charge.Go();
            [Promises("Cash")] public void B() => charge.Go();
            [Promises("Fast")] public void C() => ship.Go();
            [Promises("Slow")] public void D() => ship.Go();
            [Promises("Mail")] public void E() => tell.Go();
            [Promises("Phone")] public void F() => tell.Go();
        }

        public interface ICharge { void Go(); }
        class CardCharge : ICharge { public void Go() => Count.Card.Add(1); }
        class CashCharge : ICharge { public void Go() => Count.Cash.Add(1); public static CashCharge Make() => new(); }
        public interface IShip { void Go(); }
        class FastShip : IShip { public void Go() => Count.Fast.Add(1); }
        class SlowShip : IShip { public void Go() => Count.Slow.Add(1); }
        public interface ITell { void Go(); }
        class Mail : ITell { public void Go() => Count.Mail.Add(1); }
        class Phone : ITell { public void Go() => Count.Phone.Add(1); }
        """).Says("""
        Card    dispatched: Pay.A > CardCharge.Go
        Cash    absent
        Fast    dispatched: Pay.C > FastShip.Go
        Slow    absent
        Mail    dispatched: Pay.E > Mail.Go
        Phone   absent
        """);

    [Fact]
    public void Where_a_package_scans_an_assembly_all_count() => Evidence.Of(
        new("Shop", """
            using Scanning;
            Scan.Register(typeof(Pay).Assembly);
            ICharge charge = new CardCharge();

            public class Pay(ICharge charge) : ControllerBase
            {
                [Promises("Card")] public void A() => charge.Go();
                [Promises("Cash")] public void B() => charge.Go();
            }

            public interface ICharge { void Go(); }
            class CardCharge : ICharge { public void Go() => Count.Card.Add(1); }
            class CashCharge : ICharge { public void Go() => Count.Cash.Add(1); }
            """),
        new("Scanning", "namespace Scanning; public static class Scan { public static void Register(System.Reflection.Assembly assembly) { } }", IsOwn: false)).Says("""
        Card    dispatched: Pay.A > CardCharge.Go
        Cash    dispatched: Pay.B > CashCharge.Go
        """);

    [Fact]
    public void A_scan_by_the_framework_is_for_parts_of_its_own() => Evidence.Of(
        """
        new ServiceCollection().AddControllers().AddApplicationPart(typeof(Pay).Assembly);
        ICharge charge = new CardCharge();

        public class Pay(ICharge charge) : ControllerBase
        {
            [Promises("Card")] public void A() => charge.Go();
            [Promises("Cash")] public void B() => charge.Go();
        }

        public interface ICharge { void Go(); }
        class CardCharge : ICharge { public void Go() => Count.Card.Add(1); }
        class CashCharge : ICharge { public void Go() => Count.Cash.Add(1); }
        """).Says("""
        Card    dispatched: Pay.A > CardCharge.Go
        Cash    absent
        """);

    [Fact]
    public void A_closed_generic_interface_goes_to_those_closed_alike() => Evidence.Of(
        """
        public class Pay(IHandler<Order> orders, IHandler<Refund> refunds, IRepository<Order> store, IPair<string, Order> pair) : ControllerBase
        {
            [Promises("Order")] public void A() => orders.Handle(new());
            [Promises("Refund")] public void B() => refunds.Handle(new());
            [Promises("RefundOnOrders")] public void C() => orders.Handle(new());
            [Promises("Open")] public void D() => store.Add(new());
            [Promises("Pair")] public void E() => pair.Put("", new());
            [Promises("OtherPair")] public void F() => pair.Put("", new());
        }

        public class Order; public class Refund;
        public interface IHandler<T> { void Handle(T message); }
        class OrderHandler : IHandler<Order> { public void Handle(Order message) => Count.Order.Add(1); }
        class RefundHandler : IHandler<Refund> { public void Handle(Refund message) { Count.Refund.Add(1); Count.RefundOnOrders.Add(1); } }
        public interface IRepository<T> { void Add(T item); }
        class Repository<T> : IRepository<T> { public void Add(T item) => Count.Open.Add(1); }
        public interface IPair<T, U> { void Put(T key, U value); }
        class OrderPair : IPair<string, Order> { public void Put(string key, Order value) => Count.Pair.Add(1); }
        class RefundPair : IPair<string, Refund> { public void Put(string key, Refund value) => Count.OtherPair.Add(1); }
        """).Says("""
        Order             dispatched: Pay.A > OrderHandler.Handle
        Refund            dispatched: Pay.B > RefundHandler.Handle
        RefundOnOrders    absent
        Open              dispatched: Pay.D > Repository.Add
        Pair              dispatched: Pay.E > OrderPair.Put
        OtherPair         absent
        """);

    [Fact]
    public void This_is_the_entry_points_own_type() => Evidence.Of(
        """
        public abstract class Base : ControllerBase
        {
            public void Run() { Before(); Step(); }
            protected virtual void Before() => Count.BaseBefore.Add(1);
            protected abstract void Step();
            protected virtual void Kept() => Count.Kept.Add(1);
        }

        public class Card : Base
        {
            [Promises("CardStep")] public void A() => Run();
            [Promises("CashStep")] public void B() => Run();
            [Promises("BaseBefore")] public void C() => Run();
            [Promises("CardBefore")] public void D() => Run();
            [Promises("Kept")] public void E() => base.Kept();
            [Promises("Overridden")] public void F() => base.Kept();
            protected override void Step() => Count.CardStep.Add(1);
            protected override void Before() => Count.CardBefore.Add(1);
            protected override void Kept() => Count.Overridden.Add(1);
        }

        public class Cash : Base
        {
            protected override void Step() => Count.CashStep.Add(1);
        }
        """).Says("""
        CardStep      direct: Card.A > Base.Run > Card.Step
        CashStep      absent
        BaseBefore    absent
        CardBefore    direct: Card.D > Base.Run > Card.Before
        Kept          direct: Card.E > Base.Kept
        Overridden    absent
        """);

    [Fact]
    public void An_inherited_action_runs_on_the_controller_that_inherits_it() => Evidence.Of(
        """
        public abstract class Crud<T> : ControllerBase
        {
            [HttpPost("save")] public void Save() => Store(default!);
            protected abstract void Store(T item);
        }

        [Route("orders")]
        [Feature("orders"), SuccessMetric("OrderStored", MetricKind.Engagement), SupportingMetric("RefundStored", MetricKind.Engagement)]
        public class Orders : Crud<string> { protected override void Store(string item) => Count.OrderStored.Add(1); }

        [Route("refunds")]
        public class Refunds : Crud<int> { protected override void Store(int item) => Count.RefundStored.Add(1); }
        """).Says("""
        OrderStored     direct: Crud.Save > Orders.Store
        RefundStored    absent
        """);

    [Fact]
    public void An_exact_receiver_is_that_one() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private readonly ICharge field = new Card();
            private static readonly ICharge Shared = new Card();
            [Promises("New")] public void A() { ICharge charge = new Card(); charge.One(); }
            [Promises("NewOther")] public void B() { ICharge charge = new Card(); charge.One(); }
            [Promises("Field")] public void C() => field.Two();
            [Promises("FieldOther")] public void D() => field.Two();
            [Promises("Static")] public void E() => Shared.Three();
            [Promises("Either")] public void F(bool x) { ICharge charge = x ? new Card() : new Cash(); charge.Four(); }
            [Promises("Sealed")] public void G(Cheque cheque) => cheque.Five();
            [Promises("Neither")] public void H(bool x) { ICharge charge = x ? new Card() : new Cash(); charge.Four(); }
        }

        public interface ICharge { void One(); void Two(); void Three(); void Four(); void Five(); }
        class Card : ICharge
        {
            public void One() => Count.New.Add(1); public void Two() => Count.Field.Add(1); public void Three() => Count.Static.Add(1);
            public void Four() { } public void Five() { }
        }
        class Cash : ICharge
        {
            public void One() => Count.NewOther.Add(1); public void Two() => Count.FieldOther.Add(1); public void Three() { }
            public void Four() => Count.Either.Add(1); public void Five() { }
        }
        public sealed class Cheque : ICharge
        {
            public void One() { } public void Two() { } public void Three() { } public void Four() => Count.Neither.Add(1); public void Five() => Count.Sealed.Add(1);
        }
        """).Says("""
        New           direct: Pay.A > Card.One
        NewOther      absent
        Field         direct: Pay.C > Card.Two
        FieldOther    absent
        Static        direct: Pay.E > Card.Three
        Either        dispatched: Pay.F > Cash.Four
        Sealed        direct: Pay.G > Cheque.Five
        Neither       absent
        """);

    [Fact]
    public void Hidden_and_covariant_members_are_told_apart() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Hiding")] public void A() { var x = new Hiding(); x.Go(); }
            [Promises("Hidden")] public void B() { var x = new Hiding(); x.Go(); }
            [Promises("HiddenByBase")] public void C() { Base x = new Hiding(); x.Go(); }
            [Promises("Covariant")] public void D() { Base x = new Hiding(); x.Make(); }
            [Promises("NotCovariant")] public void E() { Base x = new Hiding(); x.Make(); }
            [Promises("NewSlot")] public void F() { Base x = new Hiding(); x.Slot(); }
        }

        public class Base
        {
            public void Go() { Count.Hidden.Add(1); Count.HiddenByBase.Add(1); }
            public virtual Base Make() { Count.NotCovariant.Add(1); return this; }
            public virtual void Slot() { }
        }
        public class Hiding : Base
        {
            public new void Go() => Count.Hiding.Add(1);
            public override Hiding Make() { Count.Covariant.Add(1); return this; }
            public new virtual void Slot() => Count.NewSlot.Add(1);
        }
        """).Says("""
        Hiding          direct: Pay.A > Hiding.Go
        Hidden          absent
        HiddenByBase    direct: Pay.C > Base.Go
        Covariant       direct: Pay.D > Hiding.Make
        NotCovariant    absent
        NewSlot         absent
        """);

    [Fact]
    public void Static_abstract_members_are_those_of_the_type_argument_that_is_carried_along() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("OfCard")] public void A() => Run<Card>();
            [Promises("OfCash")] public void B() => Run<Card>();
            [Promises("OfTwo")] public void C() => Outer<Cash>();
            [Promises("OfType")] public void D() => new Box<Card>().Open();
            private static void Outer<T>() where T : ICharge => Run<T>();
            private static void Run<T>() where T : ICharge => T.Go();
        }

        public interface ICharge { static abstract void Go(); }
        class Card : ICharge { public static void Go() { Count.OfCard.Add(1); Count.OfType.Add(1); } }
        class Cash : ICharge { public static void Go() { Count.OfCash.Add(1); Count.OfTwo.Add(1); } }
        class Box<T> where T : ICharge { public void Open() => T.Go(); }
        """).Says("""
        OfCard    direct: Pay.A > Pay.Run > Card.Go
        OfCash    absent
        OfTwo     direct: Pay.C > Pay.Outer > Pay.Run > Cash.Go
        OfType    direct: Pay.D > Box.Open > Card.Go
        """);

    [Fact]
    public void Type_arguments_narrow_a_receiver_on_the_way() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("OrderSaved")] public void A(Saver<Order> saver) => saver.Save(new());
            [Promises("RefundSaved")] public void B(Saver<Order> saver) => saver.Save(new());
            [Promises("OrderSent")] public void C(Sender sender) => sender.Send<Order>(null!);
            [Promises("RefundSent")] public void D(Sender sender) => sender.Send<Order>(null!);
        }

        public class Order; public class Refund;
        public interface IStore<T> { void Put(T item); }
        class OrderStore : IStore<Order> { public void Put(Order item) { Count.OrderSaved.Add(1); Count.OrderSent.Add(1); } }
        class RefundStore : IStore<Refund> { public void Put(Refund item) { Count.RefundSaved.Add(1); Count.RefundSent.Add(1); } }
        public class Saver<T>(IStore<T> store) { public void Save(T item) => store.Put(item); }
        public class Sender { public void Send<T>(IStore<T> store) where T : new() => store.Put(new T()); }
        """).Says("""
        OrderSaved     dispatched: Pay.A > Saver.Save > OrderStore.Put
        RefundSaved    absent
        OrderSent      dispatched: Pay.C > Sender.Send > OrderStore.Put
        RefundSent     absent
        """);
}
