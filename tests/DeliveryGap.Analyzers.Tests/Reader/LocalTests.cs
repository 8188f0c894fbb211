using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class LocalTests
{
    private const string Helpers = """
        static void Use(object? o) { }
        static string Make(string s) => s;
        static bool Try(out string s) { s = ""; return true; }
        static void By(ref string s) { }
        static void Run(Action a) { }
        """;

    private static string Used(string statements) => string.Join("|", SourceFacts
        .CallsIn(statements, Helpers, "string s, string t, int n, bool b")
        .Where(call => call.StartsWith("C.Use(", StringComparison.Ordinal)).Select(call => call[6..^1]));

    [Theory]
    [InlineData("var x = \"a\"; Use(x); x = \"b\"; Use(x);", "\"a\"|\"b\"")]
    [InlineData("var x = \"a\"; x = x + \"b\"; x += \"c\"; Use(x);", "\"abc\"")]
    [InlineData("string x = null!; x = s; Use(x);", "p0")]
    [InlineData("var x = \"a\"; { x = \"b\"; } Use(x);", "\"b\"")]
    [InlineData("var x = \"a\"; if (b) x = \"b\"; Use(x);", "(\"b\" | \"a\")")]
    [InlineData("string x; if (b) x = \"a\"; else x = \"b\"; Use(x);", "(\"a\" | \"b\")")]
    [InlineData("string x; if (b) x = \"a\"; else if (n > 1) x = \"b\"; else return; Use(x);", "(\"a\" | \"b\")")]
    [InlineData("var x = \"a\"; if (b) { x = \"b\"; Use(x); return; } Use(x);", "\"b\"|\"a\"")]
    [InlineData("var x = \"a\"; if (b) { x = \"b\"; throw new Exception(); } Use(x);", "\"a\"")]
    [InlineData("string x; switch (n) { case 1: x = \"a\"; break; case 2: case 3: x = \"b\"; break; default: x = \"c\"; break; } Use(x);", "(\"a\" | \"b\" | \"c\")")]
    [InlineData("var x = \"a\"; switch (n) { case 1: x = \"b\"; break; case 2: return; case 3: if (b) break; x = \"c\"; break; } Use(x);", "(\"a\" | \"b\" | \"c\")")]
    [InlineData("var x = \"a\"; try { x = Make(\"b\"); Use(x); } catch { Use(x); x = \"c\"; } Use(x);", "C.Make(\"b\")|(\"a\" | C.Make(\"b\"))|(C.Make(\"b\") | \"c\")")]
    [InlineData("var x = \"a\"; try { x = \"b\"; } catch { throw; } finally { Use(x); } Use(x);", "(\"a\" | \"b\")|\"b\"")]
    [InlineData("foreach (var c in s) { string x; if (b) x = \"a\"; else x = \"b\"; Use(x); }", "(\"a\" | \"b\")")]
    [InlineData("foreach (var c in s) { var x = \"a\"; x += c; Use(x); }", "$(\"a\" + ?Char)")]
    [InlineData("var x = \"a\"; x = \"b\"; foreach (var c in s) Use(x); Use(x);", "\"b\"|\"b\"")]
    [InlineData("var x = \"a\"; while (b) { if (n > 1) break; } x = \"b\"; Use(x);", "\"b\"")]
    [InlineData("s = \"a\"; Use(s);", "\"a\"")]
    [InlineData("if (b) s = \"a\"; Use(s);", "(\"a\" | p0)")]
    [InlineData("var x = b && (s = \"a\") != null; Use(s);", "(p0 | \"a\")")]
    [InlineData("var x = \"a\"; using (new System.IO.MemoryStream()) { x = \"b\"; } lock (this) { Use(x); }", "\"b\"")]
    [InlineData("var x = s; if (true) x = \"a\"; Use(x);", "\"a\"")]
    [InlineData("var x = \"a\"; Use(x = \"b\"); Use(x);", "\"b\"|\"b\"")]
    [InlineData("const string x = \"a\"; Use(x);", "\"a\"")]
    public void TakeWhatWasAssignedLast(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Theory]
    [InlineData("var x = \"a\"; foreach (var c in s) { Use(x); x = \"b\"; } Use(x);", "?String|?String")]
    [InlineData("var x = \"a\"; while (b) x += \"b\"; Use(x);", "?String")]
    [InlineData("var x = \"a\"; do { Use(x); x = \"b\"; } while (b);", "?String")]
    [InlineData("var x = \"a\"; for (var i = 0; i < 3; i++, x = \"b\") Use(x);", "?String")]
    [InlineData("var x = \"a\"; again: Use(x); x = \"b\"; if (b) goto again;", "?String")]
    [InlineData("var x = \"a\"; switch (n) { case 1: x = \"b\"; goto case 2; case 2: Use(x); break; }", "?String")]
    [InlineData("var x = \"a\"; Run(() => x = \"b\"); Use(x);", "?String")]
    [InlineData("var x = \"a\"; Change(); Use(x); void Change() => x = \"b\";", "?String")]
    [InlineData("var x = \"a\"; By(ref x); Use(x);", "?String")]
    [InlineData("Try(out var x); Use(x);", "?String")]
    [InlineData("var x = \"a\"; ref var y = ref x; y = \"b\"; Use(x); Use(y);", "?String|?String")]
    [InlineData("string x = \"a\", z = \"c\"; ref var y = ref b ? ref x : ref z; y = \"b\"; Use(x);", "?String")]
    [InlineData("if ((object)s is string x) { Use(x); x = \"a\"; }", "?String")]
    [InlineData("try { } catch (Exception e) { Use(e); e = new Exception(); }", "?Exception")]
    [InlineData("var x = \"a\"; try { } finally { x = \"b\"; } Use(x);", "?String")]
    [InlineData("var x = 1; x++; Use(x);", "?Int32")]
    [InlineData("foreach (var x in s) Use(x);", "?Char")]
    [InlineData("n = 1; n -= 2; Use(n);", "?Int32")]
    public void AreNotKnown(string statements, string expected) => Assert.Equal(expected, Used(statements));

    [Fact]
    public void AsLambdasSeeThem()
    {
        var reader = SourceFacts.Read("""
            class C
            {
                static void Use(params object?[] o) { }
                void M(string s, string t)
                {
                    var x = s + "/a";
                    var y = "a"; y = "b";
                    Action<int> outer = n =>
                    {
                        var z = x + n;
                        Action inner = () => Use(s, x, y, z, n, this);
                        t = "changed";
                    };
                    void Local(string u) => Use(u, x, t);
                    Local("u");
                }
                int P { set { Action a = () => Use(value); } }
            }
            class D(string s) { readonly Func<string> f = () => s + "a"; }
            """);
        var functions = reader.ReadBody("M:C.M(System.String,System.String)")!.Functions;
        var outer = reader.ReadBody(functions[0])!;
        Assert.Equal(
            ["C.Use(<p0@M:C.M, $(p0@M:C.M + \"/a\"), ?String, $(p0@M:C.M + \"/a\" + p0@M:C.M), p0@M:C.M, this>)"],
            SourceFacts.Calls(reader, Assert.Single(outer.Functions)));
        var array = (ArrayValue)Assert.Single(reader.ReadBody(outer.Functions[0])!.Calls).Arguments[0];
        Assert.Equal(functions[0], ((ParameterValue)array.Items[4]).Function);
        Assert.Equal("M:C.M(System.String,System.String)", ((ParameterValue)array.Items[0]).Function);
        Assert.Equal(["C.Use(<p0, $(p0@M:C.M + \"/a\"), ?String>)"], SourceFacts.Calls(reader, functions[1]));
        Assert.Equal(["C.Use(<p0@M:C.set_P>)"], SourceFacts.Calls(reader, reader.ReadBody("M:C.set_P(System.Int32)")!.Functions[0]));
        var initialiser = reader.ReadBody("M:D.#ctor(System.String)")!.Functions[0];
        Assert.Equal("$(p0@M:D.ctor + \"a\")", SourceFacts.Write(Assert.Single(reader.ReadBody(initialiser)!.Returns)));
    }

    [Fact]
    public void OfGeneratedCodeAreBounded()
    {
        Assert.Equal("?String", Used("var x = \"a\"; x = \"b\"; " + string.Concat(Enumerable.Repeat("if (b) {", 300)) + "Use(x);" + new string('}', 300)));
        var many = string.Concat(Enumerable.Range(0, 3000).Select(i => $"x = \"{i}\"; "));
        Assert.Equal("\"2999\"", Used($"var x = \"a\"; {many} Use(x);"));
    }
}
