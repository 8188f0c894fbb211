// Runs all tests, and build/demo.cs and build/live.cs as two more: dotnet run build/test.cs
// Arguments are handed to dotnet test, and leave out these two: dotnet run build/test.cs -- --filter FullyQualifiedName~RulePage
#:property PublishAot=false

using System.Diagnostics;
using System.Text.RegularExpressions;

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var (passed, failed, skipped) = (0, 0, 0);
// What failed, and why as far as its first lines say; told again at the end, as that is what a CI server shows.
List<string> failures = [];
var linesToKeep = 0;

var exitCode = Dotnet(Count, ["test", "Analyzers.sln", "-nr:false", "-tl:off", "-nologo", .. args]);
var isComplete = exitCode == 0 || failed > 0;
if (args.Length == 0)
{
    Run("demo.cs");
    if ((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "prometheus"))))
    {
        Run("live.cs", "--", "--hurry");
    }
    else
    {
        Console.WriteLine("build/live.cs is skipped: prometheus is not on the PATH; Debian's package prometheus has it.");
        skipped++;
    }
}

Console.WriteLine();
failures.ForEach(Console.WriteLine);
if (!isComplete)
    Console.WriteLine("Not every test project was built and run to its end.");
Console.WriteLine($"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
return exitCode != 0 || failed > 0 || passed == 0 ? 1 : 0;

void Run(string program, params string[] arguments)
{
    if (Dotnet(_ => { }, ["run", Path.Combine("build", program), .. arguments]) == 0)
    {
        passed++;
    }
    else
    {
        failed++;
        failures.Add($"  Failed build/{program}");
    }
}

int Dotnet(Action<string> read, string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        WorkingDirectory = root,
    };
    // The lines that are counted are translated otherwise.
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

    using var process = Process.Start(start)!;
    process.StandardInput.Close();
    while (process.StandardOutput.ReadLine() is { } line)
    {
        Console.WriteLine(line);
        read(line);
    }

    process.WaitForExit();
    return process.ExitCode;
}

void Count(string line)
{
    linesToKeep = Failure().IsMatch(line) ? 12 : line.TrimStart().StartsWith("Stack Trace:", StringComparison.Ordinal) ? 0 : linesToKeep - 1;
    if (linesToKeep > 0)
        failures.Add(line);
    if (Totals().Match(line) is not { Success: true } totals)
        return;

    failed += int.Parse(totals.Groups["failed"].ValueSpan);
    passed += int.Parse(totals.Groups["passed"].ValueSpan);
    skipped += int.Parse(totals.Groups["skipped"].ValueSpan);
}

internal static partial class Program
{
    // Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, Duration: 1 s - DeliveryGap.Docs.Tests.dll (net10.0)
    [GeneratedRegex(@"^\w+!\s+- Failed:\s+(?<failed>\d+), Passed:\s+(?<passed>\d+), Skipped:\s+(?<skipped>\d+), Total:")]
    private static partial Regex Totals();

    //   Failed DeliveryGap.Docs.Tests.ReadmeTests.Links_lead_somewhere [12 ms]
    [GeneratedRegex(@"^\s+Failed \S.* \[.+\]$")]
    private static partial Regex Failure();
}
