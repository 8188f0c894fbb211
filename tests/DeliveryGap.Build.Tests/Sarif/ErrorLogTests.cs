using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Build.Tests.Tasks;
using DeliveryGap.Core.Rules;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis.Sarif;
using Level = DeliveryGap.Core.Rules.Level;

namespace DeliveryGap.Build.Tests.Sarif;

/// <summary>The log of one run of the gate, read with the reader that its field uses.</summary>
public sealed class ErrorLogTests : IDisposable
{
    private const string Source = """
        using DeliveryGap;

        [Feature("cart")]
        public sealed class Cart;

        [Feature("gift"), AcceptedGap("DG1002", "Measured from spring on \"by hand\"\n\u0001", Until = "2027-03-31")]
        public sealed class Gift;

        #pragma warning disable DG1002
        [Feature("quiet")]
        public sealed class Quiet;
        #pragma warning restore DG1002

        [Feature("whisper"), Advances("unknown")]
        [SuccessMetric("shop.whispers", MetricKind.UsageFrequency, Target = 1)]
        public sealed class Whisper;
        """;

    private readonly Compiler compiler = new();

    public void Dispose() => compiler.Dispose();

    [Fact]
    public void It_lists_what_the_build_says_and_what_somebody_silenced()
    {
        var config = Write("severities.globalconfig", "is_global = true\ndotnet_diagnostic.DG1009.severity = suggestion\n");

        var (engine, log) = Run(Source, task => (task.ConfigFiles, task.Level) = ([new TaskItem(config)], "all"));

        Assert.Equal(
            [
                "warning DG1002 Program.cs(3) None: Feature 'cart' declares no success metric",
                "warning DG1002 Program.cs(6) External: Feature 'gift' declares no success metric",
                "warning DG1002 Program.cs(10) InSource: Feature 'quiet' declares no success metric",
                "note DG1009 Program.cs(14) None: No KPI or objective 'unknown' is declared",
                "warning DG9001 Shop.csproj(3) None: DeliveryGapLevel is 'all'",
            ],
            log!.Results.Select(Show));
        Assert.Equal("Measured from spring on \"by hand\"\n\u0001", log.Results[1].Suppressions.Single().Justification);
        Assert.Equal(2, engine.Warnings.Count);
        Assert.Contains(engine.Messages, message => message.Text.StartsWith("No KPI or objective 'unknown'", StringComparison.Ordinal));
    }

