using Microsoft.Build.Logging.StructuredLogger;

namespace DeliveryGap.Package.Tests.Projects;

/// <summary>One run of <c>dotnet</c>, with its binary log.</summary>
internal sealed class BuildRun(int exitCode, string output, string binlog, string folder)
{
    private Build? log;

    public bool Succeeded => exitCode == 0;
    public string Output { get; } = output;

    /// <summary>Everything that it warned of or failed for: <c>warning DG1001 App/Program.cs(2)</c>.</summary>
    public IReadOnlyList<string> Diagnostics =>
        [.. Entries.Select(entry => $"{(entry is Error ? "error" : "warning")} {entry.Code} {Relative(entry.File)}({entry.LineNumber})").Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Messages => [.. Entries.Select(entry => entry.Text)];

    /// <summary>How often the C# compiler ran.</summary>
    public int Compilations => Tasks("Csc").Count;

    /// <summary>How often the gate's task ran.</summary>
    public int Gates => Tasks("DeliveryGap.Build.GateTask").Count;

    /// <summary>The names of the analyzers that compilers were passed.</summary>
    public IReadOnlySet<string> Analyzers => Passed("Analyzers").ToHashSet();

    /// <summary>The names of the assemblies that compilers were told to reference, as often as they were.</summary>
    public IReadOnlyList<string> References => [.. Passed("References")];

    public BuildRun MustSucceed()
    {
        Assert.True(Succeeded, Output);
        return this;
    }

    public BuildRun MustFail()
    {
        Assert.False(Succeeded, Output);
        return this;
    }

    private IEnumerable<string> Passed(string list) => Tasks("Csc")
        .SelectMany(task => task.FindChildrenRecursive<Parameter>(parameter => parameter.Name == list))
        .SelectMany(parameter => parameter.FindChildrenRecursive<Item>())
        .Select(item => Path.GetFileNameWithoutExtension(item.Text));

    private Build Log => log ??= BinaryLog.ReadBuild(binlog);

    private IEnumerable<AbstractDiagnostic> Entries => Log.FindChildrenRecursive<AbstractDiagnostic>().DistinctBy(entry => (entry.Code, entry.File, entry.LineNumber, entry.Text, entry.ProjectFile));

    private IReadOnlyList<Microsoft.Build.Logging.StructuredLogger.Task> Tasks(string name) =>
        Log.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(task => task.Name == name || task.Name == name[(name.LastIndexOf('.') + 1)..]);

    private string Relative(string? file) => file is null ? "" : Path.GetRelativePath(folder, file).Replace('\\', '/');
}
