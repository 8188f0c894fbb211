namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>What the language calls without being told: a call where it is own code, nothing where it is the framework's.</summary>
public sealed class PatternTests
{
    private const string Types = """
        using System.Collections;
        using System.Runtime.CompilerServices;

        sealed class Door : IDisposable { public void Dispose() { } }
        class Gate : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
        ref struct Hatch { public void Dispose() { } }
        class Shelf : IEnumerable<int>
        {
            public void Add(int item) { }
            public Steps GetEnumerator() => new();
            IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new NotSupportedException();
            IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
        }
        struct Steps : IDisposable { public int Current => 1; public bool MoveNext() => false; public void Dispose() { } }
        class Job { public Worker GetAwaiter() => new(); }
        struct Worker : INotifyCompletion { public bool IsCompleted => true; public string GetResult() => ""; public void OnCompleted(Action next) { } }
        class Pair { public void Deconstruct(out int left, out Pair right) => (left, right) = (1, this); public int Count => 1; public int this[int i] => i; }
        struct Money
        {
            public static Money operator +(Money left, Money right) => left;
            public static Money operator -(Money money) => money;
            public static Money operator ++(Money money) => money;
            public static bool operator true(Money money) => true;
            public static bool operator false(Money money) => false;
            public static Money operator &(Money left, Money right) => left;
            public static implicit operator decimal(Money money) => 1;
            public static explicit operator Money(decimal amount) => default;
        }
        class Source { public Source Where(Func<int, bool> test) => this; public Source Select(Func<int, int> map) => this; }
        """;

    private const string Helpers = "static void H(object? o) { } static Door Open() => new(); static IDisposable Foreign() => new System.IO.MemoryStream(); Money Total { get; set; }";

    [Theory]
    [InlineData("using var d = Open();", "C.Open()|C.Open().Dispose()")]
    [InlineData("using (Open()) H(1);", "C.Open()|C.H(1)|C.Open().Dispose()")]
    [InlineData("using IDisposable d = Open();", "C.Open()|C.Open().Dispose()")]
    [InlineData("using Door a = Open(), b = new Door();", "C.Open()|Door..ctor()|C.Open().Dispose()|new Door.Dispose()")]
    [InlineData("{ using var h = new Hatch(); }", "?Hatch.Dispose()")]
    [InlineData("await using var g = new Gate();", "Gate..ctor()|new Gate.DisposeAsync()")]
    [InlineData("Open().Dispose();", "C.Open()|C.Open().Dispose()")]
    [InlineData("using (Foreign()) { } using var s = new System.IO.MemoryStream(); Foreign().Dispose();", "C.Foreign()|MemoryStream..ctor()|C.Foreign()")]
    [InlineData("await using var s = new System.IO.MemoryStream();", "MemoryStream..ctor()")]
    public void Using(string statements, string expected) => Assert.Equal(expected, Calls(statements));

    [Theory]
    [InlineData("foreach (var x in new Shelf()) H(x);", "Shelf..ctor()|C.H(?Int32)|new Shelf.GetEnumerator()|new Shelf.GetEnumerator().MoveNext()|new Shelf.GetEnumerator().get_Current()|new Shelf.GetEnumerator().Dispose()")]
    [InlineData("IEnumerable<int> s = new Shelf(); foreach (var x in s) { }", "Shelf..ctor()|new Shelf.GetEnumerator()")]
    [InlineData("foreach (var x in new List<int>()) H(x);", "List`1..ctor()|C.H(?Int32)")]
    [InlineData("foreach (var x in new[] { new Shelf() }) { } foreach (var c in \"abc\") { }", "Shelf..ctor()")]
    [InlineData("foreach (var (a, b) in new List<Pair>()) { }", "List`1..ctor()|?Pair.Deconstruct(?Int32, ?Pair)")]
    public void ForEach(string statements, string expected) => Assert.Equal(expected, Calls(statements));

    [Theory]
    [InlineData("H(await new Job());", "Job..ctor()|new Job.GetAwaiter()|new Job.get_IsCompleted()|?Worker.GetResult()|C.H(?Worker.GetResult())")]
    [InlineData("await Task.Delay(1).ConfigureAwait(false); await new ValueTask(); await Task.WhenAll();", "Task.Delay(1)|Task.Delay(1).ConfigureAwait(False)|Task.WhenAll(<>)")]
    public void Await(string statements, string expected) => Assert.Equal(expected, Calls(statements));

