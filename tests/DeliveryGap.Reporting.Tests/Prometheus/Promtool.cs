using System.Diagnostics;

namespace DeliveryGap.Reporting.Tests.Prometheus;

/// <summary>Prometheus' own checker of rules.</summary>
internal static class Promtool
{
    private const string Missing = "promtool is not on the PATH; Debian's package prometheus has it";

    /// <returns>What it says of a file, and whether it is content.</returns>
    public static (bool IsFine, string Output) Run(params string[] arguments)
    {
        Assert.SkipUnless(IsThere, Missing);
        var start = new ProcessStartInfo("promtool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, output + errors.Result);
    }

    private static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "promtool")));
}
