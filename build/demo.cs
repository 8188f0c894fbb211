// Shows the main job on a machine that has only the .NET SDK: dotnet run build/demo.cs
// Packs DeliveryGap, builds a shop that never cared about outcomes and one that did, and prints the release manifest.
#:property PublishAot=false

using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

const string Version = "0.1.0";

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var feed = Path.Combine(root, "artifacts", "feed");
var undelivered = Path.Combine(root, "samples", "Undelivered");
var storefront = Path.Combine(root, "samples", "Storefront");

Title("Pack DeliveryGap into artifacts/feed");
DeleteFolder(feed);
// What an earlier run unpacked, under the same version.
foreach (var package in new[] { "deliverygap", "deliverygap.aspnetcore" })
    DeleteFolder(Path.Combine(root, "artifacts", "samples", "packages", package));
Directory.CreateDirectory(feed);
foreach (var project in new[] { "DeliveryGap.Package", "DeliveryGap.AspNetCore" })
{
    if (Dotnet("pack", Path.Combine(root, "src", project), "-c", "Release", "-o", feed, $"-p:PackageVersion={Version}").ExitCode != 0)
        return Fail($"packing {project} failed");
}

Title("Build samples/Undelivered: findings are warnings at a desk");
var desk = Build(undelivered, "Rebuild", "-p:DeliveryGapEnforce=false");
if (desk.ExitCode != 0)
    return Fail("samples/Undelivered does not build");

var found = Findings(desk.Lines, undelivered);
var expected = File.ReadAllLines(Path.Combine(undelivered, "expected.txt"));
if (!found.SequenceEqual(expected, StringComparer.Ordinal))
{
    Console.WriteLine("Expected:" + List(expected) + Environment.NewLine + "Found:" + List(found));
    return Fail("samples/Undelivered/expected.txt lists other findings");
}

Title("Build samples/Undelivered as a CI server does: findings are errors");
if (Build(undelivered, "Build", "-p:DeliveryGapEnforce=true").ExitCode == 0)
    return Fail("samples/Undelivered must not pass the gate");

Title("Build samples/Storefront as a CI server does: nothing to say");
var gate = Build(storefront, "Rebuild", "-p:DeliveryGapEnforce=true");
if (gate.ExitCode != 0 || Findings(gate.Lines, storefront).Length > 0)
    return Fail("samples/Storefront must be clean");

Title("The release manifest of samples/Storefront");
var manifest = Path.Combine(storefront, "bin", "Debug", "net10.0", "Storefront.release.json");
PrintManifest(manifest);
Console.WriteLine();
Console.WriteLine($"{expected.Length} findings in Undelivered as expected, none in Storefront. The manifest: {manifest}");
return 0;

// As "dotnet build" does, which would say each finding again in a summary.
(int ExitCode, List<string> Lines) Build(string folder, string target, string property) =>
    Dotnet("msbuild", Path.Combine(folder, Path.GetFileName(folder) + ".csproj"), "-restore", $"-t:{target}", $"-p:DeliveryGapVersion={Version}", property, "-v:minimal");

(int ExitCode, List<string> Lines) Dotnet(params string[] arguments)
{
    // Nodes that stay alive would hold the packed task and run an old one next time.
    var start = new ProcessStartInfo("dotnet", [.. arguments, "-nr:false", "-tl:off", "-nologo"])
    {
        RedirectStandardOutput = true,
        WorkingDirectory = root,
    };
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    // The samples' own folder holds what was packed last; a folder named here would come before it, with an older one perhaps.
    if (arguments[0] == "msbuild")
        start.Environment.Remove("NUGET_PACKAGES");

    List<string> lines = [];
    using var process = Process.Start(start)!;
    while (process.StandardOutput.ReadLine() is { } line)
    {
        Console.WriteLine(line);
        lines.Add(line);
    }

    process.WaitForExit();
    return (process.ExitCode, lines);
}

// "DG1001 Program.cs": what expected.txt lists.
string[] Findings(IEnumerable<string> lines, string project) =>
[
    .. lines
        .Select(line => Finding().Match(line.Trim()))
        .Where(match => match.Success)
        .Select(match => match.Groups["id"].Value + " " + Path.GetRelativePath(project, match.Groups["file"].Value).Replace('\\', '/'))
        .Order(StringComparer.Ordinal),
];

void PrintManifest(string path)
{
    using var json = JsonDocument.Parse(File.ReadAllText(path));
    var manifest = json.RootElement;
    Console.WriteLine($"verdict: {manifest.GetProperty("verdict").GetString()}");
    Console.WriteLine("summary: " + string.Join(", ", manifest.GetProperty("summary").EnumerateObject().Select(count => $"{count.Name} {count.Value}")));
    foreach (var feature in manifest.GetProperty("features").EnumerateArray())
    {
        Console.WriteLine($"  {feature.GetProperty("key").GetString()}");
        foreach (var metric in feature.GetProperty("metrics").EnumerateArray())
            Console.WriteLine($"    {metric.GetProperty("role").GetString(),-10} {metric.GetProperty("instrument").GetString()}: {metric.GetProperty("status").GetString()}");
        foreach (var accepted in feature.GetProperty("accepted").EnumerateArray())
            Console.WriteLine($"    accepted   {accepted.GetProperty("rule").GetString()}: {accepted.GetProperty("because").GetString()}");
    }
}

void DeleteFolder(string path)
{
    if (Directory.Exists(path))
        Directory.Delete(path, recursive: true);
}

void Title(string text) => Console.WriteLine($"{Environment.NewLine}== {text}");

string List(IEnumerable<string> lines) => string.Concat(lines.Select(line => Environment.NewLine + "  " + line));

int Fail(string reason)
{
    Console.Error.WriteLine($"demo: {reason}.");
    return 1;
}

internal static partial class Program
{
    [GeneratedRegex(@"^(?<file>.+?)(\([\d,]+\))?\s*: (warning|error) (?<id>DG\d{4}): ")]
    private static partial Regex Finding();
}
