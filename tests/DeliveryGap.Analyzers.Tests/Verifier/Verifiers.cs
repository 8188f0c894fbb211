// The one file to change when Microsoft.CodeAnalysis.Testing is to take over: its types have the names used here, so
// `Test` then derives from CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> and CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>,
// the rest of this folder goes, and the global using names Microsoft.CodeAnalysis.Testing.
global using DeliveryGap.Analyzers.Tests.Verifier;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests;

/// <summary>Tests of an analyzer alone, in an application that has the package.</summary>
public static class CSharpAnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static DiagnosticResult Diagnostic() => new(new TAnalyzer().SupportedDiagnostics.Single());

    public static DiagnosticResult Diagnostic(string id) => new(new TAnalyzer().SupportedDiagnostics.Single(rule => rule.Id == id));

    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected) => VerifyAnalyzerAsync(Level.Metric, source, expected);

    public static async Task VerifyAnalyzerAsync(Level level, string source, params DiagnosticResult[] expected)
    {
        var test = new Test(level) { TestCode = source };
        test.TestState.OutputKind = TestDefaults.OutputKindOf(source);
        test.TestState.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public class Test : CSharpAnalyzerTest<TAnalyzer>
    {
        /// <param name="level">Rules above it are off.</param>
        public Test(Level level = Level.Metric) => SolutionTransforms.Add((solution, project) => TestDefaults.Apply(solution, project, level));
    }
}

/// <summary>Tests of a code fix, in an application that has the package.</summary>
public static class CSharpCodeFixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public static DiagnosticResult Diagnostic() => CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic();

    public static DiagnosticResult Diagnostic(string id) => CSharpAnalyzerVerifier<TAnalyzer>.Diagnostic(id);

    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected) =>
        CSharpAnalyzerVerifier<TAnalyzer>.VerifyAnalyzerAsync(source, expected);

    /// <param name="fixedSource"><paramref name="source"/> itself: no fix is offered.</param>
    public static Task VerifyCodeFixAsync(string source, string fixedSource) => VerifyCodeFixAsync(source, [], fixedSource);

    public static Task VerifyCodeFixAsync(string source, DiagnosticResult expected, string fixedSource) =>
        VerifyCodeFixAsync(source, [expected], fixedSource);

    public static async Task VerifyCodeFixAsync(string source, DiagnosticResult[] expected, string fixedSource)
    {
        var test = new Test { TestCode = source, FixedCode = fixedSource };
        test.TestState.OutputKind = TestDefaults.OutputKindOf(source);
        test.TestState.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public class Test : CSharpCodeFixTest<TAnalyzer, TCodeFix>
    {
        /// <param name="level">Rules above it are off.</param>
        public Test(Level level = Level.Metric) => SolutionTransforms.Add((solution, project) => TestDefaults.Apply(solution, project, level));
    }
}

/// <summary>What a project that has the package looks like to the compiler.</summary>
public static class TestDefaults
{
    /// <summary>What the package's props set in an application; a test's own global config wins.</summary>
    public const string GlobalConfig = """
        is_global = true
        global_level = -1
        build_property.DeliveryGapEnabled = true
        build_property.DeliveryGapManifest = true
        build_property.ProjectDir = /

        """;

    /// <summary>Those of the SDK for web applications.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private const string GlobalConfigPath = "/DeliveryGap.Defaults.globalconfig";
    internal const string ImplicitUsingsPath = "/obj/GlobalUsings.g.cs";

    public static Solution Apply(Solution solution, ProjectId project, Level level) => solution
        .AddDocument(DocumentId.CreateNewId(project), Path.GetFileName(ImplicitUsingsPath), ImplicitUsings, filePath: ImplicitUsingsPath)
        .AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(project), Path.GetFileName(GlobalConfigPath),
            Microsoft.CodeAnalysis.Text.SourceText.From(GlobalConfig + Above(level)), filePath: GlobalConfigPath);

    private static string Above(Level level) => string.Concat(
        RuleCatalog.All.Where(rule => rule.Level > level).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = none\n"));

    /// <summary>A program with top-level statements is an executable.</summary>
    public static OutputKind OutputKindOf(string markup) =>
        CSharpSyntaxTree.ParseText(MarkupText.Parse(markup).Text).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
}
