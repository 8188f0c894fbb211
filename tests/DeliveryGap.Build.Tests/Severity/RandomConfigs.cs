using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Build.Tests.Severity;

/// <summary>Config files and paths from a small alphabet, so that patterns meet paths, files meet folders and keys meet keys.</summary>
internal static class RandomConfigs
{
    public const string RuleId = "DG1001";
    public const string Category = "DeliveryGap";

    public static readonly string[] Words =
        ["error", "warning", "suggestion", "silent", "refactoring", "none", "default", "Warning", "ERROR", "warn", "", "unset", "true"];

    private static readonly string[] Keys =
    [
        "dotnet_diagnostic.DG1001.severity", "dotnet_diagnostic.dg1001.severity", "DOTNET_DIAGNOSTIC.DG1001.SEVERITY",
        "dotnet_analyzer_diagnostic.category-DeliveryGap.severity", "dotnet_analyzer_diagnostic.severity",
        "dotnet_diagnostic.CS0168.severity", "dotnet_diagnostic.severity", "dotnet_style_word",
    ];

    private static readonly string[] Preambles =
        ["", "root = true", "root=TRUE", "root = false", "is_global = true", "is_global = false", "is_global=true\nglobal_level = 5", "is_global = true\nglobal_level = -100", "is_global = true\nglobal_level = high"];

    private static readonly string[] PatternPieces =
    [
        "*", "**", "?", "a", "b", ".cs", "/", "src", "{a,b}", "{a,src/*}", "{1..3}", "{3..1}", "{-1..12}", "[ab]", "[!a]", "[a-c]", "[z-a]", "[", "]", "{", "}", ",", "\\", "\\*", "{a,{b,c}}", "2", "10", "-", "$", "^", "+", "(", "{99999999999..1}", "[\\d]", "]", "{}", "{a}", ".", "..",
    ];

    private static readonly string[] Paths =
    [
        "/repo/a.cs", "/repo/b.cs", "/repo/src/a.cs", "/repo/src/b/ab.cs", "/repo/src/2.cs", "/repo/src/a10.cs", "/repo/src/../a.cs", "/repo//src/./a.cs", "/repository/a.cs", "/a.cs", "/repo/src/b/-1.cs", "/repo/c$.cs", "/repo\\src\\a.cs", "/repo/src/[a].cs",
    ];

    private static readonly string[] Files =
        ["/.editorconfig", "/repo/.editorconfig", "/repo/src/.editorconfig", "/repo/src/b/.editorconfig", "/repo/.globalconfig", "/repo/x.globalconfig", "/repo/src/y.globalconfig"];

    private static readonly Gen<string> Line =
        from key in Gen.Elements(Keys)
        from separator in Gen.Elements(" = ", "=", ":", " : ", " ", "\t=\t")
        from word in Gen.Elements(Words)
        from tail in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Elements(" # why", "; why", "#why", "   ", " why")))
        select key + separator + word + tail;

    private static readonly Gen<string> Pattern = Gen.Frequency(
        (4, Gen.Elements("*.cs", "*", "**", "**.cs", "*.{cs,vb}", "src/**", "/a.cs", "src/*.cs", "/repo/a.cs", "/repo/src/a.cs", "/repo/c\\$.cs", "[ab].cs")),
        (3, from count in Gen.Choose(1, 5)
            from pieces in Gen.ArrayOf(Gen.Elements(PatternPieces), count)
            select string.Concat(pieces)));

    private static readonly Gen<string> Header =
        from before in Gen.Elements("", "", "  ")
        from pattern in Pattern
        from after in Gen.Frequency((6, Gen.Constant("")), (1, Gen.Elements(" # why", "; why", "  ", " why", "]", "\\#")))
        select before + "[" + pattern + "]" + after;

    private static readonly Gen<string> Section =
        from header in Header
        from count in Gen.Choose(0, 3)
        from lines in Gen.ArrayOf(Line, count)
        select header + "\n" + string.Join("\n", lines);

    private static readonly Gen<string> Text =
        from preamble in Gen.Elements(Preambles)
        from global in Gen.Frequency((1, Line), (1, Gen.Constant("# nothing")))
        from newLine in Gen.Elements("\n", "\r\n")
        from count in Gen.Choose(0, 4)
        from sections in Gen.ArrayOf(Section, count)
        select string.Join("\n", [preamble, global, .. sections]).Replace("\n", newLine);

    /// <summary>Files of different paths, and a source file.</summary>
    public static readonly Gen<ConfigCase> Case =
        from paths in Gen.SubListOf(Files)
        from texts in Gen.ArrayOf(Text, paths.Count)
        from source in Gen.Elements(Paths)
        select new ConfigCase([.. paths.Zip(texts)], source);

    /// <summary>Compiler options as a project's properties hold them.</summary>
    public static readonly Gen<OptionsCase> Options =
        from noWarn in List
        from asErrors in List
        from notAsErrors in List
        from all in Gen.Elements(true, false)
        select new OptionsCase(noWarn, asErrors, notAsErrors, all);

    private static Gen<string> List => Gen.Elements("", "", "", "DG1001", "CS0168;DG1001", "CS0168", "dg1001", "CS0168,DG1001", "0168");
}

public sealed record ConfigCase((string Path, string Text)[] Files, string Source)
{
    public override string ToString() =>
        $"{Source}\n{string.Join("\n", Files.Select(file => $"--- {file.Path}\n{file.Text}"))}";
}

public sealed record OptionsCase(string NoWarn, string WarningsAsErrors, string WarningsNotAsErrors, bool TreatWarningsAsErrors);
