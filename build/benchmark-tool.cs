// Measures what the tool costs: dotnet run build/benchmark-tool.cs
// Its start beside an empty program's, twenty alternating runs of each, and a report on 2,000 features. Run build/demo.cs first: it writes the manifest.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

const int Starts = 20;
const int Reports = 9;
const int Features = 2000;
const double StartBound = 3;
const double ReportBound = 1000;

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var folder = Path.Combine(root, "artifacts", "benchmark-tool");
var manifest = Path.Combine(root, "samples", "Storefront", "bin", "Debug", "net10.0", "Storefront.release.json");
if (!File.Exists(manifest))
{
    Console.Error.WriteLine($"{manifest} is missing: dotnet run build/demo.cs writes it.");
    return 1;
}

Directory.CreateDirectory(folder);
File.WriteAllText(Path.Combine(folder, "Empty.csproj"), """
    <Project Sdk="Microsoft.NET.Sdk">
      <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net9.0</TargetFramework><RollForward>Major</RollForward><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>
    </Project>
    """);
File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(\"1.0.0\");\n");
// What the repository says of its projects is not said of this one.
foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
    File.WriteAllText(Path.Combine(folder, file), "<Project />\n");
Run("build", folder, "-c", "Release", "-v:quiet", "-nologo", "-nr:false");
Run("build", Path.Combine(root, "src", "DeliveryGap.Tool"), "-c", "Release", "-v:quiet", "-nologo", "-nr:false");
var empty = Path.Combine(folder, "bin", "Release", "net9.0", "Empty.dll");
var tool = Path.Combine(root, "src", "DeliveryGap.Tool", "bin", "Release", "net9.0", "dotnet-delivery-gap.dll");

List<double> emptyTimes = [], toolTimes = [];
for (var i = 0; i < Starts; i++)
{
    emptyTimes.Add(Run(empty));
    toolTimes.Add(Run(tool, "--version"));
}

var ratio = Median(toolTimes) / Median(emptyTimes);
Console.WriteLine($"an empty program  {Spread(emptyTimes)} ms");
Console.WriteLine($"the tool's start  {Spread(toolTimes)} ms: {ratio.ToString("F2", CultureInfo.InvariantCulture)} times, at most {StartBound}");

var many = Path.Combine(folder, "many.release.json");
File.WriteAllText(many, Many(File.ReadAllText(manifest)));
var reports = Enumerable.Range(0, Reports).Select(_ => Run(tool, "report", many, "-o", Path.Combine(folder, "board.html"))).ToList();
Console.WriteLine($"report on {Features} features, {new FileInfo(many).Length / 1024 / 1024} MB  {Spread(reports)} ms, at most {ReportBound}");
return ratio <= StartBound && Median(reports) <= ReportBound ? 0 : 1;

static string Many(string json)
{
    var release = JsonNode.Parse(json)!;
    var models = release["features"]!.AsArray().ToArray();
    release["features"] = new JsonArray([.. Enumerable.Range(0, Features).Select(i =>
    {
        var feature = models[i % models.Length]!.DeepClone();
        feature["key"] = $"{feature["key"]}-{i}";
        return feature;
    })]);
    return release.ToJsonString(new() { WriteIndented = true });
}

// Milliseconds.
static double Run(params string[] arguments)
{
    var watch = Stopwatch.StartNew();
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: {output}{errors.Result}");
}

static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

static string Spread(IReadOnlyCollection<double> values) => string.Create(CultureInfo.InvariantCulture, $"{Median(values):F0} ({values.Min():F0} to {values.Max():F0})");
