using System.Collections.Immutable;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Docs.Tests;

/// <summary>A sample as an editor holds it at the level WholeProduct, before and after fixes.</summary>
internal sealed class FixedSample
{
    private const string Folder = "/sample/";
    private const string List = "DeliveryGap.Existing.txt";

    private readonly Project project;
    private ImmutableArray<Diagnostic>? findings;

    private FixedSample(Project project) => this.project = project;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static FixedSample Open(string sample)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp, Folder + "Sample.csproj",
            compilationOptions: CompiledExample.Of(SampleTests.Sources(sample)).Options, metadataReferences: CompiledExample.References));
        foreach (var (path, text) in SampleTests.Sources(sample).Prepend(("Usings.cs", CompiledExample.Usings)))
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, text, filePath: Folder + path);
        solution = solution
            .AddAdditionalDocument(DocumentId.CreateNewId(id), List, Repository.Read($"{sample}/{List}"), filePath: Folder + List)
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), "preset", SourceText.From(Presets.TextOf(Level.WholeProduct)), filePath: "/preset.globalconfig")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), "project", SourceText.From($"""
                is_global = true
                build_property.DeliveryGapEnabled = true
                build_property.DeliveryGapManifest = true
                build_property.ProjectDir = {Folder}
                [{Folder}{List}]
                build_metadata.AdditionalFiles.DeliveryGapExisting = true
                """), filePath: "/project.globalconfig");
        return new(solution.GetProject(id)!);
    }

    /// <summary>In ordinal order: <c>DG1001 Program.cs</c>.</summary>
    public async Task<string[]> Findings() =>
        [.. (await Diagnostics()).Select(finding => $"{finding.Id} {finding.Location.GetLineSpan().Path[Folder.Length..]}").Order(StringComparer.Ordinal)];

    public async Task<string[]> Errors() =>
        [.. (await project.GetCompilationAsync(Cancelled))!.GetDiagnostics(Cancelled).Where(CompiledExample.IsError).Select(error => error.ToString())];

    public async Task<string> Text() => string.Concat(
        await Task.WhenAll(project.Documents.Concat(project.AdditionalDocuments).Select(async document => $"== {document.Name}\n{await document.GetTextAsync(Cancelled)}\n")));

    /// <summary>What is offered for the findings, each once.</summary>
    public async Task<IReadOnlyList<(CodeFixProvider Provider, string Key)>> Offers()
    {
        List<(CodeFixProvider, string)> offers = [];
        foreach (var provider in Fixes.Providers)
        {
            foreach (var finding in (await Diagnostics()).Where(finding => provider.FixableDiagnosticIds.Contains(finding.Id)))
            {
                List<CodeAction> actions = [];
                TextDocument document = finding.Location.IsInSource
                    ? project.GetDocument(finding.Location.SourceTree)!
                    : project.AdditionalDocuments.Single(file => file.FilePath == finding.Location.GetLineSpan().Path);
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), Cancelled));
                offers.AddRange(actions.SelectMany(Flatten).Select(action => (provider, action.EquivalenceKey!)));
            }
        }

        return [.. offers.Distinct()];
    }

    /// <summary>Fix-all in the project.</summary>
    public async Task<FixedSample> Apply(CodeFixProvider provider, string key)
    {
        var context = new FixAllContext(project, provider, FixAllScope.Project, key, provider.FixableDiagnosticIds, new Asked(this), Cancelled);
        var action = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        var changed = (await action.GetOperationsAsync(Cancelled)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return new(changed.GetProject(project.Id)!);
    }

    private static IEnumerable<CodeAction> Flatten(CodeAction action) =>
        action.NestedActions.IsDefaultOrEmpty ? [action] : action.NestedActions.SelectMany(Flatten);

    private async Task<ImmutableArray<Diagnostic>> Diagnostics() => findings ??= await (await project.GetCompilationAsync(Cancelled))!
        .WithAnalyzers(Editor.Analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync(Cancelled);

    private sealed class Asked(FixedSample sample) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) => await sample.Diagnostics();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            (await sample.Diagnostics()).Where(finding => finding.Location.SourceTree?.FilePath == document.FilePath);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            (await sample.Diagnostics()).Where(finding => !finding.Location.IsInSource);
    }
}
