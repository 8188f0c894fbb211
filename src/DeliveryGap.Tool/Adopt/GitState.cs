using System.ComponentModel;
using System.Diagnostics;

namespace DeliveryGap.Tool.Adopt;

/// <summary>What git knows of a folder: by it, what is done here can be undone.</summary>
/// <param name="Root">The repository's folder; null where there is no repository, or no git.</param>
/// <param name="Dirty">How many files have changes that are not committed.</param>
internal sealed record GitState(string? Root, int Dirty)
{
    public static GitState Of(string folder)
    {
        // The way up, not the place: that has its symbolic links resolved, as the paths here do not.
        return Ask(folder, "rev-parse", "--show-cdup")?.Trim() is not { } up
            ? new(null, 0)
            : new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, up))), (Ask(folder, "status", "--porcelain", "--untracked-files=no") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string? Ask(string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
