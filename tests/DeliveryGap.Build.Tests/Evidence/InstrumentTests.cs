namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Which instrument a record goes to.</summary>
public class InstrumentTests
{
    [Fact]
    public void An_instrument_is_known_wherever_it_is_kept() => Evidence.Of(
        """
        public class Pay(Primary primary, Lazily lazily, ByFactory byFactory, Options options) : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<long> Static = Meter.CreateCounter<long>("static.readonly");
            private static Counter<long> Property { get; } = Meter.CreateCounter<long>("static.property");
            private static Counter<long> Getter => Held.Counter;
            private readonly Counter<int> instance;
            public Pay(Primary p, Lazily l, ByFactory f, Options o, int unused) : this(p, l, f, o) { }

            [Promises("static.readonly")] public void A() => Static.Add(1);
            [Promises("static.property")] public void B() => Property.Add(1);
            [Promises("other.type")] public void C() => Getter.Add(1);
            [Promises("primary.constructor")] public void D() => primary.Go();
            [Promises("lazy")] public void E() => lazily.Go();
            [Promises("meter.factory")] public void F() => byFactory.Go();
            [Promises("helper.creates")] public void G() => Helper.Made.Add(1);
            [Promises("local")] public void H() { var local = Meter.CreateCounter<long>("local"); local.Add(1); }
            [Promises("inline")] public void I() => Meter.CreateCounter<long>("inline").Add(1);
            [Promises("set.in.constructor")] public void J() => new Kept(1).Go();
            [Promises("never.assigned")] public void K() => instance?.Add(1);
            [Promises("configured")] public void L() => new Configured(options).Go();
            [Promises("of.other.meter", Meter = "Elsewhere")] public void M() => Meter.CreateCounter<long>("of.other.meter").Add(1);
            [Promises("of.its.meter", Meter = "Shop")] public void N() => Meter.CreateCounter<long>("of.its.meter").Add(1);
            [Promises("created.only")] public void O() { var created = Meter.CreateCounter<long>("created.only"); Console.WriteLine(created.Name); }
            [Promises("settable")] public void P() => Settable.Counter!.Add(1);
        }

        static class Held { public static readonly Counter<long> Counter = new Meter("Held").CreateCounter<long>("other.type"); }
        public class Primary(Meter meter) { private readonly Counter<long> counter = meter.CreateCounter<long>("primary.constructor"); public void Go() => counter.Add(1); }
        public class Lazily { private readonly Lazy<Counter<long>> counter = new(() => new Meter("Lazy").CreateCounter<long>("lazy")); public void Go() => counter.Value.Add(1); }
        public class ByFactory
        {
            private readonly Histogram<double> histogram;
            public ByFactory(IMeterFactory factory) { var meter = factory.Create("Factory"); histogram = meter.CreateHistogram<double>("meter.factory"); }
            public void Go() => histogram.Record(1);
        }
        static class Helper
        {
            public static readonly Counter<long> Made = Make("helper", "creates");
            private static Counter<long> Make(string a, string b) => new Meter("Helper").CreateCounter<long>($"{a}.{b}");
        }
        public class Kept
        {
            private Counter<int> counter;
            public Kept(int unused) { counter = new Meter("Kept").CreateCounter<int>("set.in.constructor"); }
            public void Go() => counter.Add(1);
        }
        public class Options { public string Name { get; set; } = "x"; }
        public class Configured(Options options) { private readonly Counter<int> counter = new Meter("M").CreateCounter<int>(options.Name); public void Go() => counter.Add(1); }
        static class Settable { public static Counter<int>? Counter; }
        """).Says("""
        static.readonly        direct: Pay.A
        static.property        direct: Pay.B
        other.type             direct: Pay.C
        primary.constructor    direct: Pay.D > Primary.Go
        lazy                   direct: Pay.E > Lazily.Go
        meter.factory          direct: Pay.F > ByFactory.Go
        helper.creates         direct: Pay.G
        local                  direct: Pay.H
        inline                 direct: Pay.I
        set.in.constructor     direct: Pay.J > Kept.Go
        never.assigned         unknown: Pay.K records to an instrument whose name is not constant
        configured             unknown: Configured.Go records to an instrument whose name is not constant
        of.other.meter         absent
        of.its.meter           direct: Pay.N
        created.only           absent
        settable               unknown: Pay.P records to an instrument whose name is not constant
        """);

