// Measures what the first day costs: dotnet run build/benchmark-adopt.cs -- [--rounds N] FOLDER TARGET [arguments of dotnet build]
// "adopt", with the build that it runs, beside the code base's own clean build with the same arguments: three alternating runs of each, or N, every one on a fresh
// copy of FOLDER. TARGET is the project or solution in it. What counts is processor time, of all processes together: it tells less of what else a machine does.
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

const int UsualRounds = 3;
const double Bound = 1.2;
const string Version = "0.1.0-benchmark";

var (rounds, rest) = args is ["--rounds", var number, .. var behind] && int.TryParse(number, out var asked) && asked > 0 ? (asked, behind) : (UsualRounds, args);
if (rest is not [var source, var target, .. var given] || !File.Exists(Path.Combine(source, target)))
{
    Console.Error.WriteLine("dotnet run build/benchmark-adopt.cs -- [--rounds N] FOLDER TARGET [arguments of dotnet build]: the folder of a code base, and a project or solution in it");
    return 2;
}

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("Processor time of all processes is asked of Linux.");
    return 2;
}

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var work = Directory.CreateTempSubdirectory("benchmark-adopt-").FullName;
var feed = Path.Combine(work, "feed");
var unpacked = Path.Combine(
    Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"), "deliverygap", Version);
var tool = Path.Combine(root, "src", "DeliveryGap.Tool", "bin", "Release", "net9.0", "dotnet-delivery-gap.dll");
try
{
    Delete(unpacked);
    Run(root, "pack", Path.Combine(root, "src", "DeliveryGap.Package"), "-c", "Release", "-o", feed, $"-p:PackageVersion={Version}", "-v:quiet", "-nologo", "-nr:false");
    Run(root, "build", Path.Combine(root, "src", "DeliveryGap.Tool"), "-c", "Release", "-v:quiet", "-nologo", "-nr:false");

    // A compiler that stays alive would do its work in no process of ours.
    string[] same = ["-nr:false", "-m:1", "-p:UseSharedCompilation=false", $"-p:RestoreAdditionalProjectSources={feed}", .. given];
    List<double> own = [], adopted = [];
    for (var i = 0; i < rounds; i++)
    {
        own.Add(OnCopy(copy => Run(copy, ["build", target, "-v:quiet", "-nologo", .. same])));
        adopted.Add(OnCopy(copy => Run(copy, [tool, "adopt", target, "--package-version", Version, "--", .. same])));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"own build {own[i]:F1} s, adopt {adopted[i]:F1} s"));
    }

    var ratio = Median(adopted) / Median(own);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"adopt: {Median(adopted):F1} s, {ratio:F2} times the own build's {Median(own):F1} s, at most {Bound}; {Lines():N0} lines of C# and Razor"));
    return ratio <= Bound ? 0 : 1;
}
finally
{
    Delete(work);
    Delete(unpacked);
}

double OnCopy(Func<string, double> run)
{
    var copy = Path.Combine(work, "code");
    Copy(new(source), copy);
    var seconds = run(copy);
    Delete(copy);
    return seconds;
}

static void Copy(DirectoryInfo from, string to)
{
    Directory.CreateDirectory(to);
    foreach (var file in from.EnumerateFiles().Where(file => file.LinkTarget is null))
        file.CopyTo(Path.Combine(to, file.Name));
    foreach (var folder in from.EnumerateDirectories().Where(folder => folder.LinkTarget is null && folder.Name is not ("bin" or "obj" or "node_modules" or ".git")))
        Copy(folder, Path.Combine(to, folder.Name));
}

long Lines() => new[] { "*.cs", "*.cshtml", "*.razor" }
    .SelectMany(pattern => Directory.EnumerateFiles(source, pattern, SearchOption.AllDirectories))
    .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
    .Sum(file => File.ReadLines(file).LongCount());

// Seconds of processor time.
static double Run(string folder, params string[] arguments)
{
    var before = OfChildren();
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? OfChildren() - before : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: {output}{errors.Result}");
}

// Of all that were started here and have ended, and of what they started.
static unsafe double OfChildren()
{
    const int children = -1;
    var usage = stackalloc long[18];
    return getrusage(children, usage) == 0 ? usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6 : throw new InvalidOperationException("getrusage failed");

    [DllImport("libc")]
    static extern int getrusage(int who, long* usage);
}

static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

static void Delete(string folder)
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
}