    [Fact]
    public void It_describes_every_rule()
    {
        var (_, log) = Run(Source);

        var driver = log!.Tool.Driver;
        Assert.Equal("DeliveryGap", driver.Name);
        Assert.Matches(@"^\d+\.\d+\.\d+$", driver.Version);
        Assert.Equal("https://github.com/deliverygap/deliverygap", driver.InformationUri.AbsoluteUri);
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), driver.Rules.Select(rule => rule.Id));
        foreach (var (rule, described) in RuleCatalog.All.Zip(driver.Rules))
        {
            Assert.Equal((rule.Title, rule.Description, rule.HelpLink), (described.ShortDescription.Text, described.FullDescription.Text, described.HelpUri.AbsoluteUri));
            Assert.Equal(rule.Level == Level.Metric ? FailureLevel.Warning : FailureLevel.Note, described.DefaultConfiguration.Level);
            Assert.Equal(rule.Level.ToString(), described.GetProperty<string>("level"));
        }

        Assert.All(log.Results, result => Assert.Equal(result.RuleId, driver.Rules[result.RuleIndex].Id));
        Assert.Equal("DeliveryGap/Shop/net10.0/", log.AutomationDetails.Id);
        Assert.True(log.Invocations.Single().ExecutionSuccessful);
    }

    [Fact]
    public void It_has_the_same_bytes_in_any_folder()
    {
        Run(Source);
        using var elsewhere = new ErrorLogTests();
        elsewhere.Run(Source);

        Assert.Equal(File.ReadAllBytes(LogPath), File.ReadAllBytes(elsewhere.LogPath));
    }

    [Fact]
    public void What_the_gate_decides_as_an_error_is_one()
    {
        var (engine, log) = Run(Source, task => task.Enforce = "true");

        Assert.Equal(2, engine.Errors.Count);
        Assert.All(log!.Results, result => Assert.Equal(FailureLevel.Error, result.Level));
    }

    [Fact]
    public void A_clean_build_has_a_log_without_results()
    {
        var (_, log) = Run("public sealed class Nothing;");

        Assert.Empty(log!.Results);
    }

    [Fact]
    public void What_the_level_does_not_ask_for_is_left_to_the_editor()
    {
        var (_, log) = Run(Source);

        Assert.All(log!.Results, result => Assert.Equal(Level.Metric, RuleCatalog.All[result.RuleIndex].Level));
    }

    [Fact]
    public void Without_a_PDB_a_result_stands_at_the_project_and_in_no_region()
    {
        var (_, log) = Run("[DeliveryGap.Feature(\"cart\")] public sealed class Cart;", assembly: path => File.Delete(Path.ChangeExtension(path, ".pdb")));

        var place = Assert.Single(log!.Results).Locations.Single().PhysicalLocation;
        Assert.Equal("Shop.csproj", place.ArtifactLocation.Uri.OriginalString);
        Assert.Null(place.Region);
    }

    [Fact]
    public void An_own_assembly_that_cannot_be_read_is_a_run_that_failed()
    {
        var (engine, log) = Run(Source, assembly: path => File.WriteAllText(path, "no assembly"));

        Assert.Single(engine.Errors);
        Assert.Empty(log!.Results);
        var invocation = log.Invocations.Single();
        Assert.False(invocation.ExecutionSuccessful);
        Assert.StartsWith("DeliveryGap cannot read 'Shop.dll': ", Assert.Single(invocation.ToolExecutionNotifications).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_DG9001_and_all_else_is_said()
    {
        var (engine, log) = Run(Source, task => task.ErrorLog = Path.Combine(task.ProjectFile, "below-a-file.sarif"));

        Assert.Null(log);
        Assert.Empty(engine.Errors);
        Assert.Contains(engine.Warnings, warning => warning.StartsWith("The error log '", StringComparison.Ordinal) && warning.Contains("below-a-file.sarif", StringComparison.Ordinal));
        Assert.Contains(engine.Warnings, warning => warning.StartsWith("Feature 'cart'", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_path_there_is_none()
    {
        var before = Directory.GetFiles(compiler.Folder, "*.sarif");
        var (_, log) = Run(Source, task => task.ErrorLog = "");

        Assert.Null(log);
        Assert.Equal(before, Directory.GetFiles(compiler.Folder, "*.sarif"));
    }

    private string LogPath => Path.Combine(compiler.Folder, "logs", "Shop.deliverygap.sarif");

    /// <param name="assembly">Told the path of the assembly before the gate runs.</param>
    private (RecordingEngine Engine, Run? Log) Run(string source, Action<GateTask>? configure = null, Action<string>? assembly = null)
    {
        compiler.Read(source);
        var path = Path.Combine(compiler.Folder, "Shop.dll");
        assembly?.Invoke(path);
        var engine = new RecordingEngine();
        var task = new GateTask
        {
            BuildEngine = engine,
            ProjectFile = Write("Shop.csproj", "<Project>\n<PropertyGroup>\n<DeliveryGapLevel>all</DeliveryGapLevel>\n</PropertyGroup>\n</Project>"),
            Assembly = path, ErrorLog = LogPath, IsProgram = true, Manifest = "false", Framework = "net10.0",
            References = [.. Compiler.ReferencePaths.Select(reference => new TaskItem(reference))],
        };
        configure?.Invoke(task);
        task.Execute();
        return (engine, File.Exists(LogPath) ? Assert.Single(SarifLog.Load(LogPath).Runs) : null);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(compiler.Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static string Show(Result result)
    {
        var place = Assert.Single(result.Locations).PhysicalLocation;
        Assert.Equal("%SRCROOT%", place.ArtifactLocation.UriBaseId);
        var suppression = result.Suppressions?.SingleOrDefault()?.Kind ?? SuppressionKind.None;
        return $"{result.Level.ToString().ToLowerInvariant()} {result.RuleId} {place.ArtifactLocation.Uri}({place.Region.StartLine}) {suppression}: {result.Message.Text.Split(';')[0]}";
    }
}
