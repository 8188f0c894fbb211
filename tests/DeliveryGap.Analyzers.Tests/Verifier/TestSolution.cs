using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>What every test's solution is made from; made once, because starting a workspace and reading the frameworks is slow.</summary>
internal static class TestSolution
{
    private static readonly AdhocWorkspace Workspace = new(MefHostServices.DefaultHost);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The shared frameworks that this process runs on, ASP.NET Core among them, and the attributes.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = FindReferences();

    /// <summary>
    /// Holds the project under test, still empty, its references bound: what is forked from it need not bind them again.
    /// Nothing is ever applied to its workspace.
    /// </summary>
    public static (Solution Solution, ProjectId Project, Compilation Bound) Start { get; } = CreateStart();

    public static Solution AddProject(Solution solution, ProjectState state, out ProjectId id)
    {
        id = ProjectId.CreateNewId(state.Name);
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, state.Name, state.Name, LanguageNames.CSharp,
            filePath: $"/{state.Name}/{state.Name}.csproj",
            compilationOptions: Options,
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose),
            metadataReferences: References));
        return Configure(solution, id, state);
    }

    public static Solution Configure(Solution solution, ProjectId id, ProjectState state)
    {
        if (state.AdditionalReferences.Count > 0)
            solution = solution.AddMetadataReferences(id, state.AdditionalReferences);
        return state.OutputKind == Options.OutputKind ? solution : solution.WithProjectCompilationOptions(id, Options.WithOutputKind(state.OutputKind));
    }

    private static (Solution, ProjectId, Compilation) CreateStart()
    {
        var solution = AddProject(Workspace.CurrentSolution, new ProjectState(SolutionState.DefaultProjectName), out var id);
        var compilation = solution.GetProject(id)!.GetCompilationAsync().GetAwaiter().GetResult()!;
        compilation.GetSpecialType(SpecialType.System_Object);
        return (solution, id, compilation);
    }

    private static List<MetadataReference> FindReferences()
    {
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var frameworks = new[] { typeof(object), typeof(Microsoft.AspNetCore.Builder.WebApplication) }
            .Select(type => Path.GetDirectoryName(type.Assembly.Location)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. paths.Where(path => frameworks.Contains(Path.GetDirectoryName(path))).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "DeliveryGap.dll")),
        ];
    }
}
