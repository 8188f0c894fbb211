using DeliveryGap.Build.Severity;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Severity;

/// <summary>Our reading of config files and options is held to Roslyn's own, on random files, paths and options.</summary>
public sealed class RuleSeveritiesTests
{
    private static readonly (ReportSeverity Ours, DiagnosticSeverity Roslyns)[] Defaults =
        [(ReportSeverity.Warning, DiagnosticSeverity.Warning), (ReportSeverity.Info, DiagnosticSeverity.Info)];

    [Fact]
    public void A_config_says_for_a_file_what_Roslyn_reads_in_it()
    {
        var met = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(RandomConfigs.Case.ToArbitrary(), config =>
            {
                if (Roslyns(config) is not { } set)
                    return true.Label("the compiler itself fails");

                var roslyns = set.GetOptionsForSourcePath(config.Source);
                var ours = Read(config).For(config.Source);
                met += roslyns.TreeOptions.Count > 0 ? 1 : 0;
                var severities = new[] { "DG1001", "CS0168" }.Select(id => (Key: id, Ours: Severity(ours, id), Roslyns: Severity(roslyns, id)));
                var values = new[] { ConfigValues.AnyRuleKey, ConfigValues.CategoryKey("DeliveryGap"), "dotnet_style_word", "dotnet_diagnostic.severity" }
                    .Select(key => (Key: key, Ours: ours.Find(key), Roslyns: roslyns.AnalyzerOptions.GetValueOrDefault(key)));
                var different = severities.Concat(values).Where(one => one.Ours != one.Roslyns).ToArray();
                return (different.Length == 0).Label(string.Join(", ", different));
            }));
        Assert.True(met > 100, $"Only {met} cases said anything about the file.");
    }

    [Fact]
    public void A_finding_has_the_severity_that_Roslyn_gives_a_diagnostic()
    {
        var seen = new HashSet<ReportSeverity>();
        var cases =
            from config in RandomConfigs.Case
            from options in RandomConfigs.Options
            from byDefault in Gen.Elements(Defaults)
            from inSource in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
            select (config, options, byDefault, inSource);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(cases.ToArbitrary(), one =>
            {
                if (Roslyns(one.config) is not { } set)
                    return true.Label("the compiler itself fails");

                var roslyns = RoslynSeverity.Of(set, one.config.Source, one.options, one.byDefault.Roslyns, one.inSource).GetAwaiter().GetResult();
                var ours = new RuleSeverities(Read(one.config), Options(one.options))
                    .Of(RandomConfigs.RuleId, RandomConfigs.Category, one.byDefault.Ours, one.inSource ? one.config.Source : null);
                seen.Add(roslyns);

                // Roslyn's driver drops some hidden ones early; nobody sees either.
                ours = ours == ReportSeverity.Hidden ? ReportSeverity.None : ours;
                return (ours == roslyns).Label($"ours {ours}, Roslyn's {roslyns}");
            }));
        Assert.Equal(4, seen.Count);
    }

    [Theory]
    [InlineData("", ReportSeverity.Error)]
    [InlineData("DG1001", ReportSeverity.Error)]
    public void What_was_asked_for_is_not_silenced(string noWarn, ReportSeverity expected)
    {
        var severities = new RuleSeverities(new ConfigSet([]), new CompilerOptions(noWarn, "DG1001", null, false));

        Assert.Equal(expected, severities.OfWithoutNoWarn("DG1001", "DeliveryGap", ReportSeverity.Info, "/repo/a.cs"));
    }

    [Fact]
    public void A_none_in_a_config_stays_silent_without_NoWarn()
    {
        var config = ConfigFile.Parse("[*.cs]\ndotnet_diagnostic.DG1001.severity = none", "/repo/.editorconfig");
        var severities = new RuleSeverities(new ConfigSet([config]), new CompilerOptions(null, null, null, true));

        Assert.Equal(ReportSeverity.None, severities.OfWithoutNoWarn("DG1001", "DeliveryGap", ReportSeverity.Warning, "/repo/a.cs"));
    }

    /// <summary>Null: nothing is said; empty: the default.</summary>
    private static string? Severity(FileConfig ours, string id) =>
        ours.TryGetSeverity(ConfigValues.RuleKey(id), out var severity) ? severity.ToString() : null;

    private static string? Severity(AnalyzerConfigOptionsResult roslyns, string id) => !roslyns.TreeOptions.TryGetValue(id, out var severity) ? null
        : severity switch
        {
            ReportDiagnostic.Default => "",
            ReportDiagnostic.Warn => nameof(ReportSeverity.Warning),
            ReportDiagnostic.Suppress => nameof(ReportSeverity.None),
            _ => severity.ToString(),
        };

    /// <summary>Null where the compiler itself falls over the pattern.</summary>
    private static AnalyzerConfigSet? Roslyns(ConfigCase config)
    {
        try
        {
            return AnalyzerConfigSet.Create(config.Files.Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToArray());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static ConfigSet Read(ConfigCase config) =>
        new([.. config.Files.Select(file => ConfigFile.Parse(file.Text, file.Path))]);

    private static CompilerOptions Options(OptionsCase options) =>
        new(options.NoWarn, options.WarningsAsErrors, options.WarningsNotAsErrors, options.TreatWarningsAsErrors);
}