    [Fact]
    public void A_name_is_followed_to_its_constants() => Evidence.Of(
        """
        public class Pay(Microsoft.Extensions.Configuration.IConfiguration configuration) : ControllerBase
        {
            private const string Prefix = "shop";
            private static readonly Meter Meter = new("Shop");
            [Promises("shop.const")] public void A() => Meter.CreateCounter<long>(Prefix + ".const").Add(1);
            [Promises("shop.interpolated")] public void B() => Meter.CreateCounter<long>($"{Prefix}.interpolated").Add(1);
            [Promises("Promised")] public void C() => Meter.CreateCounter<long>(nameof(Promised)).Add(1);
            [Promises("shop.lower")] public void D() => Meter.CreateCounter<long>("SHOP.Lower".ToLowerInvariant()).Add(1);
            [Promises("shop.configured")] public void E() => Meter.CreateCounter<long>(configuration["name"]!).Add(1);
            [Promises("shop.partly")] public void F() => Meter.CreateCounter<long>("shop." + configuration["name"]).Add(1);
            [Promises("shop.left")] public void G(bool x) => Meter.CreateCounter<long>(x ? "shop.left" : "shop.right").Add(1);
            [Promises("shop.third")] public void H(bool x) => Meter.CreateCounter<long>(x ? "shop.left" : "shop.right").Add(1);
            [Promises("shop.table")] public void I(string key) => Tables.Counters[key].Add(1);
            private static int Promised => 1;
        }
        static class Tables { public static readonly Dictionary<string, Counter<long>> Counters = new() { ["a"] = new Meter("T").CreateCounter<long>("shop.table") }; }
        """).Says("""
        shop.const           direct: Pay.A
        shop.interpolated    direct: Pay.B
        Promised             direct: Pay.C
        shop.lower           direct: Pay.D
        shop.configured      unknown: Pay.E records to an instrument whose name is not constant
        shop.partly          unknown: Pay.F records to an instrument whose name is not constant
        shop.left            direct: Pay.G
        shop.third           absent
        shop.table           unknown: Pay.I records to an instrument whose name is not constant
        """);

    [Fact]
    public void A_name_is_that_of_the_object_on_the_path() => Evidence.Of(
        """
        public abstract class Base : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            protected abstract string Name { get; }
            protected void Run() => Meter.CreateCounter<long>(Name).Add(1);
            protected void Hand(string name) => Take(name);
            protected abstract void Take(string name);
            protected static void Hit(string name) => Meter.CreateCounter<long>(name).Add(1);
        }
        public class Card : Base
        {
            [Promises("card")] public void A() => Run();
            [Promises("cash")] public void B() => Run();
            [Promises("handed.to.card")] public void C() => Hand("handed.to.card");
            protected override string Name => "card";
            protected override void Take(string name) => Hit(name);
        }
        public class Cash : Base
        {
            [Promises("handed.to.cash")] public void D() => Hand("handed.to.cash");
            protected override string Name => "cash";
            protected override void Take(string name) { }
        }
        """).Says("""
        card              direct: Card.A > Base.Run
        cash              absent
        handed.to.card    direct: Card.C > Base.Hand > Card.Take > Base.Hit
        handed.to.cash    absent
        """);

