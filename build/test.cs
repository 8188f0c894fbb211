// Runs all tests: dotnet run build/test.cs
// What follows is handed to dotnet test: dotnet run build/test.cs --filter FullyQualifiedName~RulePages
#:property PublishAot=false

using System.Diagnostics;
using System.Text.RegularExpressions;

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var start = new ProcessStartInfo("dotnet", ["test", Path.Combine(root, "Analyzers.sln"), "-nr:false", "-tl:off", "-nologo", .. args])
{
    RedirectStandardInput = true,
    RedirectStandardOutput = true,
    WorkingDirectory = root,
};
// The line that is counted below is translated otherwise.
start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

var (passed, failed, skipped) = (0, 0, 0);
using var process = Process.Start(start)!;
process.StandardInput.Close();
while (process.StandardOutput.ReadLine() is { } line)
{
    Console.WriteLine(line);
    if (Totals().Match(line) is { Success: true } totals)
    {
        failed += int.Parse(totals.Groups["failed"].ValueSpan);
        passed += int.Parse(totals.Groups["passed"].ValueSpan);
        skipped += int.Parse(totals.Groups["skipped"].ValueSpan);
    }
}

process.WaitForExit();
Console.WriteLine();
if (process.ExitCode != 0 && failed == 0)
    Console.WriteLine("Not every test project was built and run to its end.");
Console.WriteLine($"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
return process.ExitCode != 0 || failed > 0 || passed == 0 ? 1 : 0;

internal static partial class Program
{
    // Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, Duration: 1 s - DeliveryGap.Docs.Tests.dll (net10.0)
    [GeneratedRegex(@"^\w+!\s+- Failed:\s+(?<failed>\d+), Passed:\s+(?<passed>\d+), Skipped:\s+(?<skipped>\d+), Total:")]
    private static partial Regex Totals();
}
