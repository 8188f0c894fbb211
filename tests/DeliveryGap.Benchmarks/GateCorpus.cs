using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DeliveryGap.Benchmarks;

/// <summary>
/// An application that a seeded script writes: controllers over libraries that call each other directly, through interfaces, lambdas and async
/// methods, with 50 features of three metrics each on its actions. Most metrics are recorded some calls down, a few nowhere.
/// </summary>
internal sealed class GateCorpus(int libraries, int bodies, int seed)
{
    private const string Application = "Application";
    private const int Features = 50;
    private const int MetricsOfFeature = 3;
    private const int MethodsOfType = 10;

    // With its interface, constructor, lambdas and state machine.
    private const int BodiesOfType = 17;
    private const int NeverRecorded = 30;
    private const int MostDepth = 6;

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(FeatureAttribute).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Random random = new(seed);

    /// <summary>The paths of the assemblies, the application's first.</summary>
    public IReadOnlyList<string> Emit(string folder)
    {
        List<string> paths = [];
        foreach (var (name, sources) in Sources())
        {
            var path = Path.Combine(folder, name + ".dll");
            Write(path, sources, paths.Count == 0 ? [] : [MetadataReference.CreateFromFile(paths[^1])]);
            paths.Add(path);
        }

        paths.Reverse();
        return paths;
    }

