using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Verify = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>
/// Good code in the shapes that public applications have. Each endpoint is listed as existing by its exact route: one that is read wrong
/// is not found, and reported.
/// </summary>
internal static class Shapes
{
    /// <summary>How the first file of an application starts; what does not is a library.</summary>
    public const string App = "var app = WebApplication.CreateBuilder(args).Build();\n";

    private const string Usings = """
        using System.Reflection;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.AspNetCore.Builder;

        """;

    /// <param name="ids">All are found, and nothing is reported when they exist since before. A line each.</param>
    public static Task Silent(string ids, params string[] sources) => Silent(ids, [], sources);

    /// <inheritdoc cref="Silent(string, string[])"/>
    public static async Task Silent(string ids, MetadataReference[] packages, params string[] sources)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var test = new Verify.Test { TestCode = Usings + sources[0] };
        test.TestState.OutputKind = sources[0].StartsWith(App, StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        test.TestState.AdditionalReferences.AddRange(packages);
        for (var i = 1; i < sources.Length; i++)
            test.TestState.Sources.Add(($"/app/File{i}.cs", Usings + sources[i]));
        test.TestState.AdditionalFiles.Add(("/app/DeliveryGap.Existing.txt", ids.ReplaceLineEndings("\n") + "\n"));
        test.TestState.AnalyzerConfigFiles.Add(("/Files.globalconfig", """
            is_global = true
            [/app/DeliveryGap.Existing.txt]
            build_metadata.AdditionalFiles.DeliveryGapExisting = true
            """));
        await test.RunAsync(cancellation);

        var state = test.Evaluate(test.TestState);
        var compilation = (CSharpCompilation)(await state.Solution.GetProject(state.Project)!.GetCompilationAsync(cancellation))!;
        Assert.Empty(ids.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(Found(new RoslynReader(compilation, cancellation))));
    }

    private static HashSet<string> Found(RoslynReader code)
    {
        var finder = new EntryPointFinder(code);
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (var entryPoint in code.OwnTypes.SelectMany(finder.InType).Concat(finder.MappingMethods().SelectMany(finder.InBody)))
        {
            for (var number = 1; !found.Add(number == 1 ? entryPoint.Id : EntryPointIds.Number(entryPoint.Id, number)); number++)
            {
            }
        }

        return found;
    }
}
