namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class CallTests
{
    private const string Helpers = """
        static int F(params object?[] values) => 0;
        static int G(string a = "a", int b = 2) => b;
        int H(object? o) => 0;
        static T Same<T>(T value) => value;
        int P { get; set; }
        int this[int i] { get => i; set { } }
        event Action? E;
        """;

    [Theory]
    [InlineData("F(1, \"x\");", "C.F(<1, \"x\">)")]
    [InlineData("F();", "C.F(<>)")]
    [InlineData("F(null);", "C.F(null)")]
    [InlineData("F(new object?[] { 1 });", "C.F(<1>)")]
    [InlineData("G();", "C.G(\"a\", 2)")]
    [InlineData("G(b: 3);", "C.G(\"a\", 3)")]
    [InlineData("G(b: 3, a: \"y\");", "C.G(\"y\", 3)")]
    [InlineData("H(null);", "this.H(null)")]
    [InlineData("this?.H(2);", "this.H(2)")]
    [InlineData("new C().H(1);", "C..ctor()|new C.H(1)")]
    [InlineData("var c = new C(); c.H(1); c.H(2);", "C..ctor()|new C.H(1)|new C.H(2)")]
    [InlineData("var c = new C(); c = this; c.H(1);", "C..ctor()|this.H(1)")]
    [InlineData("C c; c = new(); c.H(1);", "C..ctor()|new C.H(1)")]
    [InlineData("H((object)\"x\");", "this.H(\"x\")")]
    [InlineData("H((C)Same<object>(this));", "C.Same(this)|this.H(C.Same(this))")]
    [InlineData("const string n = \"a\" + nameof(C); H(n);", "this.H(\"aC\")")]
    [InlineData("H($\"{nameof(C)}x\");", "this.H(\"Cx\")")]
    [InlineData("H(DayOfWeek.Friday);", "this.H(5)")]
    [InlineData("H(typeof(C));", "this.H(typeof(C))")]
    [InlineData("H(default(C));", "this.H(null)")]
    [InlineData("H((1, G()));", "C.G(\"a\", 2)|this.H((1, C.G(\"a\", 2)))")]
    [InlineData("H(new { X = G() });", "C.G(\"a\", 2)|this.H((X: C.G(\"a\", 2)))")]
    [InlineData("H(P > 1 ? this : null);", "this.get_P()|this.H((this | null))")]
    [InlineData("H(await Task.FromResult(this));", "Task.FromResult(this)|this.H(Task.FromResult(this))")]
    [InlineData("var o = new int[0]; H(o);", "this.H(<>)")]
    [InlineData("List<int> l = [1, 2]; H(l);", "this.H(<1, 2>)")]
    [InlineData("_ = \"a\" + G() + $\"{G():x}\";", "C.G(\"a\", 2)|C.G(\"a\", 2)")]
    [InlineData("lock (this) { H(1); }", "this.H(1)")]
    [InlineData("foreach (var x in new[] { 1 }) H(x);", "this.H(?Int32)")]
    [InlineData("using (var s = new System.IO.MemoryStream()) { }", "MemoryStream..ctor()")]
    [InlineData("for (var i = 0; i < 3; i++) H(i);", "this.H(?Int32)")]
    [InlineData("int? n = G(); H(n.Value);", "C.G(\"a\", 2)|this.H(C.G(\"a\", 2))")]
    [InlineData("dynamic d = this; d.H(1);", "")]
    [InlineData("if (int.TryParse(\"1\", out var n)) H(n);", "Int32.TryParse(\"1\", ?Int32)|this.H(?Int32)")]
    [InlineData("var (a, b) = (G(), 2); H(a);", "C.G(\"a\", 2)|this.H(C.G(\"a\", 2))")]
    public void Calls(string statements, string expected) =>
        Assert.Equal(expected, string.Join("|", SourceFacts.CallsIn(statements, Helpers)));

    [Theory]
    [InlineData("P = 3;", "this.set_P(3)")]
    [InlineData("var x = P;", "this.get_P()")]
    [InlineData("P += 2;", "this.get_P()|this.set_P(?Int32)")]
    [InlineData("P++;", "this.get_P()|this.set_P(?Int32)")]
    [InlineData("this[1] = this[2];", "this.get_Item(2)|this.set_Item(1, this.get_Item(2))")]
    [InlineData("_ = new C { P = 4 };", "C..ctor()|new C.set_P(4)")]
    [InlineData("_ = new C { [7] = 8 };", "C..ctor()|new C.set_Item(7, 8)")]
    [InlineData("_ = new List<int> { 1, 2 };", "List`1..ctor()|new List`1.Add(1)|new List`1.Add(2)")]
    [InlineData("E += () => { }; E?.Invoke();", "this.add_E({M:C.M})|[this:F:C.E].Invoke()")]
    [InlineData("(P, this[0]) = (1, 2);", "this.set_P(?Int32)|this.set_Item(0, ?Int32)")]
    [InlineData("_ = this is { P: 3 };", "?C.get_P()")]
    [InlineData("var a = new int[3]; _ = a.Length;", "")]
    [InlineData("_ = \"abc\".Length + \"abc\"[1];", "")]
    public void Accessors(string statements, string expected) =>
        Assert.Equal(expected, string.Join("|", SourceFacts.CallsIn(statements, Helpers)));

    [Fact]
    public void ExtensionMethodsHaveTheirReceiverAsFirstArgument() => Assert.Equal(
        ["Enumerable.Where(<1>, {M:C.M})", "Enumerable.Count(Enumerable.Where(<1>, {M:C.M}))", "Enumerable.First(<2>)"],
        SourceFacts.CallsIn("new[] { 1 }.Where(x => x > 0).Count(); Enumerable.First(new[] { 2 });"));

    [Fact]
    public void Queries() => Assert.Equal(
        ["Enumerable.Where(p0, {M:C.M})", "Enumerable.Select(Enumerable.Where(p0, {M:C.M}), {M:C.M})"],
        SourceFacts.CallsIn("_ = from x in xs where x > 1 select x + 1;", parameters: "int[] xs"));

    [Fact]
    public void WhatIsNotCompiledIsNoCall() => Assert.Equal(
        ["C.Yes(1)"],
        SourceFacts.CallsIn(
            "No(Yes(0)); Yes(1); _ = nameof(Yes); System.Linq.Expressions.Expression<Func<int>> e = () => Yes(2); Part(Yes(3));",
            """
            [System.Diagnostics.Conditional("NEVER")] static void No(int i) { }
            [System.Diagnostics.Conditional("TRACE"), System.Diagnostics.Conditional("NEVER")] static void Maybe(int i) { }
            static int Yes(int i) => i;
            partial void Part(int i);
            """));

    [Fact]
    public void ConditionalCallsCountWhereTheirSymbolIsDefined()
    {
        const string source = """
            {0}
            class C
            {
                [System.Diagnostics.Conditional("TRACE"), System.Diagnostics.Conditional("LOUD")] static void Log() { }
                static void M() => Log();
            }
            """;
        Assert.Equal(["C.Log()"], Calls(""));
        Assert.Equal(["C.Log()"], Calls("#define LOUD\n#undef TRACE"));
        Assert.Empty(Calls("#undef TRACE"));

        static string[] Calls(string directive) => SourceFacts.Calls(SourceFacts.Read(source.Replace("{0}", directive, StringComparison.Ordinal)), "M:C.M");
    }

    [Fact]
    public void VirtualCallsGoToTheMethodThatWasDeclaredFirst()
    {
        var reader = SourceFacts.Read("""
            class B { public virtual int V(int i) => i; public virtual int P => 1; }
            class D : B
            {
                public override int V(int i) => base.V(i) + base.P;
                public override int P => 2;
                void M() { V(1); _ = P; this.GetHashCode(); new S().V(); }
                public override int GetHashCode() => 1;
            }
            interface I { int V(); }
            struct S : I { public int V() => 1; }
            """);
        Assert.Equal(["M:B.V(System.Int32)", "M:B.get_P", "M:System.Object.GetHashCode", "M:S.V"], Methods("M:D.M"));
        Assert.Equal(["M:B.V(System.Int32)", "M:B.get_P"], Methods("M:D.V(System.Int32)"));

        IEnumerable<string> Methods(string id) => reader.ReadBody(id)!.Calls.Select(call => call.Method);
    }

    [Fact]
    public void CallsNameTheOriginalDefinition()
    {
        var reader = SourceFacts.Read("""
            namespace Shop;
            class Repository<T> { public List<T> Find<U>(T key, U other) => []; }
            class C { void M() => new Repository<string>().Find("x", 1); }
            """);
        var call = reader.ReadBody("M:Shop.C.M")!.Calls[^1];
        Assert.Equal("Shop.Repository`1", call.DeclaringType);
        Assert.Equal("M:Shop.Repository`1.Find``1(`0,``0)", call.Method);
        Assert.Equal("System.Collections.Generic.List{System.String}", call.ReturnType);
        Assert.Equal("Shop.Repository{System.String}", call.Receiver!.Type);
        Assert.Equal(["System.String", "System.Int32"], call.Arguments.Select(argument => argument.Type));
        Assert.Equal("/src/Test.cs", call.Place.File);
        Assert.Equal(3, call.Place.Line);
    }

    [Fact]
    public void ArgumentsHaveTheTypeThatTheyHadBeforeImplicitConversions()
    {
        var reader = SourceFacts.Read("""
            class Order { public static implicit operator Id(Order order) => new(); }
            struct Id;
            class C
            {
                static void O(object? o) { }
                static void I(Id id) { }
                static void L(long l) { }
                static void M(Order order, int number, object any) { O(order); O(number); L(number); I(order); O((Order)any); O((object)order); O(any as Order); }
            }
            """);
        Assert.Equal(
            ["Order", "System.Int32", "System.Int32", "Order", "Order", "Order", "Order"],
            reader.ReadBody("M:C.M(Order,System.Int32,System.Object)")!.Calls.Where(call => call.DeclaringType == "C").Select(call => call.Arguments[0].Type));
    }

    [Fact]
    public void ConstructorsRunInitialisersAndOtherConstructors()
    {
        var reader = SourceFacts.Read("""
            class B(int i) { public int I => i; }
            class D : B
            {
                readonly object field = new Random(7);
                object Property { get; } = Guid.NewGuid();
                static readonly object Shared = new Version(1, 2);
                static readonly Func<int> Lambda = () => Environment.TickCount;
                public D(int i) : base(i + Math.Abs(i)) => Console.Beep();
                public D() : this(3) { }
            }
            class P(int i) : B(Math.Max(i, 1)) { int I2 => i; void M() => Math.Sign(i); }
            """);
        Assert.Equal(
            ["Random..ctor(7)", "Guid.NewGuid()", "Math.Abs(p0)", "this..ctor(?Int32)", "Console.Beep()"], SourceFacts.Calls(reader, "M:D.#ctor(System.Int32)"));
        Assert.Equal(["this..ctor(3)"], SourceFacts.Calls(reader, "M:D.#ctor"));
        Assert.Equal(["Version..ctor(1, 2)"], SourceFacts.Calls(reader, "M:D.#cctor"));
        Assert.Equal("M:D.#cctor", reader.FindMethod(Assert.Single(reader.ReadBody("M:D.#cctor")!.Functions))!.Symbol);
        Assert.Equal(["Math.Sign([this:F:P.<i>P])"], SourceFacts.Calls(reader, "M:P.M"));
        Assert.Equal(["Math.Max(p0, 1)", "this..ctor(Math.Max(p0, 1))"], SourceFacts.Calls(reader, "M:P.#ctor(System.Int32)"));
    }

    [Fact]
    public void BodiesThatCannotBeReadAreWalls()
    {
        var reader = SourceFacts.Read("""
            using System.Runtime.InteropServices;
            abstract class C
            {
                public abstract void Abstract();
                [DllImport("x")] public static extern void Extern();
                public void Empty() { }
                public int Auto { get; set; }
                int Arrow => Math.Abs(1);
            }
            """);
        Assert.Null(reader.ReadBody("M:C.Abstract"));
        Assert.Null(reader.ReadBody("M:C.Extern"));
        Assert.Null(reader.ReadBody("M:System.Math.Abs(System.Int32)"));
        Assert.Null(reader.ReadBody("M:No.Such"));
        Assert.Null(reader.ReadBody("garbage"));
        Assert.Empty(reader.ReadBody("M:C.Empty")!.Calls);
        Assert.Empty(reader.ReadBody("M:C.get_Auto")!.Calls);
        Assert.Equal(["Math.Abs(1)"], SourceFacts.Calls(reader, "M:C.get_Arrow"));
    }

    [Fact]
    public void LongChainsAreReadWithoutEndingTheStack()
    {
        var chain = string.Concat(Enumerable.Repeat(".Trim()", 3000));
        var calls = SourceFacts.CallsIn($"_ = \"x\" + string.Concat({string.Join(" + ", Enumerable.Repeat("s", 3000))});", parameters: "string s");
        Assert.Empty(calls);
        var reader = SourceFacts.Read($"class C {{ static string M(string s) => s{chain[..(7 * 400)]}; }}");
        Assert.Equal(400, reader.ReadBody("M:C.M(System.String)")!.Calls.Count);
    }
}
