namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class ReturnTests
{
    [Theory]
    [InlineData("string F(string s) => s;", "p0")]
    [InlineData("string F(string s) { if (s == \"\") return \"a\"; return s; }", "\"a\" p0")]
    [InlineData("string F(string s) => throw new Exception();", "")]
    [InlineData("string F(string s) { try { return s; } catch { throw; } }", "p0")]
    [InlineData("void F(string s) { if (s == \"\") return; }", "")]
    [InlineData("async Task<string> F(string s) { await Task.Yield(); return s; }", "p0")]
    [InlineData("async Task F(string s) => await Task.Yield();", "")]
    [InlineData("Task<string> F(string s) => Task.FromResult(s);", "Task.FromResult(p0)")]
    [InlineData("IEnumerable<string> F(string s) { yield return s; }", "")]
    [InlineData("string F(string s) { Func<string> f = () => \"inner\"; string G() { return \"local\"; } return s; }", "p0")]
    [InlineData("Func<string> F(string s) => () => s;", "{M:C.F}")]
    [InlineData("(string, int) F(string s) => (s, 1);", "(p0, 1)")]
    [InlineData("object F(string s) { lock (this) { return s; } }", "p0")]
    public void OfMethods(string method, string expected) => Assert.Equal(expected, Returns($"class C {{ {method} }}", "M:C.F(System.String)"));

    [Theory]
    [InlineData("class C { string P => \"a\"; }", "\"a\"")]
    [InlineData("class C { string P { get { return \"a\"; } } }", "\"a\"")]
    [InlineData("class C { string P { get => \"a\"; } }", "\"a\"")]
    [InlineData("class C { string P { get; } = \"a\"; }", "[this:F:C.<P>k__BackingField]")]
    [InlineData("class C { static string? P { get; set; } }", "[F:C.<P>k__BackingField]")]
    [InlineData("class C { public virtual string P { get; } = \"a\"; }", "[this:F:C.<P>k__BackingField]")]
    [InlineData("class B { public virtual string P => \"b\"; } class C : B { public override string P { get; } = \"a\"; }", "[this:F:C.<P>k__BackingField]")]
    [InlineData("record C(string P);", "[this:F:C.<P>k__BackingField]")]
    public void OfGetters(string source, string expected)
    {
        Assert.Equal(expected, Returns(source, "M:C.get_P"));
        Assert.Empty(SourceFacts.Read(source).ReadBody("M:C.get_P")!.Calls);
    }

    [Fact]
    public void OfLambdasAndLocalFunctions()
    {
        var reader = SourceFacts.Read("""
            class C
            {
                void M(string s, IEnumerable<string> xs)
                {
                    Func<string, string> a = t => t;
                    Func<Task<string>> b = async () => { await Task.Yield(); return s; };
                    Action c = () => Console.WriteLine();
                    string Local() => s + "x";
                    Local();
                    _ = from x in xs where x == s select x + s;
                }
            }
            """);
        var returns = reader.ReadBody("M:C.M(System.String,System.Collections.Generic.IEnumerable{System.String})")!.Functions
            .Select(function => string.Join(" ", reader.ReadBody(function)!.Returns.Select(SourceFacts.Write)));
        Assert.Equal(["p0", "p0@M:C.M", "", "$(p0@M:C.M + \"x\")", "?Boolean", "$(p0 + p0@M:C.M)"], returns);
    }

    private static string Returns(string source, string method) =>
        string.Join(" ", SourceFacts.Read(source).ReadBody(method)!.Returns.Select(SourceFacts.Write));
}