    [Fact]
    public void A_helper_records_what_its_callers_hand_it() => Evidence.Of(
        """
        public class Pay(Metrics metrics) : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<long> One = Meter.CreateCounter<long>("counter.handed"), Two = Meter.CreateCounter<long>("other.handed");
            [Promises("counter.handed")] public void A() => Inc(One);
            [Promises("other.handed")] public void B() => Inc(One);
            [Promises("by.name")] public void C() => Hit("by.name");
            [Promises("not.by.name")] public void D() => Hit("by.name");
            [Promises("wrapped.twice")] public void E() => Outer("wrapped.twice");
            [Promises("shop.prefixed")] public void F() => Prefixed("prefixed");
            [Promises("metric.name")] public void G() => metrics.Count("metric.name", 1);
            [Promises("not.metric.name")] public void H() => metrics.Count("x", "not.metric.name");
            [Promises("by.lambda")] public void I() => Run(() => Hit("by.lambda"));
            [Promises("local.function")] public void J() { Go("local.function"); void Go(string name) => Hit(name); }
            [Promises("unknown.name")] public void K(string name) => Hit(name);
            [Promises("by.extension")] public void L() => One.Twice("by.extension");
            [Promises("only.others")] public void M() => Console.WriteLine();
            [Promises("optional")] public void N() => Optional();
            [Promises("recursive")] public void O() => Recursive("recursive", 3);
            [Promises("handed.by.interface")] public void P(ISink sink) => sink.Hit("handed.by.interface");
            [Promises("generic")] public void Q() => Generic(Meter.CreateHistogram<double>("generic"));
            private void Others() => Hit("only.others");

            private static void Inc(Counter<long> counter) => counter.Add(1);
            private static void Generic<T>(Histogram<T> histogram) where T : struct => histogram.Record(default);
            private static void Hit(string name) => Meter.CreateCounter<long>(name).Add(1);
            private static void Outer(string name) => Hit(name);
            private static void Prefixed(string name) => Hit("shop." + name);
            private static void Optional(string name = "optional") => Hit(name);
            private static void Recursive(string name, int n) { if (n > 0) Recursive(name, n - 1); Hit(name); }
            private static void Run(Action action) => action();
        }
        public interface ISink { void Hit(string name); }
        public class Sink : ISink { public void Hit(string name) => new Meter("S").CreateCounter<int>(name).Add(1); }
        public static class Extensions { public static void Twice(this Counter<long> counter, string name) => new Meter("E").CreateCounter<int>(name).Add(2); }
        public class Metrics
        {
            public void Count([MetricName] string name, int by) => Console.WriteLine(name + by);
            public void Count(string text, string name) => Console.WriteLine(name + text);
        }
        """).Says("""
        counter.handed         direct: Pay.A > Pay.Inc
        other.handed           absent
        by.name                direct: Pay.C > Pay.Hit
        not.by.name            absent
        wrapped.twice          direct: Pay.E > Pay.Outer > Pay.Hit
        shop.prefixed          direct: Pay.F > Pay.Prefixed > Pay.Hit
        metric.name            direct: Pay.G
        not.metric.name        absent
        by.lambda              direct: Pay.I > Pay.Hit
        local.function         direct: Pay.J > Pay.Go > Pay.Hit
        unknown.name           unknown: records to an instrument whose name is not constant
        by.extension           direct: Pay.L > Extensions.Twice
        only.others            absent
        optional               direct: Pay.N > Pay.Optional > Pay.Hit
        recursive              direct: Pay.O > Pay.Recursive > Pay.Hit
        handed.by.interface    dispatched: Pay.P > Sink.Hit
        generic                direct: Pay.Q > Pay.Generic
        """);

    /// <summary>FullStackHero, with counters for its invoices: who picks was asked for what is picked.</summary>
    [Theory]
    [InlineData("bool which", "which", "metrics.Count(false);")]
    [InlineData("int which", "which == 1", "metrics.Count(2);")]
    [InlineData("DayOfWeek which", "which == DayOfWeek.Monday", "metrics.Count(DayOfWeek.Friday);")]
    [InlineData("string? which", "which == null", "metrics.Count(null);")]
    [InlineData("string? which", "which == null", "metrics.Count(\"b\");")]
    public void One_of_several_that_a_method_picks_was_taken_for_none(string parameter, string isFirst, string call) => Evidence.Of(
        $$"""
        public sealed class Metrics
        {
            private readonly Meter meter = new("Shop");
            private readonly Counter<long> first, second;
            public Metrics() { first = meter.CreateCounter<long>("first.done"); second = meter.CreateCounter<long>("second.done"); }
            public void Count({{parameter}}) => For(which).Add(1);
            private Counter<long> For({{parameter}}) => {{isFirst}} ? first : second;
        }

        [Feature("pay"), SuccessMetric("second.done", MetricKind.Engagement)]
        public class Pay(Metrics metrics) : ControllerBase { [HttpPost("/a")] public void A() { {{call}} } }
        """).Says("second.done direct: Pay.A > Metrics.Count");

    [Fact]
    public void A_name_in_an_object_that_is_handed_on_is_not_known() => Evidence.Of(
        """
        public readonly record struct Name(string Text);
        public static class Metrics
        {
            public static readonly Name First = new("first.done"), Second = new("second.done");
            private static readonly Meter Meter = new("Shop");
            public static void Count(Name name) => Meter.CreateCounter<long>(name.Text).Add(1);
            public static void Tell(ActivityEvent item) => Activity.Current?.AddEvent(item);
        }

        [Feature("pay"), SuccessMetric("first.done", MetricKind.Engagement), SupportingMetric("told", MetricKind.Engagement)]
        public class Pay : ControllerBase { [HttpPost("/a")] public void A() { Metrics.Count(Metrics.First); Metrics.Tell(new("told")); } }
        public class Other : ControllerBase { [HttpPost("/b")] public void A() { Metrics.Count(Metrics.Second); Metrics.Tell(new("asked")); } }
        """).Says("""
        first.done  unknown
        told        unknown
        """);
}
