namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>What runs without being called by name.</summary>
public class CallTests
{
    [Fact]
    public void Creating_an_object_runs_its_constructors_and_initialisers() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Constructor")] public void A() => new Made();
            [Promises("FieldInitialiser")] public void B() => new Made();
            [Promises("PropertyInitialiser")] public void C() => new Made();
            [Promises("BaseConstructor")] public void D() => new Made();
            [Promises("OtherConstructor")] public void E() => new Made();
            [Promises("Chained")] public void F() => new Made("");
            [Promises("ObjectInitialiser")] public void G() => new Made { Set = 1 };
            [Promises("Finalizer")] public void H() => new Made();
            [Promises("Unmade")] public void I() => typeof(Made).ToString();
            [Promises("Record")] public void J() => new Line(1);
            [Promises("Struct")] public void K() { var money = new Money(1); }
            [Promises("DefaultOfStruct")] public void L() { Money money = default; }
        }

        public class Made : Above
        {
            private readonly int field = Note(() => Count.FieldInitialiser.Add(1));
            public int Property { get; } = Note(() => Count.PropertyInitialiser.Add(1));
            public int Set { set => Count.ObjectInitialiser.Add(value); }
            public Made() { Count.Constructor.Add(1); Count.Unmade.Add(1); }
            public Made(int number) => Count.OtherConstructor.Add(number);
            public Made(string text) : this(text.Length) => Count.Chained.Add(1);
            ~Made() => Count.Finalizer.Add(1);
            private static int Note(Action record) { record(); return 1; }
        }
        public class Above { protected Above() => Count.BaseConstructor.Add(1); }
        public record Line(int Number) { public int Twice { get; } = Counted(Number); private static int Counted(int n) { Count.Record.Add(n); return n; } }
        public struct Money { public Money(int cents) { Count.Struct.Add(1); Count.DefaultOfStruct.Add(1); } }
        """).Says("""
        Constructor            direct: Pay.A > new Made
        FieldInitialiser       direct: Pay.B > new Made
        PropertyInitialiser    direct: Pay.C > new Made
        BaseConstructor        direct: Pay.D > new Made > new Above
        OtherConstructor       absent
        Chained                direct: Pay.F > new Made
        ObjectInitialiser      direct: Pay.G > Made.Set
        Finalizer              absent
        Unmade                 absent
        Record                 direct: Pay.J > new Line > Line.Counted
        Struct                 direct: Pay.K > new Money
        DefaultOfStruct        absent
        """);

    [Fact]
    public void Accessors_operators_and_conversions_are_calls() => Evidence.Of(
        """
        public class Pay(Till till) : ControllerBase
        {
            [Promises("Getter")] public void A() => Console.WriteLine(till.Total);
            [Promises("Setter")] public void B() => till.Total = 1;
            [Promises("SetterNotGetter")] public void C() => Console.WriteLine(till.Total);
            [Promises("Indexer")] public void D() => Console.WriteLine(till[0]);
            [Promises("Operator")] public void E() => Console.WriteLine(till + till);
            [Promises("OtherOperator")] public void F() => Console.WriteLine(till + till);
            [Promises("Implicit")] public void G() { int number = till; Console.WriteLine(number); }
            [Promises("Explicit")] public void H() => Console.WriteLine((long)till);
            [Promises("Compound")] public void I() { var x = till; x -= till; Console.WriteLine(x); }
            [Promises("InitOnly")] public void J() => Console.WriteLine(new Till { Once = 1 });
            [Promises("Nameof")] public void K() => Console.WriteLine(nameof(Till.Total) + nameof(till.Record));
            [Promises("Conditional")] public void L() => till.Logged();
            [Promises("Deconstructed")] public void M() { var (a, b) = till; Console.WriteLine(a + b); }
            [Promises("Matched")] public void N() => Console.WriteLine(till is { Total: 1 });
            [Promises("Positional")] public void O() => Console.WriteLine(till is (1, 2));
            [Promises("NullConditional")] public void P(Till? other) => other?.Record();
            [Promises("Increment")] public void Q() { var x = till; x++; Console.WriteLine(x); }
            [Promises("True")] public void R() { if (till) Console.WriteLine(); }
        }

        public class Till
        {
            public int Total { get { Count.Getter.Add(1); Count.Nameof.Add(1); Count.Matched.Add(1); return 1; } set { Count.Setter.Add(1); Count.SetterNotGetter.Add(1); } }
            public int Once { init => Count.InitOnly.Add(value); }
            public int this[int i] { get { Count.Indexer.Add(1); return i; } }
            public void Record() { Count.NullConditional.Add(1); Count.Nameof.Add(1); }
            public void Deconstruct(out int a, out int b) { (a, b) = (1, 2); Count.Deconstructed.Add(1); Count.Positional.Add(1); }
            [Conditional("NEVER")] public void Logged() => Count.Conditional.Add(1);
            public static Till operator +(Till a, Till b) { Count.Operator.Add(1); return a; }
            public static Till operator -(Till a, Till b) { Count.OtherOperator.Add(1); Count.Compound.Add(1); return a; }
            public static Till operator ++(Till a) { Count.Increment.Add(1); return a; }
            public static bool operator true(Till a) { Count.True.Add(1); return true; }
            public static bool operator false(Till a) => false;
            public static implicit operator int(Till till) { Count.Implicit.Add(1); return 1; }
            public static explicit operator long(Till till) { Count.Explicit.Add(1); return 1; }
        }
        """).Says("""
        Getter             direct: Pay.A > Till.Total
        Setter             direct: Pay.B > Till.Total
        SetterNotGetter    absent
        Indexer            direct: Pay.D > Till.Item
        Operator           direct: Pay.E > Till.op_Addition
        OtherOperator      absent
        Implicit           direct: Pay.G > Till.op_Implicit
        Explicit           direct: Pay.H > Till.op_Explicit
        Compound           direct: Pay.I > Till.op_Subtraction
        InitOnly           direct: Pay.J > Till.Once
        Nameof             absent
        Conditional        absent
        Deconstructed      direct: Pay.M > Till.Deconstruct
        Matched            direct: Pay.N > Till.Total
        Positional         direct: Pay.O > Till.Deconstruct
        NullConditional    direct: Pay.P > Till.Record
        Increment          direct: Pay.Q > Till.op_Increment
        True               direct: Pay.R > Till.op_True
        """);

    [Fact]
    public void Delegates_run_where_they_are_made() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private readonly Action stored = () => Count.InField.Add(1);
            private static readonly Dictionary<string, Action> Table = new() { ["a"] = Tabled };
            [Promises("Lambda")] public void A() { Action go = () => Count.Lambda.Add(1); go(); }
            [Promises("Group")] public void B() => Run(Record);
            [Promises("Linq")] public void C(int[] items) => items.Select(Each).ToList();
            [Promises("LinqLambda")] public void D(int[] items) => items.Where(item => { Count.LinqLambda.Add(1); return true; }).ToList();
            [Promises("Local")] public void E() { Go(); void Go() => Count.Local.Add(1); }
            [Promises("Uncalled")] public void F() { void Go() => Count.Uncalled.Add(1); Console.WriteLine(); }
            [Promises("Inner")] public void G() { Action outer = () => { Action inner = () => Count.Inner.Add(1); inner(); }; outer(); }
            [Promises("InField")] public void H() => stored();
            [Promises("OfOtherMethod")] public void I() => Console.WriteLine();
            [Promises("Tree")] public void J() { System.Linq.Expressions.Expression<Action> tree = () => Treed(); Console.WriteLine(tree); }
            [Promises("Timer")] public void K() => new Timer(_ => Count.Timer.Add(1), null, 0, 1);
            [Promises("Task")] public void L() => Task.Run(() => Count.Task.Add(1));
            [Promises("Captured")] public void M(int by) => Run(() => Count.Captured.Add(by));
            [Promises("VirtualGroup")] public void N(Base x) => Run(x.Go);
            [Promises("InTable")] public void P(string key) => Table[key]();
            [Promises("Injected")] public void Q(Hooks hooks) => hooks.Run();
            [Promises("SetElsewhere")] public void R() => Hooks.Shared();
            [Promises("HandedOn")] public void S() => Run(stored);
            [Promises("LocalGroup")] public void O(int[] items) { Array.ForEach(items, Go); static void Go(int i) => Count.LocalGroup.Add(i); }

            private void Other() => Run(() => Count.OfOtherMethod.Add(1));
            private static void Run(Action action) => action();
            private static void Record() => Count.Group.Add(1);
            private static int Each(int i) { Count.Linq.Add(i); return i; }
            private static void Tabled() => Count.InTable.Add(1);
            private static void Treed() => Count.Tree.Add(1);
        }
        public abstract class Base { public abstract void Go(); }
        public class Derived : Base { public override void Go() => Count.VirtualGroup.Add(1); }
        public class Hooks(Action hook) { public static Action Shared = () => { }; public void Run() => hook(); }
        """).Says("""
        Lambda           direct: Pay.A
        Group            direct: Pay.B > Pay.Record
        Linq             direct: Pay.C > Pay.Each
        LinqLambda       direct: Pay.D
        Local            direct: Pay.E > Pay.Go
        Uncalled         absent
        Inner            direct: Pay.G
        InField          direct: Pay.H > new Pay
        OfOtherMethod    absent
        Tree             absent
        Timer            direct: Pay.K
        Task             direct: Pay.L
        Captured         direct: Pay.M
        VirtualGroup     dispatched: Pay.N > Derived.Go
        LocalGroup       direct: Pay.O > Pay.Go
        InTable          unknown: calls a delegate that others made
        Injected         unknown: calls a delegate that others made
        SetElsewhere     unknown: calls a delegate that others made
        HandedOn         absent
        """);

    [Fact]
    public void An_event_runs_its_subscribers_where_it_is_raised() => Evidence.Of(
        """
        public class Pay(Shop shop) : ControllerBase
        {
            [Promises("Raised")] public void A() => shop.Sell();
            [Promises("Subscribing")] public void B() => new Ledger(shop);
            [Promises("Unraised")] public void C() => shop.Sell();
            [Promises("StaticRaised")] public void D() => Shop.Open();
            [Promises("ByLambda")] public void E() => shop.Sell();
            [Promises("OtherEvent")] public void F() => shop.Sell();
            [Promises("CustomAccessors")] public void G() => shop.Custom += Handle;
            private static void Handle() => Count.CustomAccessors.Add(1);
        }

        public class Shop
        {
            public event EventHandler? Sold;
            public event Action? Never;
            public static event Action? Opened;
            public event Action Custom { add { value(); } remove { } }
            public void Sell() => Sold?.Invoke(this, EventArgs.Empty);
            public static void Open() { if (Opened != null) Opened(); }
            public void Keep() => Never?.Invoke();
        }

        public class Ledger
        {
            public Ledger(Shop shop)
            {
                shop.Sold += OnSold;
                shop.Sold += (_, _) => Count.ByLambda.Add(1);
                shop.Never += () => { Count.Unraised.Add(1); Count.OtherEvent.Add(1); };
                Shop.Opened += OnOpened;
            }
            private void OnSold(object? sender, EventArgs e) { Count.Raised.Add(1); Count.Subscribing.Add(1); }
            private static void OnOpened() => Count.StaticRaised.Add(1);
        }
        """).Says("""
        Raised             dispatched: Pay.A > Shop.Sell > Ledger.OnSold
        Subscribing        absent
        Unraised           absent
        StaticRaised       dispatched: Pay.D > Shop.Open > Ledger.OnOpened
        ByLambda           dispatched: Pay.E > Shop.Sell > new Ledger
        OtherEvent         absent
        CustomAccessors    direct: Pay.G > Pay.Handle
        """);

    [Fact]
    public void Asynchronous_methods_iterators_and_patterns_run_their_bodies() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Async")] public async Task A() { await Task.Yield(); Count.Async.Add(1); }
            [Promises("AsyncCallee")] public async Task B() => await Work();
            [Promises("Unawaited")] public void C() { _ = Work2(); }
            [Promises("Iterator")] public void D() { foreach (var i in Numbers()) Console.WriteLine(i); }
            [Promises("IteratorByLinq")] public void E() => More().ToList();
            [Promises("AsyncIterator")] public async Task F() { await foreach (var i in Later()) Console.WriteLine(i); }
            [Promises("Using")] public void G() { using var scope = new Scope(); }
            [Promises("UsingStatement")] public void H() { using (new Scope2()) { } }
            [Promises("AwaitUsing")] public async Task I() { await using var scope = new AsyncScope(); }
            [Promises("OwnEnumerator")] public void J() { foreach (var i in new Bag()) Console.WriteLine(i); }
            [Promises("OwnAwaiter")] public async Task K() => await new Own();
            [Promises("RefStruct")] public void L() { using var scope = new RefScope(); }
            [Promises("Undisposed")] public void M() { var scope = new Scope3(); Console.WriteLine(scope); }
            [Promises("ExtensionAwaiter")] public async Task N() => await 5;
            [Promises("AsyncLambda")] public async Task O() => await Task.Run(async () => { await Task.Yield(); Count.AsyncLambda.Add(1); });
            [Promises("AfterTry")] public async Task P() { try { await Task.Yield(); } finally { Count.AfterTry.Add(1); } }
            [Promises("ValueTask")] public async ValueTask<int> Q() { await Task.Yield(); Count.ValueTask.Add(1); return 1; }

            private static async Task Work() { await Task.Yield(); Count.AsyncCallee.Add(1); }
            private static async Task Work2() { await Task.Yield(); Count.Unawaited.Add(1); }
            private static IEnumerable<int> Numbers() { Count.Iterator.Add(1); yield return 1; }
            private static IEnumerable<int> More() { yield return 1; Count.IteratorByLinq.Add(1); }
            private static async IAsyncEnumerable<int> Later() { await Task.Yield(); Count.AsyncIterator.Add(1); yield return 1; }
        }
        public class Scope : IDisposable { public void Dispose() => Count.Using.Add(1); }
        public class Scope2 : IDisposable { public void Dispose() => Count.UsingStatement.Add(1); }
        public class Scope3 : IDisposable { public void Dispose() => Count.Undisposed.Add(1); }
        public class AsyncScope : IAsyncDisposable { public ValueTask DisposeAsync() { Count.AwaitUsing.Add(1); return default; } }
        public ref struct RefScope { public void Dispose() => Count.RefStruct.Add(1); }
        public class Bag { public E GetEnumerator() => new(); public class E { public int Current => 1; public bool MoveNext() { Count.OwnEnumerator.Add(1); return false; } } }
        public class Own { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() { Count.OwnAwaiter.Add(1); return Task.CompletedTask.GetAwaiter(); } }
        public static class Waits { public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this int n) { Count.ExtensionAwaiter.Add(1); return Task.CompletedTask.GetAwaiter(); } }
        """).Says("""
        Async               direct: Pay.A
        AsyncCallee         direct: Pay.B > Pay.Work
        Unawaited           direct: Pay.C > Pay.Work2
        Iterator            direct: Pay.D > Pay.Numbers
        IteratorByLinq      direct: Pay.E > Pay.More
        AsyncIterator       direct: Pay.F > Pay.Later
        Using               direct: Pay.G > Scope.Dispose
        UsingStatement      direct: Pay.H > Scope2.Dispose
        AwaitUsing          direct: Pay.I > AsyncScope.DisposeAsync
        OwnEnumerator       direct: Pay.J > E.MoveNext
        OwnAwaiter          direct: Pay.K > Own.GetAwaiter
        RefStruct           direct: Pay.L > RefScope.Dispose
        Undisposed          absent
        ExtensionAwaiter    direct: Pay.N > Waits.GetAwaiter
        AsyncLambda         direct: Pay.O
        AfterTry            direct: Pay.P
        ValueTask           direct: Pay.Q
        """);

    [Fact]
    public void Recursion_ends() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Deep")] public void A() => Self(3);
            [Promises("Mutual")] public void B() => Even(3);
            [Promises("Growing")] public void C() => Grow<int>(3);
            [Promises("Nothing")] public void D() => Circle();

            private static void Self(int n) { if (n > 0) Self(n - 1); else Count.Deep.Add(1); }
            private static void Even(int n) { if (n > 0) Odd(n - 1); }
            private static void Odd(int n) { Count.Mutual.Add(1); Even(n - 1); }
            private static void Grow<T>(int n) { if (n > 0) Grow<List<T>>(n - 1); Count.Growing.Add(1); }
            private static void Circle() => Back();
            private static void Back() => Circle();
            private static void Unreached() => Count.Nothing.Add(1);
        }
        """).Says("""
        Deep       direct: Pay.A > Pay.Self
        Mutual     direct: Pay.B > Pay.Even > Pay.Odd
        Growing    direct: Pay.C > Pay.Grow
        Nothing    absent
        """);

    [Fact]
    public void Foreign_code_calls_back_what_it_is_handed() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Comparer")] public void A(List<string> items) => items.Sort(new ByLength());
            [Promises("Middleware")] public void B() => new System.Net.Http.HttpClient(new Handler());
            [Promises("NotHanded")] public void C(List<string> items) => items.Sort(new ByLength());
            [Promises("Printed")] public void D() => Console.WriteLine(new Printed());
            [Promises("NotOfForeign")] public void E(List<string> items) => items.Sort(new ByLength());
        }
        public class ByLength : IComparer<string>
        {
            public int Compare(string? a, string? b) { Count.Comparer.Add(1); return 0; }
            public void Own() => Count.NotOfForeign.Add(1);
        }
        public class Other : IComparer<string> { public int Compare(string? a, string? b) { Count.NotHanded.Add(1); return 0; } }
        public class Printed { public override string ToString() { Count.Printed.Add(1); return ""; } }
        public class Handler : System.Net.Http.DelegatingHandler
        {
            protected override Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken token) { Count.Middleware.Add(1); return base.SendAsync(request, token); }
        }
        """).Says("""
        Comparer        dispatched: Pay.A > ByLength.Compare
        Middleware      dispatched: Pay.B > Handler.SendAsync
        NotHanded       absent
        Printed         absent
        NotOfForeign    absent
        """);

    /// <summary>FullStackHero, with a histogram for its invoices: a measurement that ends with its scope.</summary>
    [Fact]
    public void What_is_returned_to_be_disposed_of_was_taken_for_never_disposed_of() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Disposed")] public void A() { using var scope = Measure(); Console.WriteLine(); }
            [Promises("Perhaps")] public void B(bool isOn) { using (Perhaps(isOn)) Console.WriteLine(); }
            [Promises("Later")] public async Task C() { await using var scope = await Later(); Console.WriteLine(); }
            [Promises("Kept")] public void D() => kept = new Scope(() => Console.WriteLine());
            [Promises("Asked")] public void E() => Console.WriteLine(Made());

            private Scope? kept;
            private static IDisposable Measure() => new Disposed();
            private static IDisposable? Perhaps(bool isOn) => isOn ? new Perhaps() : null;
            private static async Task<IAsyncDisposable> Later() { await Task.Yield(); return new Later(); }
            private static object Made() => new Asked();
        }
        public class Disposed : IDisposable { public void Dispose() => Count.Disposed.Add(1); }
        public class Perhaps : IDisposable { public void Dispose() => Count.Perhaps.Add(1); }
        public class Later : IAsyncDisposable { public ValueTask DisposeAsync() { Count.Later.Add(1); return default; } }
        public class Scope(Action end) : IDisposable { public void Dispose() { Count.Kept.Add(1); end(); } }
        public class Asked : IDisposable { public void Dispose() => Count.Asked.Add(1); }
        """).Says("""
        Disposed  dispatched: Pay.A > Pay.Measure > Disposed.Dispose
        Perhaps   dispatched: Pay.B > Pay.Perhaps > Perhaps.Dispose
        Later     dispatched: Pay.C > Pay.Later > Later.DisposeAsync
        Kept      absent
        Asked     absent
        """);
}
