using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>What keeps the programs under test short.</summary>
/// <remarks>
/// <c>[Promises("Paid")]</c> on an action makes it an endpoint and a feature whose success metric is <c>Paid</c>; what follows the name goes to the metric.
/// <c>Count.Paid</c> is a counter of that name, created once for each name that the program mentions.
/// </remarks>
internal static partial class Prelude
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Diagnostics; global using System.Diagnostics.Metrics; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks; global using DeliveryGap; global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.Extensions.DependencyInjection;

        """;

    /// <summary>A project's source and what it takes to compile it.</summary>
    /// <param name="isApplication">Nobody builds upon it; where it has no statements of its own, it gets one.</param>
    public static IEnumerable<(string Path, string Text)> Around(Project project, bool isApplication)
    {
        var source = Promise().Replace(project.Source, Endpoint);
        var counters = Counters(source, project.Name);
        // Two own types of one name could not be told apart.
        source = Counter().Replace(source, $"{project.Name}Counters.$1");
        var isProgram = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        return [($"/{project.Name}.cs", source), ($"/{project.Name}.Prelude.cs", Usings + (isApplication && !isProgram ? "return;\n" : "") + counters)];
    }

    private static string Endpoint(Match promise) =>
        $"""[HttpPost("/{promise.Groups[1]}"), Feature("{promise.Groups[1]}"), SuccessMetric("{promise.Groups[1]}", MetricKind.Engagement{promise.Groups[2]})]""";

    private static string Counters(string source, string project)
    {
        var names = Counter().Matches(source).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var counters = names.Select(name => $"    public static readonly Counter<long> {name} = Meter.CreateCounter<long>(\"{name}\");\n");
        return names.Count == 0 ? "" : $"internal static class {project}Counters\n{{\n    private static readonly Meter Meter = new(\"{project}\");\n{string.Concat(counters)}}}\n";
    }

    [GeneratedRegex("""\[Promises\("([^"]+)"([^]]*)\)\]""")]
    private static partial Regex Promise();

    [GeneratedRegex(@"\bCount\.([A-Z]\w*)")]
    private static partial Regex Counter();
}
