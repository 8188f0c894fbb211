using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>What a project holds before or after a fix; file contents may carry markup.</summary>
public class ProjectState(string name)
{
    public string Name { get; } = name;
    public SourceFileList Sources { get; } = new($"/{name}/Test");
    public SourceFileList AdditionalFiles { get; } = new($"/{name}/Additional");
    public SourceFileList AnalyzerConfigFiles { get; } = new($"/{name}/Config");
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;
    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>Names of <see cref="SolutionState.AdditionalProjects"/> that this project references as an editor does.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];
}

/// <summary>The project under test, the projects that it references and what is expected of them.</summary>
public sealed class SolutionState() : ProjectState(DefaultProjectName)
{
    public const string DefaultProjectName = "0";

    public ProjectDictionary AdditionalProjects { get; } = [];

    /// <summary>Beside those that the markup expects.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];
}

/// <summary>Projects by name; a name that is asked for is there.</summary>
public sealed class ProjectDictionary : Dictionary<string, ProjectState>
{
    public new ProjectState this[string name]
    {
        get
        {
            if (!TryGetValue(name, out var state))
                Add(name, state = new ProjectState(name));
            return state;
        }
    }
}

/// <summary>Files in order; those without a name are numbered: <c>/0/Test0.cs</c>.</summary>
public sealed class SourceFileList(string prefix) : List<(string Path, SourceText Content)>
{
    public void Add(string content) => Add(($"{prefix}{Count}.cs", content));

    public void Add((string Path, string Content) file) => Add((file.Path, SourceText.From(file.Content, Encoding.UTF8)));
}
