namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class ValueTests
{
    private const string Helpers = """
        static void Use(object? o) { }
        static string Make(string s) => s;
        static (string Route, int Port) Pair() => ("a", 1);
        static bool Try(out string s) { s = ""; return true; }
        static void By(ref string s) { }
        (string, string) both;
        """;

    private static string Used(string statements, string parameters = "string s, string t, int n, bool b") =>
        string.Join("|", SourceFacts.CallsIn(statements, Helpers, parameters).Where(call => call.StartsWith("C.Use(", StringComparison.Ordinal)).Select(call => call[6..^1]));

    [Theory]
    [InlineData("Use(\"/\" + s);", "$(\"/\" + p0)")]
    [InlineData("Use(\"/\" + s + \"/\" + \"a\" + t + n);", "$(\"/\" + p0 + \"/a\" + p1 + p2)")]
    [InlineData("Use(\"a\" + (\"b\" + s));", "$(\"ab\" + p0)")]
    [InlineData("var x = \"a\" + s; Use(x + \"b\");", "$(\"a\" + p0 + \"b\")")]
    [InlineData("Use('/' + s + null);", "$(\"/\" + p0)")]
    [InlineData("Use(\"\" + s);", "$(p0)")]
    [InlineData("Use($\"/{s}/{n}\");", "$(\"/\" + p0 + \"/\" + p2)")]
    [InlineData("Use($\"/{s}/{n:x}/{t,3}\");", "$(\"/\" + p0 + \"/\" + ?Int32 + \"/\" + ?String)")]
    [InlineData("Use($\"{{{s}}}\");", "$(\"{\" + p0 + \"}\")")]
    [InlineData("Use($\"a{\"b\"}\");", "\"ab\"")]
    [InlineData("Use(string.Concat(\"a\", s));", "$(\"a\" + p0)")]
    [InlineData("Use(string.Concat(new[] { \"a\", s, \"b\" }));", "$(\"a\" + p0 + \"b\")")]
    [InlineData("Use(string.Concat(n, s, b, \"x\", t));", "$(p2 + p0 + p3 + \"x\" + p1)")]
    [InlineData("Use(string.Concat(\"a\".AsSpan(), s.AsSpan()));", "$(\"a\" + p0)")]
    [InlineData("Use(string.Format(\"/{0}/{1}\", s, n));", "$(\"/\" + p0 + \"/\" + p2)")]
    [InlineData("Use(string.Format(null, \"{1}{{{0}\", s, t));", "$(p1 + \"{\" + p0)")]
    [InlineData("Use(string.Format(\"{0}{1}{2}{3}\", s, t, s, t));", "$(p0 + p1 + p0 + p1)")]
    [InlineData("Use(string.Format(\"{0:x}{1}\", n, s));", "$(?Int32 + p0)")]
    [InlineData("Use(string.Join(\"/\", \"a\", s, \"b\"));", "$(\"a/\" + p0 + \"/b\")")]
    [InlineData("Use(string.Join('/', new[] { s, t }));", "$(p0 + \"/\" + p1)")]
    [InlineData("s += \"/x\"; Use(s);", "$(p0 + \"/x\")")]
    public void Texts(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Theory]
    [InlineData("Use(n + 1);", "?Int32")]
    [InlineData("Use(string.Format(s, t));", "?String")]
    [InlineData("Use(string.Format(s, \"a{0}\", t));", "?String")]
    [InlineData("Use(string.Format(\"{0\", s));", "?String")]
    [InlineData("Use(string.Format(\"{1}\", s));", "?String")]
    [InlineData("Use(string.Format(\"{0}\", args: xs));", "?String")]
    [InlineData("Use(string.Concat(xs));", "?String")]
    [InlineData("Use(string.Join(s, \"a\", \"b\"));", "String.Join(p1, <\"a\", \"b\">)")]
    [InlineData("Use(string.Join(\"/\", xs));", "String.Join(\"/\", p0)")]
    [InlineData("FormattableString f = $\"a{s}\"; Use(f);", "?FormattableString")]
    [InlineData("Action? a = null; a = a + null; Use(a);", "?Action")]
    [InlineData("for (var i = 0; i < 2; i++) s += \"x\"; Use(s);", "?String")]
    public void TextsThatAreNotKnown(string statements, string expected) => Assert.Equal(expected, Used(statements, "string[] xs, string s, string t, int n"));

    [Fact]
    public void TextsWithoutEndAreNotKnown()
    {
        var doubled = string.Concat(Enumerable.Range(1, 60).Select(i => $"var x{i} = x{i - 1} + n + x{i - 1};"));
        Assert.Equal("?String", Used("var x0 = s; " + doubled + " Use(x60);"));
        Assert.Equal("?String", Used($"Use(s{string.Concat(Enumerable.Repeat(" + n", 3000))});"));
    }

    [Theory]
    [InlineData("Use(b ? \"a\" : \"b\");", "(\"a\" | \"b\")")]
    [InlineData("Use(b ? \"a\" : n > 1 ? \"b\" : \"a\");", "(\"a\" | \"b\")")]
    [InlineData("Use(b ? \"a\" : \"a\");", "\"a\"")]
    [InlineData("Use(b ? s : throw new Exception());", "p0")]
    [InlineData("Use(true ? s : t);", "p0")]
    [InlineData("Use(s ?? \"a\");", "(p0 | \"a\")")]
    [InlineData("Use(s ?? throw new Exception());", "p0")]
    [InlineData("string? x = null; Use(x ?? s);", "p0")]
    [InlineData("string? x = \"a\"; Use(x ?? s);", "\"a\"")]
    [InlineData("var x = b ? null : \"a\"; Use(x ?? s);", "(\"a\" | p0)")]
    [InlineData("Use(n switch { 1 => \"a\", 2 => s, _ => throw new Exception() });", "(\"a\" | p0)")]
    [InlineData("s ??= \"a\"; Use(s);", "(p0 | \"a\")")]
    [InlineData("string? x = null; x ??= \"a\"; Use(x);", "\"a\"")]
    [InlineData("Use(s ??= \"a\");", "(p0 | \"a\")")]
    [InlineData("Use(b ? \"a\" : s[1..]);", "?String")]
    [InlineData("Use(b ? (int?)1 : null);", "?Nullable")]
    [InlineData("Use(n switch { 1 => 1, 2 => 2, 3 => 3, 4 => 4, 5 => 5, 6 => 6, 7 => 7, 8 => 8, 9 => 9, 10 => 10, 11 => 11, 12 => 12, 13 => 13, 14 => 14, 15 => 15, 16 => 16, _ => 17 });", "?Int32")]
    public void Choices(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Theory]
    [InlineData("Use((s, 1));", "(p0, 1)")]
    [InlineData("Use(new { Route = s, n });", "(Route: p0, n: p2)")]
    [InlineData("var x = new { Route = s, n }; Use(x.Route);", "p0")]
    [InlineData("var x = (s, t); Use(x.t);", "p1")]
    [InlineData("var x = (s, t); Use(x);", "(p0, p1)")]
    [InlineData("var x = (s, u: t); Use(x.u); Use((s, t).t); Use(x.s);", "p1|p1|p0")]
    [InlineData("(string A, int) x = (s, 1); Use(x.A); Use(x.Item2);", "p0|1")]
    [InlineData("Use(Pair().Route); Use(Pair().Item2);", "C.Pair()#0|C.Pair()#1")]
    [InlineData("var (x, y) = Pair(); Use(x); Use(y);", "C.Pair()#0|C.Pair()#1")]
    [InlineData("var ((x, _), y) = (Pair(), s); Use(x); Use(y);", "C.Pair()#0|p0")]
    [InlineData("(string x, string y) = (s, t); (x, y) = (y, x); Use(x); Use(y);", "p1|p0")]
    [InlineData("string x; (x, both.Item1) = (s, t); Use(x);", "p0")]
    [InlineData("Use(both.Item2);", "[this:F:C.both]#1")]
    public void Tuples(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Theory]
    [InlineData("var x = (s, t); x.Item1 = \"a\"; Use(x.s);", "?String")]
    [InlineData("var (x, y) = new KeyValuePair<string, string>(s, t); Use(x);", "?String")]
    [InlineData("foreach (var (x, y) in new[] { (s, t) }) Use(x);", "?String")]
    [InlineData("if ((s, t) is (var x, _)) Use(x);", "?String")]
    public void TuplesThatAreNotKnown(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Theory]
    [InlineData("Use(typeof(Dictionary<,>));", "typeof(System.Collections.Generic.Dictionary`2)")]
    [InlineData("Use(typeof(List<string>));", "typeof(System.Collections.Generic.List{System.String})")]
    [InlineData("Use(typeof(int[]));", "typeof(System.Int32[])")]
    public void Types(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Fact]
    public void TypeParameters()
    {
        var reader = SourceFacts.Read("class C<A> { static void Use(Type t) { } void M<B>() { Use(typeof(A)); Use(typeof(B)); Use(typeof(List<B>)); } }");
        Assert.Equal(
            ["C`1.Use(typeof(`0))", "C`1.Use(typeof(``0))", "C`1.Use(typeof(System.Collections.Generic.List{``0}))"], SourceFacts.Calls(reader, "M:C`1.M``1"));
    }

    [Fact]
    public void TypeArgumentsAndConstrainedTypes()
    {
        var reader = SourceFacts.Read("""
            interface I { static abstract string Name { get; } static abstract void Map(int i); }
            class A : I { public static string Name => ""; public static void Map(int i) { } }
            static class C
            {
                static void All<T>() where T : I { T.Map(1); _ = T.Name; One<T, List<T>>(); }
                static void One<T, U>() { }
                static void M() { All<A>(); new[] { 1 }.Select(i => (i, i)); One<int, dynamic>(); }
            }
            """);
        var all = reader.ReadBody("M:C.All``1")!.Calls;
        Assert.Equal(["``0", "``0", null], all.Select(call => call.ConstrainedType));
        Assert.Equal(["``0", "System.Collections.Generic.List{``0}"], all[2].TypeArguments);
        var body = reader.ReadBody("M:C.M")!.Calls;
        Assert.Equal(["A"], body[0].TypeArguments);
        Assert.Equal(["System.Int32", "System.ValueTuple{System.Int32,System.Int32}"], body[1].TypeArguments);
        Assert.Equal(["System.Int32", "System.Object"], body[2].TypeArguments);
    }
}
