using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Docs.Tests;

/// <summary>C# that stands in a page, compiled as a project of <c>Microsoft.NET.Sdk.Web</c> with implicit usings would be.</summary>
internal static class CompiledExample
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using DeliveryGap;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>What a project gets from our packages.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        [typeof(FeatureAttribute).Assembly.Location, typeof(Microsoft.Extensions.DependencyInjection.DeliveryGapServiceCollectionExtensions).Assembly.Location];

    public static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        .. Libraries.Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static Compilation Of(params IEnumerable<string> sources) => Of(sources.Select(source => ("", source)));

    public static Compilation Of(IEnumerable<(string Path, string Text)> sources)
    {
        var trees = sources.Prepend(("", Usings)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, new(LanguageVersion.Latest), source.Item1)).ToArray();
        var isProgram = trees.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)));
        return CSharpCompilation.Create(
            "Example", trees, References,
            new(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static void Compiles(params IEnumerable<string> sources) =>
        Assert.Empty(Of(sources).GetDiagnostics().Where(IsError));

    public static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