    /// <summary>As a user would build it: a folder for each project, with the package in all of them.</summary>
    /// <returns>The path of the application's project.</returns>
    public string WriteProjects(string folder)
    {
        string? last = null;
        foreach (var (name, sources) in Sources())
        {
            var project = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, name + ".csproj");
            foreach (var (file, source) in sources)
                File.WriteAllText(Path.Combine(folder, name, file), source);
            File.WriteAllText(project, $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <OutputType>{(name == Application ? "Exe" : "Library")}</OutputType>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="DeliveryGap" Version="$(DeliveryGapVersion)" />{(last is null ? "" : $"""<ProjectReference Include="{last}" />""")}
                  </ItemGroup>
                </Project>
                """);
            last = project;
        }

        File.WriteAllText(Path.Combine(folder, Application, "Program.cs"), "return;\n");
        return last!;
    }

    /// <summary>By assembly, each of which references the one before it.</summary>
    private IEnumerable<(string Name, IEnumerable<(string File, string Text)> Sources)> Sources()
    {
        var types = Math.Max(MostDepth + 1, bodies / libraries / BodiesOfType);
        // What is called lies further on, in this library or the next.
        var records = Records(types);
        for (var library = libraries - 1; library >= 0; library--)
            yield return ($"Library{library:D3}", LibrarySources(library, types, records));
        yield return (Application, [("Features.cs", ApplicationSource(types))]);
    }

    private static string Metric(int number) => string.Create(CultureInfo.InvariantCulture, $"shop.feature{number / MetricsOfFeature}.metric{number % MetricsOfFeature}");

    /// <summary>Which metrics a type of the first library records: the feature's own chain goes through the types with its number.</summary>
    private Dictionary<int, List<int>> Records(int types)
    {
        Dictionary<int, List<int>> byType = [];
        for (var metric = 0; metric < Features * MetricsOfFeature; metric++)
        {
            if (random.Next(NeverRecorded) == 0)
                continue;
            var type = (metric / MetricsOfFeature + random.Next(MostDepth)) % types;
            if (!byType.TryGetValue(type, out var metrics))
                byType.Add(type, metrics = []);
            metrics.Add(metric);
        }

        return byType;
    }

    private IEnumerable<(string File, string Text)> LibrarySources(int library, int types, Dictionary<int, List<int>> records)
    {
        if (library == 0)
            yield return ("Instruments.cs", Instruments());
        for (var type = 0; type < types; type++)
        {
            var source = new StringBuilder("using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n");
            source.Append(CultureInfo.InvariantCulture, $"namespace Library{library};\n");
            source.Append(CultureInfo.InvariantCulture, $"public interface IService{type} {{ int Method0(int a, string b); Task<int> Method1(int a); }}\n");
            source.Append(CultureInfo.InvariantCulture, $"public sealed class Service{type} : IService{type} {{\n private readonly List<string> log = new();\n private int total;\n");
            for (var method = 0; method < MethodsOfType; method++)
                Method(source, library, type, types, method, library == 0 && records.TryGetValue(type, out var metrics) ? metrics : []);
            yield return ($"Service{type}.cs", source.Append("}\n").ToString());
        }
    }

    private static string Instruments()
    {
        var source = new StringBuilder("using System.Diagnostics.Metrics;\nnamespace Library0;\npublic static class Instruments {\n static readonly Meter Meter = new(\"Shop\");\n");
        for (var metric = 0; metric < Features * MetricsOfFeature; metric++)
            source.Append(CultureInfo.InvariantCulture, $" public static readonly Counter<long> M{metric} = Meter.CreateCounter<long>(\"{Metric(metric)}\");\n");
        return source.Append("}\n").ToString();
    }

    private void Method(StringBuilder source, int library, int type, int types, int method, List<int> metrics)
    {
        var next = type + 1;
        var call = next < types ? $"new Service{next}()" : library + 1 < libraries ? $"new Library{library + 1}.Service{random.Next(types)}()" : null;
        switch (method)
        {
            case 0:
                source.Append(" public int Method0(int a, string b) {\n");
                foreach (var metric in metrics)
                    source.Append(CultureInfo.InvariantCulture, $"  if (a > {metric}) Instruments.M{metric}.Add(1, new KeyValuePair<string, object?>(\"outcome\", b));\n");
                source.Append(call is null ? "  return Method3(a) + b.Length; }\n" : $"  return {call}.Method0(a + 1, b) + Method3(a); }}\n");
                break;
            case 1:
                source.Append(CultureInfo.InvariantCulture, $" public async Task<int> Method1(int a) {{ await Task.Yield(); {(call is null ? "" : $"IService{(next < types ? next : 0)} other = {(next < types ? call : "null!")}; if (a > 3) return await other.Method1(a - 1);")} return Method4(a); }}\n");
                break;
            case 2:
                source.Append(" public IEnumerable<string> Method2(IEnumerable<int> values) => values.Where(value => value > total).Select(value => Method5(value.ToString()));\n");
                break;
            case 3:
                source.Append(" public int Method3(int a) { try { total += a; log.Add(a.ToString()); return log.Count; } catch (InvalidOperationException e) { log.Add(e.Message); throw; } }\n");
                break;
            case 4:
                source.Append(" private int Method4(int a) { var sum = 0; for (var i = 0; i < a; i++) sum += i % 2 == 0 ? Method3(i) : Method6(i); return sum; }\n");
                break;
            case 5:
                source.Append(" private string Method5(string text) => string.Concat(text.Trim(), \"-\", total.ToString(), log.Count > 3 ? log[0] : \"\");\n");
                break;
            default:
                source.Append(CultureInfo.InvariantCulture, $" internal int Method{method}(int a) {{ if (a < {method}) return total; var text = Method5(a.ToString()); return text.Length + {(method < MethodsOfType - 1 ? $"Method{method + 1}(a - 1)" : "Method3(a)")}; }}\n");
                break;
        }
    }

    private static string ApplicationSource(int types)
    {
        var source = new StringBuilder("using System.Threading.Tasks; using DeliveryGap; using Library0; using Microsoft.AspNetCore.Mvc;\n");
        for (var feature = 0; feature < Features; feature++)
        {
            var first = feature * MetricsOfFeature;
            source.Append(CultureInfo.InvariantCulture, $"[ApiController, Route(\"feature{feature}\")]\n[Feature(\"feature{feature}\")]\n[SuccessMetric(\"{Metric(first)}\", MetricKind.UsageFrequency, Target = 1)]\n");
            for (var metric = first + 1; metric < first + MetricsOfFeature; metric++)
                source.Append(CultureInfo.InvariantCulture, $"[SupportingMetric(\"{Metric(metric)}\", MetricKind.UsageFrequency)]\n");
            source.Append(CultureInfo.InvariantCulture, $"public sealed class Feature{feature}Controller(IService{feature % types} service) : ControllerBase {{\n");
            source.Append(" [HttpGet] public int Read(int id) => service.Method0(id, \"read\");\n [HttpPost] public Task<int> Write(int id) => service.Method1(id);\n}\n");
        }

        return source.ToString();
    }

    private static void Write(string path, IEnumerable<(string File, string Text)> sources, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, path: Path.Combine(Path.ChangeExtension(path, null), source.File), encoding: Encoding.UTF8)),
            [.. Framework, .. references], new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = File.Create(path);
        using var symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
