using DeliveryGap.Build.Tasks;
using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Build.Tests.Tasks;

/// <summary>Our reading of <c>#pragma warning</c> is held to Roslyn's, on sources of random lines.</summary>
public sealed class PragmasTests
{
    private static readonly string[] Lines =
    [
        "#pragma warning disable DG1001", "#pragma warning restore DG1001", "#pragma warning disable", "#pragma warning restore",
        "  #  pragma   warning\tdisable DG1002, DG1001 // why", "#pragma warning disable DG1002", "#pragma warning restore DG1002,DG1001",
        "#pragma warning disable 168, DG1001", "#pragma warning disable dg1001", "#pragma checksum \"a\" \"{406EA660-64CF-4C82-B6F0-42D48172A799}\" \"00\"",
        "#if DEBUG", "#if !DEBUG", "#if (A || !B) && DEBUG == true", "#elif A", "#else", "#endif", "#region R", "#endregion",
        "class C { }", "// #pragma warning disable", "/*", "*/", "/* one line */ class D { }", "class E { string s = @\"", "\"; }", "class F { string s = \"\"\"", "\"\"\"; }",
        "class G { string s = \"/*\"; char c = '\"'; }", "class H { string s = $\"{1}\\\"/*\"; }", "",
    ];

    [Fact]
    public void A_line_is_as_silent_as_Roslyn_makes_it()
    {
        var silent = 0;
        var sources =
            from count in Gen.Choose(1, 12)
            from lines in Gen.ArrayOf(Gen.Elements(Lines), count)
            from newLine in Gen.Elements("\n", "\r\n")
            select string.Join(newLine, lines) + newLine;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(sources.ToArbitrary(), source =>
            {
                var ours = Pragmas.Parse(source, ["DEBUG", "B"]);
                var roslyns = new RoslynPragmas(source, ["DEBUG", "B"]);
                if (!roslyns.IsReadable)
                    return true.Label("no such source reaches a build");

                for (var line = 1; line <= roslyns.LineCount; line++)
                {
                    var expected = roslyns.Disable(line);
                    silent += expected ? 1 : 0;
                    if (ours.Disable("DG1001", line) != expected)
                        return false.Label($"line {line}: Roslyn says {expected}");
                }

                return true.Label("same");
            }));
        Assert.True(silent > 500, $"Only {silent} lines were silent.");
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
