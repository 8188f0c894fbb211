using DeliveryGap.Build.Tasks;
using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>Our reading of <c>#pragma warning</c> is held to Roslyn's, on sources of random lines.</summary>
public sealed class PragmasTests
{
    private static readonly Gen<string> Line = Gen.Elements(
        "#pragma warning disable DG1001", "#pragma warning restore DG1001", "#pragma warning disable", "#pragma warning restore",
        "  #  pragma   warning\tdisable DG1002, DG1001 // why", "#pragma warning disable DG1002", "#pragma warning restore DG1002,DG1001",
        "#pragma warning disable 168, DG1001", "#pragma warning disable dg1001", "#pragma warning disable DG1001 /* why */",
        "#region R", "#endregion", "class C { }", "class C { }", "class C { }", "// #pragma warning disable", "/* one line */ class D { }",
        "class G { string s = \"/*\"; char c = '\"'; }", "class H { string s = $\"{1}\\\"/*\"; }", "");

    private static readonly Gen<string> Condition = Gen.Elements("DEBUG", "!DEBUG", "A", "(A || !B) && DEBUG == true", "A != B", "!(A && B) // why", "true", "false");

    /// <summary>What opens closes again: the compiler reads nothing else.</summary>
    private static readonly Gen<string> Block = Gen.Frequency(
        (4, Line),
        (2, from condition in Condition
            from other in Condition
            from first in Line
            from second in Line
            from third in Line
            select $"#if {condition}\n{first}\n#elif {other}\n{second}\n#else\n{third}\n#endif"),
        (1, from line in Line
            from token in Gen.Elements(
                ("/*", "*/"), ("class E { string s = @\"", "\"; }"), ("class F { string s = \"\"\"", "\"\"\"; }"), ("#if false", "#endif"), ("#define A\n", ""))
            select $"{token.Item1}\n{line.Replace("*/", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)}\n{token.Item2}"));

    [Fact]
    public void A_line_is_as_silent_as_Roslyn_makes_it()
    {
        var silent = 0;
        var sources =
            from count in Gen.Choose(1, 8)
            from blocks in Gen.ArrayOf(Block, count)
            from newLine in Gen.Elements("\n", "\r\n")
            select string.Join("\n", [.. blocks, "class Last { }"]).Replace("\n", newLine, StringComparison.Ordinal);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(sources.ToArbitrary(), source =>
            {
                var ours = Pragmas.Parse(source, ["DEBUG", "B"]);
                var roslyns = new RoslynPragmas(source, ["DEBUG", "B"]);
                if (!roslyns.IsReadable)
                    return true.Label("no such source reaches a build");

                foreach (var line in roslyns.CodeLines)
                {
                    var expected = roslyns.Disable(line);
                    silent += expected ? 1 : 0;
                    if (ours.Disable("DG1001", line) != expected)
                        return false.Label($"line {line}: Roslyn says {expected}");
                }

                return true.Label("same");
            }));
        Assert.True(silent > 300, $"Only {silent} lines were silent.");
    }

    [Theory]
    [InlineData("#pragma warning disable DG1001\nclass C;", 2, true)]
    [InlineData("#pragma warning disable DG1001\nclass C;", 1, false)]
    [InlineData("class C;\n#pragma warning disable DG1001", 1, false)]
    [InlineData("#pragma warning disable DG10010\nclass C;", 2, false)]
    [InlineData("#pragma warning disable DG1001\n#pragma warning restore\nclass C;", 3, false)]
    [InlineData("#if NEVER\n#pragma warning disable DG1001\n#endif\nclass C;", 4, false)]
    [InlineData("var s = \"\"\"\n#pragma warning disable DG1001\n\"\"\";\nclass C;", 4, false)]
    public void It_holds_from_the_next_line_on(string source, int line, bool expected) =>
        Assert.Equal(expected, Pragmas.Parse(source, []).Disable("DG1001", line));
}