    [Theory]
    [InlineData("H(m + m);", "op_Addition")]
    [InlineData("H(-m);", "op_UnaryNegation")]
    [InlineData("m += m; H(m);", "op_Addition")]
    [InlineData("m++;", "op_Increment")]
    [InlineData("if (m) { }", "op_True")]
    [InlineData("_ = m && m;", "op_BitwiseAnd|op_False")]
    [InlineData("decimal d = m;", "op_Implicit")]
    [InlineData("_ = (Money)1m;", "op_Explicit")]
    [InlineData("var d = 1m + 2m; var t = DateTime.Now - DateTime.Now; _ = \"a\" == \"b\";", "")]
    [InlineData("Total += m;", "op_Addition")]
    public void Operators(string statements, string expected)
    {
        var reader = SourceFacts.Read($$"""{{Types}} class C { {{Helpers}} void M(Money m) { {{statements}} } }""");
        Assert.Equal(expected, string.Join("|", reader.ReadBody("M:C.M(Money)")!.Calls.Where(call => call.Name.StartsWith("op_", StringComparison.Ordinal)).Select(call => call.Name)));
    }

    [Fact]
    public void AnOperatorGivesWhatItReturnsAndAConversionWhatItIsGiven() => Assert.Equal(
        ["Money.op_Addition(p0, p0)", "C.H(Money.op_Addition(p0, p0))", "Money.op_Implicit(p0)", "Math.Abs(p0)"],
        SourceFacts.CallsIn("H(m + m); _ = Math.Abs(m);", Helpers, "Money m", Types).Take(4));

    [Theory]
    [InlineData("var (a, (b, c)) = new Pair();", "Pair..ctor()|new Pair.Deconstruct(?Int32, ?Pair)|?Pair.Deconstruct(?Int32, ?Pair)")]
    [InlineData("var (a, b) = (1, 2);", "")]
    [InlineData("_ = o is Pair (1, _);", "?Pair.Deconstruct(?Int32, ?Pair)")]
    [InlineData("_ = o is Pair and [1, _];", "?Pair.get_Count()|?Pair.get_Item(?Int32)")]
    [InlineData("_ = o is int[] and [1, 2] or string and ['a', ..];", "")]
    [InlineData("_ = new Pair()[^1];", "Pair..ctor()|?Pair.get_Count()|?Pair.get_Item(?Int32)")]
    public void TakingApart(string statements, string expected) => Assert.Equal(expected, string.Join("|", SourceFacts.CallsIn(statements, Helpers, "object o", Types)));

    [Theory]
    [InlineData("_ = new Shelf { 1, 2 };", "Shelf..ctor()|new Shelf.Add(1)|new Shelf.Add(2)")]
    [InlineData("Shelf s = [1, 2]; H(s);", "Shelf..ctor()|new Shelf.Add(1)|new Shelf.Add(2)|C.H(new Shelf)")]
    [InlineData("int[] a = [.. new Shelf()];", "Shelf..ctor()|new Shelf.GetEnumerator()|new Shelf.GetEnumerator().MoveNext()|new Shelf.GetEnumerator().get_Current()|new Shelf.GetEnumerator().Dispose()")]
    [InlineData("List<int> l = [1]; int[] b = [.. l];", "")]
    [InlineData("_ = from x in new Source() where x > 1 select x;", "Source..ctor()|new Source.Where({M:C.M})")]
    public void Collections(string statements, string expected) => Assert.Equal(expected, Calls(statements));

    [Theory]
    [InlineData("using var d = ")]
    [InlineData("foreach (var x in ")]
    [InlineData("foreach (var (a, ) in new Shelf()")]
    [InlineData("await ")]
    [InlineData("await 1;")]
    [InlineData("var (a, b) = 1;")]
    [InlineData("_ = m + ;")]
    [InlineData("_ = o is (1, ")]
    [InlineData("_ = o is [1, ")]
    [InlineData("Shelf s = [.. , 1];")]
    [InlineData("try { } catch (")]
    [InlineData("try { } catch (Missing e) when ( { x = }")]
    [InlineData("Nope x = [1]; foreach (var y in x) await y;")]
    public void WhatIsHalfTypedIsReadAsFarAsItGoes(string statements)
    {
        var reader = SourceFacts.Read($$"""{{Types}} class C { void M(Money m, object o) { {{statements}} } }""", allowErrors: true);
        Assert.NotNull(reader.ReadBody("M:C.M(Money,System.Object)"));
    }

    private static string Calls(string statements) => string.Join("|", SourceFacts.CallsIn(statements, Helpers, types: Types));
}
