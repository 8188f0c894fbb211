using System.Diagnostics;
using System.Text;

namespace DeliveryGap.Package.Tests.Projects;

/// <summary>Runs <c>dotnet</c> as a user at a desk would: nothing of this test run's own environment reaches it.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private static readonly string[] Foreign =
    [
        "CI", "TF_BUILD", "GITHUB_", "APPVEYOR", "TRAVIS", "CIRCLECI", "TEAMCITY_", "JENKINS_", "BUILD_", "CODEBUILD_", "JB_SPACE_", "ContinuousIntegrationBuild",
        "MSBUILD", "MSBuild", "DOTNET_HOST_PATH", "DOTNET_CLI_", "DOTNET_STARTUP_HOOKS", "VSTEST_", "TESTINGPLATFORM_", "Version", "Configuration", "Platform", "DeliveryGap", "NUGET_PACKAGES",
    ];

    public static Task<(int ExitCode, string Output)> Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    public static async Task<(int ExitCode, string Output)> Run(string folder, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => Foreign.Any(foreign => name.StartsWith(foreign, StringComparison.Ordinal))).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} hangs:\n{output}");
        }

        return (process.ExitCode, output.ToString());

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
        }
    }
}
