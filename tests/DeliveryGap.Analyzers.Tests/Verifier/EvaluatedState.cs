using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>A <see cref="SolutionState"/> without its markup, as a solution and the diagnostics that it must have.</summary>
internal sealed class EvaluatedState
{
    private EvaluatedState(Solution solution, ProjectId project, IReadOnlyList<DiagnosticResult> expected)
    {
        Solution = solution;
        Project = project;
        Expected = expected;
    }

    public Solution Solution { get; }
    public ProjectId Project { get; }
    public IReadOnlyList<DiagnosticResult> Expected { get; }

    public static EvaluatedState From(
        SolutionState state, Func<string?, DiagnosticResult> toResult, IReadOnlyList<Func<Solution, ProjectId, Solution>> transforms)
    {
        var locations = new Dictionary<string, (string, TextSpan)>(StringComparer.Ordinal);
        var expected = new List<DiagnosticResult>();
        var (solution, start, _) = TestSolution.Start;
        var ids = new Dictionary<string, ProjectId>(StringComparer.Ordinal);
        foreach (var project in state.AdditionalProjects.Values)
            solution = AddProject(solution, project);
        solution = AddProject(solution, state);
        foreach (var project in state.AdditionalProjects.Values.Append(state))
        {
            foreach (var reference in project.AdditionalProjectReferences)
                solution = solution.AddProjectReference(ids[project.Name], new ProjectReference(ids[reference]));
        }

        foreach (var id in ids.Values)
        {
            foreach (var transform in transforms)
                solution = transform(solution, id);
        }

        expected.AddRange(state.ExpectedDiagnostics.Select(result => result.Resolve(locations)));
        return new EvaluatedState(solution, ids[state.Name], expected);

        Solution AddProject(Solution into, ProjectState project)
        {
            var id = start;
            into = project == state ? TestSolution.Configure(into, id, project) : TestSolution.AddProject(into, project, out id);
            ids.Add(project.Name, id);
            foreach (var (path, content) in project.Sources)
                into = into.AddDocument(DocumentId.CreateNewId(id), NameOf(path), WithoutMarkup(path, content), filePath: path);
            foreach (var (path, content) in project.AdditionalFiles)
                into = into.AddAdditionalDocument(DocumentId.CreateNewId(id), NameOf(path), WithoutMarkup(path, content), filePath: path);
            foreach (var (path, content) in project.AnalyzerConfigFiles)
                into = into.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), NameOf(path), content, filePath: path);
            return into;
        }

        SourceText WithoutMarkup(string path, SourceText content)
        {
            var markup = MarkupText.Parse(content.ToString());
            foreach (var (name, span) in markup.Spans)
            {
                if (name is { Length: > 1 } && name[0] == '#')
                    locations.Add(name, (path, span));
                else
                    expected.Add(toResult(name).At(path, span));
            }

            return SourceText.From(markup.Text, content.Encoding);
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
