using System.Diagnostics;
using System.Text.RegularExpressions;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Projects;

/// <param name="Where">File and line as MSBuild writes them; a program's name where there is no file.</param>
internal sealed record BuildError(string Where, string Code, string Text)
{
    public override string ToString() => $"{Where}: {Code}: {Text}";
}

/// <summary>One run of <c>dotnet</c>.</summary>
internal sealed partial record DotnetRun(int ExitCode, IReadOnlyList<string> Output)
{
    private const int Shown = 10;

    /// <summary>Each once, in the order in which they came.</summary>
    public IReadOnlyList<BuildError> Errors { get; } =
        [.. Output.Select(line => Error().Match(line)).Where(match => match.Success).Select(match => new BuildError(match.Groups["where"].Value, match.Groups["code"].Value, match.Groups["text"].Value)).Distinct()];

    /// <summary>The first errors; the last lines where none can be told from the rest.</summary>
    public string Explain()
    {
        var errors = Errors.Take(Shown).Select(error => error.ToString()).ToArray();
        if (errors.Length == 0)
            return string.Join('\n', Output.Where(line => line.Length > 0).TakeLast(Shown));
        return string.Join('\n', errors) + (Errors.Count > Shown ? $"\n… and {Errors.Count - Shown} more" : "");
    }

    //   /src/App/Program.cs(3,1): error CS1002: ; expected [/src/App/App.csproj]
    [GeneratedRegex(@"^\s*(?<where>.*?)\s*: (?:fatal )?error (?<code>\w+)\s*: (?<text>.*?)(?:\s+\[[^\]]+\])?\s*$")]
    private static partial Regex Error();
}

/// <summary>Runs the SDK as a person at a desk would.</summary>
internal static class Dotnet
{
    // What another MSBuild has set for itself would mislead this one.
    private static readonly string[] Foreign = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH"];

    /// <param name="read">Is handed each line of output.</param>
    /// <exception cref="ToolFailure">There is no <c>dotnet</c>.</exception>
    public static async Task<DotnetRun> Run(string folder, IReadOnlyList<string> arguments, Action<string> read, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var name in Foreign)
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        List<string> output = [];
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw ToolFailure.Environment($"dotnet cannot be started: {e.Message}");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, output);

        void Collect(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not { } text)
                return;
            lock (output)
                output.Add(text);
            read(text);
        }
    }
}
