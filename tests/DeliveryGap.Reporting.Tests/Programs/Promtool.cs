using System.Diagnostics;

namespace DeliveryGap.Reporting.Tests.Programs;

/// <summary>Prometheus' own checker of rules.</summary>
internal static class Promtool
{
    /// <returns>What it says, and whether it is content.</returns>
    public static (bool IsFine, string Output) Run(params string[] arguments)
    {
        RequireOnPath("promtool");
        var start = new ProcessStartInfo("promtool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, output + errors.Result);
    }

    /// <summary>Skips the test where a program of Debian's package prometheus is missing.</summary>
    public static void RequireOnPath(string program) => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))),
        program + " is not on the PATH; Debian's package prometheus has it");
}
