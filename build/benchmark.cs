// Measures what DeliveryGap costs, as ratios in one run: dotnet run build/benchmark.cs
// The gate in nine fresh builds of samples/Storefront and in three of a large application, then on that one, warm, beside a call graph of the same files,
// then one keystroke in the editor. Run build/demo.cs first: it packs what is measured.
// DELIVERYGAP_CORPUS=FOLDER adds a keystroke among the sources of a public application.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

const int Builds = 9;
const int LargeBuilds = 3;
const double CompilerBound = 0.05;
const double ColdBound = 2;
const double GateBound = 1.0;
const double KeystrokeBound = 1.25;
const double EvidenceBound = 1.5;
const double PeersBound = 0.5;

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var project = Path.Combine(root, "samples", "Storefront", "Storefront.csproj");

var builds = Build(project, Builds);
var ratios = builds.Select(build => build.Gate / (build.Deps + build.References)).ToArray();
Console.WriteLine($"The gate on samples/Storefront, {Builds} fresh builds, ms: median (least to most)");
Console.WriteLine($"  gate                     {Spread(builds.Select(build => build.Gate))}");
Console.WriteLine($"  GenerateDepsFile         {Spread(builds.Select(build => build.Deps))}");
Console.WriteLine($"  ResolveAssemblyReference {Spread(builds.Select(build => build.References))}");
Console.WriteLine($"  Csc                      {Spread(builds.Select(build => build.Compiler))}");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  gate / (GenerateDepsFile + ResolveAssemblyReference): {Median(ratios):F2} ({ratios.Min():F2} to {ratios.Max():F2}), at most {GateBound:F2}"));
Console.WriteLine();
var benchmarks = Path.Combine(root, "tests", "DeliveryGap.Benchmarks");
var isColdWithin = MeasureLarge();
var (large, isLargeWithin) = Run("run", "-c", "Release", "--project", benchmarks, "--", "gate", "1", "10", "40", "200");
Console.WriteLine("The gate on 43,000 method bodies and a call graph of the same files, nine alternating runs: at most 1.5 times its time and 2 times its allocations");
Console.WriteLine(string.Join(Environment.NewLine, large.Split('\n').Where(line => line.StartsWith('|'))));
Console.WriteLine();
var report = Dotnet("run", "-c", "Release", "--project", benchmarks, "--", "--artifacts", Path.Combine(root, "artifacts", "benchmarks"));
var table = report.Split('\n').Where(line => line.StartsWith('|')).Distinct().ToArray();
Console.WriteLine(string.Join(Environment.NewLine, table));
// Times are noisy on a shared machine, allocations are not: they decide. Theirs is the last column; the program is the second.
var cells = table.Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(line => double.TryParse(line[^2], CultureInfo.InvariantCulture, out _)).ToArray();
var isWithin = Median(ratios) <= GateBound && isColdWithin && isLargeWithin;
foreach (var program in cells.GroupBy(line => line[2]))
{
    double Of(string what) => double.Parse(program.First(line => line[1].Contains(what))[^2], CultureInfo.InvariantCulture);
    var (ours, peers) = (Of("with DeliveryGap"), Of("with NetAnalyzers"));
    // Where the routes of unmarked endpoints are put together in other files, those have to be bound: the SDK's own analyzers are the measure.
    var bound = program.Key switch
    {
        "Groups" or "PublicCode" => 1 + (peers - 1) * PeersBound,
        // A path through 200 methods in other files.
        "Evidence" => Math.Min(EvidenceBound, peers),
        _ => KeystrokeBound,
    };
    isWithin &= ours <= bound;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"One keystroke, {program.Key}: {ours:F2} times the compiler's own allocations, at most {bound:F2}; NetAnalyzers {peers:F2}"));
}

return isWithin ? 0 : 1;

List<(double Gate, double Deps, double References, double Compiler)> Build(string project, int count)
{
    List<(double Gate, double Deps, double References, double Compiler)> builds = [];
    for (var i = 0; i < count; i++)
    {
        var output = Dotnet("msbuild", project, "-restore", "-t:Rebuild", "-p:DeliveryGapVersion=0.1.0", "-p:DeliveryGapEnforce=false", "-v:quiet", "-clp:PerformanceSummary", "-nr:false");
        // The summary lists tasks after targets, and both by name: a task's line is the last one.
        var times = TimeOf().Matches(output).ToLookup(match => match.Groups["name"].Value, match => double.Parse(match.Groups["ms"].ValueSpan, CultureInfo.InvariantCulture));
        builds.Add((times["DeliveryGap.Build.GateTask"].Last(), times["GenerateDepsFile"].Last(), times["ResolveAssemblyReference"].Last(), times["Csc"].Last()));
    }

    return builds;
}

// 43,000 method bodies in a library and an application, built as a user builds them.
bool MeasureLarge()
{
    var folder = Directory.CreateTempSubdirectory("delivery-gap-large-").FullName;
    try
    {
        // Its paths lead from a folder beside the artifacts.
        Directory.CreateSymbolicLink(Path.Combine(folder, "artifacts"), Path.Combine(root, "artifacts"));
        var code = Directory.CreateDirectory(Path.Combine(folder, "code")).FullName;
        File.Copy(Path.Combine(root, "samples", "NuGet.config"), Path.Combine(code, "NuGet.config"));
        var application = Dotnet("run", "-c", "Release", "--project", benchmarks, "--", "projects", code).Trim();
        var large = Build(application, LargeBuilds);
        var files = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(application)!, "bin", "Debug", "net10.0"), "*.dll").Where(file => Path.GetFileName(file) is "Application.dll" or "Library000.dll");
        var floors = Enumerable.Range(0, Builds).Select(_ => double.Parse(Dotnet(["run", "-c", "Release", "--no-build", "--project", benchmarks, "--", "floor", .. files]), CultureInfo.InvariantCulture)).ToArray();
        var (share, cold) = (Median(large.Select(build => build.Gate / build.Compiler)), Median(large.Select(build => build.Gate)) / Median(floors));
        Console.WriteLine($"The gate in {LargeBuilds} fresh builds of 43,000 method bodies, ms: median (least to most)");
        Console.WriteLine($"  gate                     {Spread(large.Select(build => build.Gate))}");
        Console.WriteLine($"  Csc                      {Spread(large.Select(build => build.Compiler))}");
        Console.WriteLine($"  call graph, new process  {Spread(floors)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  gate / Csc: {share:P1}, at most {CompilerBound:P0}; gate / call graph: {cold:F2}, at most {ColdBound:F2}"));
        Console.WriteLine();
        return share <= CompilerBound && cold <= ColdBound;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

string Dotnet(params string[] arguments)
{
    var (output, isFine) = Run(arguments);
    if (isFine)
        return output;
    Console.WriteLine(output);
    throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed");
}

(string Output, bool IsFine) Run(params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = root };
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    // The samples' own folder holds what was packed last; a folder named here would come before it, with an older one perhaps.
    if (arguments[0] == "msbuild")
        start.Environment.Remove("NUGET_PACKAGES");
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (output, process.ExitCode == 0);
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

static string Spread(IEnumerable<double> values) => string.Create(CultureInfo.InvariantCulture, $"{Median(values),6:F0} ({values.Min():F0} to {values.Max():F0})");

internal static partial class Program
{
    //      102 ms  GenerateDepsFile                           1 calls
    [GeneratedRegex(@"^\s*(?<ms>\d+) ms\s+(?<name>\S+)\s+\d+ calls", RegexOptions.Multiline)]
    private static partial Regex TimeOf();
}
