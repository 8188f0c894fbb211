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
        var root = Ask(folder, "rev-parse", "--show-toplevel")?.Trim();
        return root is not { Length: > 0 }
            ? new(null, 0)
            : new(Path.GetFullPath(root), (Ask(folder, "status", "--porcelain", "--untracked-files=no") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
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
