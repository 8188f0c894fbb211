using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Build.IL;
using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>A program, judged from each form that it has: as built in Debug and in Release, and by the editor's reader from the source of each.</summary>
internal sealed class Evidence
{
    private const string Editor = " (editor: ";

    private readonly OwnKinds ownKinds;
    private readonly List<(string Form, bool IsBuild, Judged Judged)> forms = [];

    private Evidence(OwnKinds ownKinds, IReadOnlyList<Project> projects, params IEnumerable<OptimizationLevel> optimizations)
    {
        this.ownKinds = ownKinds;
        foreach (var optimization in optimizations)
            Add(projects, optimization);
    }

    /// <summary>A program of one project.</summary>
    public static Evidence Of(string source) => Of(new Project("Shop", source));

    /// <summary>A program of several, each of which sees those behind it. The first is the application.</summary>
    public static Evidence Of(params Project[] projects) => WithOwnKinds("", projects);

    /// <param name="ownKinds">The team's own, as its <c>.editorconfig</c> lists them.</param>
    public static Evidence WithOwnKinds(string ownKinds, params Project[] projects) => new(OwnKinds.Parse(ownKinds), projects, OptimizationLevel.Debug, OptimizationLevel.Release);

    /// <summary>The same in Release alone, for many small variations of one program.</summary>
    public static Evidence OfRelease(params Project[] projects) => new(OwnKinds.None, projects, OptimizationLevel.Release);

    /// <summary>What is said in every form about the metrics that features promise; all of them are listed.</summary>
    /// <param name="table">
    /// One a line: the instrument, then <c>absent</c>, <c>instrumented</c>, <c>unknown</c>, <c>unknown: </c> with a part of the reason, or the certainty and the members
    /// of the path (<c>direct: Pay.Card > Checkout.Complete</c>). Where the editor says less, <c>(editor: unknown)</c> behind it.
    /// </param>
    public Evidence Says(string table)
    {
        var expected = table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], parts => parts[1].TrimEnd(':'), StringComparer.Ordinal);
        List<string> wrong = [];
        foreach (var (form, isBuild, judged) in forms)
        {
            foreach (var instrument in expected.Keys.Union(judged.Metrics.Keys, StringComparer.Ordinal))
            {
                var wanted = Wanted(expected.GetValueOrDefault(instrument, "not to be promised"), isBuild);
                var actual = judged.Metrics.GetValueOrDefault(instrument, "promised by no feature");
                if (!Answers(wanted, actual))
                    wrong.Add($"{form,-14} {instrument}: '{actual}' where '{wanted}' is right");
            }
        }

        Assert.True(wrong.Count == 0, "\n" + string.Join('\n', wrong));
        return this;
    }

    /// <summary>All that the build finds, each as its rule's id and, behind a colon, a part of its message; in ordinal order.</summary>
    public Evidence Finds(params string[] expected)
    {
        foreach (var (form, _, judged) in forms.Where(form => form.IsBuild))
        {
            Assert.True(
                expected.Length == judged.Findings.Count && expected.Zip(judged.Findings).All(pair => IsPart(pair.First, pair.Second)),
                $"{form}: expected\n  {string.Join("\n  ", expected)}\nbut found\n  {string.Join("\n  ", judged.Findings)}");
        }

        return this;
    }

    /// <summary>The entry points in every form; all of them are listed.</summary>
    /// <param name="list">One a line: the id and, where it serves features, <c>= orders by mark</c>.</param>
    public Evidence Enters(string list) => Enters(list, forms);

    /// <summary>As <see cref="Enters(string)"/>, in the build alone: the editor does not see what another project maps.</summary>
    public Evidence EntersInBuild(string list) => Enters(list, forms.Where(form => form.IsBuild));

    private Evidence Enters(string list, IEnumerable<(string Form, bool IsBuild, Judged Judged)> among)
    {
        var expected = list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray();
        foreach (var (form, _, judged) in among)
        {
            Assert.True(
                expected.SequenceEqual(judged.EntryPoints.Order(StringComparer.Ordinal)),
                $"{form}: expected\n  {string.Join("\n  ", expected)}\nbut found\n  {string.Join("\n  ", judged.EntryPoints)}");
        }

        return this;
    }

    /// <summary>The instruments of own code, each as <c>name type meter</c>.</summary>
    public Evidence Creates(params string[] expected)
    {
        foreach (var (_, _, judged) in forms)
            Assert.Equal(expected.Order(StringComparer.Ordinal), judged.Instruments);
        return this;
    }

    /// <summary>Whether the build knows a pipeline that reads a meter, each as <c>Shop yes</c>.</summary>
    public Evidence Exports(params string[] expected)
    {
        foreach (var (_, _, judged) in forms.Where(form => form.IsBuild))
            Assert.Equal(expected, expected.Select(line => line.Split(' ')[0]).Select(meter => $"{meter} {judged.Exports(meter).ToString().ToLowerInvariant()}"));
        return this;
    }

    private static string Wanted(string expected, bool isBuild)
    {
        var editor = expected.IndexOf(Editor, StringComparison.Ordinal);
        return editor < 0 ? expected : isBuild ? expected[..editor] : expected[(editor + Editor.Length)..].TrimEnd(')');
    }

    private static bool IsPart(string expected, string found)
    {
        var parts = expected.Split(": ", 2);
        return found.StartsWith(parts[0] + ": ", StringComparison.Ordinal) && (parts.Length == 1 || found.Contains(parts[1], StringComparison.Ordinal));
    }

    private static bool Answers(string wanted, string actual) =>
        wanted == actual || wanted == "instrumented" && !actual.StartsWith("absent", StringComparison.Ordinal) && !actual.StartsWith("unknown", StringComparison.Ordinal)
        || wanted.StartsWith("unknown", StringComparison.Ordinal) && actual.StartsWith("unknown: ", StringComparison.Ordinal)
            && actual.Contains(wanted["unknown".Length..].TrimStart(':', ' '), StringComparison.Ordinal);

    private void Add(IReadOnlyList<Project> projects, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        List<string> own = [];
        List<string> packages = [];
        List<MetadataReference> references = [];
        CSharpCompilation? application = null;
        foreach (var project in projects.Reverse())
        {
            application = Compiler.Compile(project.Name, optimization, Prelude.Around(project, project == projects[0]), references);
            var path = compiler.Emit(application);
            references.Add(MetadataReference.CreateFromImage(File.ReadAllBytes(path)));
            (project.IsOwn ? own : packages).Insert(0, path);
        }

        forms.Add((optimization + " build", true, Judged.By(new IlReader(own, [.. Compiler.ReferencePaths, .. packages], path => path), ownKinds)));
        var ofProjects = projects.Skip(1).Where(project => project.IsOwn).Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        forms.Add((optimization + " source", false, Judged.By(new RoslynReader(application!, CancellationToken.None, ofProjects), ownKinds)));
    }
}
