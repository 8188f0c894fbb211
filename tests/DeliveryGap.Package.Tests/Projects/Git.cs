using System.Diagnostics;

namespace DeliveryGap.Package.Tests.Projects;

/// <summary>Makes repositories whose commits are the same every time.</summary>
internal static class Git
{
    public static async Task Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false };
        start.Environment["GIT_COMMITTER_DATE"] = "2026-01-01T00:00:00Z";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
