using System.Diagnostics;
using System.Reflection;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>TypeScript takes the dashboards for what @grafana/schema says that a dashboard is.</summary>
public sealed class GrafanaTypesTests : IDisposable
{
    private static readonly string Root = typeof(GrafanaTypesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
    private static readonly string Types = Path.Combine(Root, "tests", "DeliveryGap.Reporting.Tests", "Grafana", "types");
    private static readonly string Packages = Path.Combine(Root, "artifacts", "grafana-types");
    private static readonly string Compiler = Path.Combine(Packages, "node_modules", "typescript", "bin", "tsc");

    // Below the packages, where they are looked for.
    private readonly string folder = Path.Combine(Packages, "check-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_dashboard_is_one_to_Grafana()
    {
        Assert.SkipUnless(IsThere, Missing);
        var dashboards = await Dashboards.All();
        var (isFine, output) = Check([.. dashboards.Select(dashboard => dashboard.GetRawText())]);
        Assert.True(isFine, output);
    }

    /// <summary>So that the test above can fail.</summary>
    [Theory]
    [InlineData("\"graphTooltip\": 1", "\"graphTooltip\": 7")]
    [InlineData("\"uid\":", "\"guid\":")]
    [InlineData("\"type\": \"stat\"", "\"type\": \"number\"")]
    [InlineData("\"mode\": \"absolute\"", "\"mode\": \"relative\"")]
    [InlineData("\"drawStyle\": \"bars\"", "\"drawStyle\": \"columns\"")]
    [InlineData("\"displayMode\": \"basic\"", "\"displayMode\": \"plain\"")]
    [InlineData("\"expr\":", "\"query\":")]
    public async Task What_is_no_dashboard_is_none(string right, string wrong)
    {
        Assert.SkipUnless(IsThere, Missing);
        var dashboard = (await Dashboards.Of(Dashboards.Shop)).GetRawText();
        Assert.Contains(right, dashboard, StringComparison.Ordinal);
        var (isFine, output) = Check(dashboard.Replace(right, wrong, StringComparison.Ordinal));
        Assert.False(isFine);
        Assert.Contains("error TS2", output, StringComparison.Ordinal);
    }

    private const string Missing = "Grafana's types are not there; tests/DeliveryGap.Reporting.Tests/Grafana/types/install.sh gets them, and needs npm";

    private static bool IsThere => File.Exists(Compiler) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(path => File.Exists(Path.Combine(path, "node")) || File.Exists(Path.Combine(path, "node.exe")));

    private (bool IsFine, string Output) Check(params string[] dashboards)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "dashboard.ts", "tsconfig.json" })
            File.Copy(Path.Combine(Types, file), Path.Combine(folder, file), overwrite: true);
        for (var i = 0; i < dashboards.Length; i++)
            File.WriteAllText(Path.Combine(folder, $"dashboard{i}.ts"), $"import type {{ Written }} from './dashboard';\nexport const dashboard: Written = {dashboards[i]};\n");
        using var process = Process.Start(new ProcessStartInfo("node", [Compiler, "-p", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, output + errors.Result);
    }
}
