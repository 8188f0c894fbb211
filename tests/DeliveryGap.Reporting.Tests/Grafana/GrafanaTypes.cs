using System.Diagnostics;
using System.Reflection;

namespace DeliveryGap.Reporting.Tests.Grafana;

/// <summary>TypeScript and @grafana/schema, which types/install.sh puts below <c>artifacts</c>.</summary>
internal static class GrafanaTypes
{
    private const string Missing = "Grafana's types are not there; tests/DeliveryGap.Reporting.Tests/Grafana/types/install.sh gets them, and needs npm";

    private static readonly string Root = typeof(GrafanaTypes).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
    private static readonly string Types = Path.Combine(Root, "tests", "DeliveryGap.Reporting.Tests", "Grafana", "types");
    private static readonly string Packages = Path.Combine(Root, "artifacts", "grafana-types");
    private static readonly string Compiler = Path.Combine(Packages, "node_modules", "typescript", "bin", "tsc");

    /// <param name="dashboards">Each as JSON.</param>
    /// <returns>What the compiler says of all of them, and whether it is content.</returns>
    public static (bool IsFine, string Output) Check(params IReadOnlyList<string> dashboards)
    {
        Assert.SkipUnless(IsThere, Missing);
        // Below the packages, where they are looked for.
        var folder = Directory.CreateDirectory(Path.Combine(Packages, "check-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            foreach (var file in new[] { "dashboard.ts", "tsconfig.json" })
                File.Copy(Path.Combine(Types, file), Path.Combine(folder, file));
            for (var i = 0; i < dashboards.Count; i++)
                File.WriteAllText(Path.Combine(folder, $"dashboard{i}.ts"), $"import type {{ Written }} from './dashboard';\nexport const dashboard: Written = {dashboards[i]};\n");
            using var process = Process.Start(new ProcessStartInfo("node", [Compiler, "-p", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode == 0, output + errors.Result);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsThere => File.Exists(Compiler) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(path => File.Exists(Path.Combine(path, "node")) || File.Exists(Path.Combine(path, "node.exe")));
}
