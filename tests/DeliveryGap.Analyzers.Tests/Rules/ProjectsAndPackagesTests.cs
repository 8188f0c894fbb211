using Microsoft.CodeAnalysis;
using Test = DeliveryGap.Analyzers.Tests.CSharpAnalyzerVerifier<DeliveryGap.Analyzers.EntryPointAnalyzer>.Test;

namespace DeliveryGap.Analyzers.Tests.Rules;

/// <summary>What a handler calls may be a feature's where it is another project's; what a package has is nobody's feature.</summary>
public sealed class ProjectsAndPackagesTests
{
    private const string Referenced = "public interface IClock { int Now(); }";

    private const string Silent = """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/now", (IClock clock) => clock.Now());
        """;

    private static readonly string Reported = Silent.Replace("MapGet", "{|DG1001:MapGet|}", StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData("|Clocks|", false)]
    [InlineData("|Other|clocks|", false)]
    [InlineData("||", true)]
    [InlineData("|Other|Clocks.Core|", true)]
    public async Task AnAssembly(string? projects, bool isReported)
    {
        var test = Create(projects, isReported);
        test.TestState.AdditionalReferences.Add(TestMetadata.Compile("Clocks", Referenced));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("||")]
    public async Task WhatAnEditorCompilesIsAProject(string? projects)
    {
        var test = Create(projects, isReported: false);
        test.TestState.AdditionalProjects["Clocks"].Sources.Add(Referenced);
        test.TestState.AdditionalProjectReferences.Add("Clocks");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Test Create(string? projects, bool isReported)
    {
        var test = new Test { TestCode = isReported ? Reported : Silent };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        if (projects is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/Projects.globalconfig", $"is_global = true\nbuild_property._DeliveryGapProjects = {projects}\n"));
        return test;
    }
}
