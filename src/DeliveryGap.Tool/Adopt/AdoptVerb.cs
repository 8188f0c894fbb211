using System.CommandLine;
using System.Reflection;
using System.Text;
using DeliveryGap.Tool.Adopt.Editing;
using DeliveryGap.Tool.Adopt.Lists;
using DeliveryGap.Tool.Adopt.Picture;
using DeliveryGap.Tool.Adopt.Projects;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Adopt;

/// <summary>Brings DeliveryGap to code that is there already: from then on only what is new is asked which number it must move.</summary>
internal sealed class AdoptVerb : Verb
{
    private readonly Argument<string> path = new("path")
    {
        Description = "A folder, a solution, a solution filter or a C# project.", DefaultValueFactory = _ => ".",
    };

    private readonly Argument<string[]> build = new("build arguments") { Description = "Behind --, handed to dotnet build.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what would be changed, and change nothing. It does not build." };
    private readonly Option<bool> acceptNew = new("--accept-new") { Description = "Take entry points that came since into the existing list too." };
    private readonly Option<bool> noRestore = new("--no-restore") { Description = "Build without restoring; the package is then referenced already." };
    private readonly Option<string?> configuration = new("--configuration", "-c") { Description = "What to build.", HelpName = "name" };
    private readonly Option<string?> packageVersion = new("--package-version") { Description = "The version of DeliveryGap to add; this tool's, where none is given.", HelpName = "version" };
    private readonly DataOutput output = new();

    public AdoptVerb(Terminal terminal) : base("adopt", "Add DeliveryGap to existing code, list the entry points that are there, and show what is measured. Again: refresh.", terminal)
    {
        Arguments.Add(path);
        Arguments.Add(build);
        Options.Add(dryRun);
        Options.Add(acceptNew);
        Options.Add(noRestore);
        Options.Add(configuration);
        Options.Add(packageVersion);
        output.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap adopt --dry-run", "what would be changed in the code base of this folder"),
        new("dotnet delivery-gap adopt", "the first day; git checkout undoes it"),
        new("dotnet delivery-gap adopt src/Shop.slnx -c Release -- -p:Platform=x64", "one solution, built as the team builds it"),
        new("dotnet delivery-gap adopt --accept-new", "later: lines that match nothing go, and what is new comes in"),
    ];

    protected override async Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        // What stands behind -- is never the path.
        var (named, handed) = arguments.GetRequiredValue(path) is ['-', ..] first ? (".", [first, .. arguments.GetValue(build) ?? []]) : (arguments.GetRequiredValue(path), arguments.GetValue(build) ?? []);
        if (arguments.GetValue(configuration) is { } name)
            handed = [$"-p:Configuration={name}", .. handed];
        var code = CodeBase.Find(named);
        foreach (var project in code.LeftOut)
            Terminal.Warn($"{Shown(code, project)} is in no solution and is left alone; adopt it by its path");
        var git = GitState.Of(code.Folder);
        var temporary = Directory.CreateTempSubdirectory("delivery-gap-").FullName;
        try
        {
            var (projects, errors) = await Terminal.Progress(
                $"looking at {code.Projects.Count} projects", _ => ProjectEvaluation.Run(code, temporary, [.. handed.Where(IsProperty)], cancellation));
            foreach (var error in errors)
                Terminal.Warn($"not evaluated: {error}");

            var changes = new ChangeSet();
            new PackageReferences(changes, git.Root ?? code.Folder, arguments.GetValue(packageVersion) ?? OwnVersion).AddTo(projects, code.Folder);
            EditorConfigSection.AddTo(changes, code.Folder);
            if (arguments.GetValue(dryRun))
                return DryRun(arguments, code, projects, changes);

            WarnOfWhatCannotBeUndone(git);
            var adoption = new Adoption(code, projects, changes, temporary, Terminal);
            var lists = await adoption.Run([.. arguments.GetValue(noRestore) ? ["--no-restore"] : Array.Empty<string>(), .. handed], arguments.GetValue(acceptNew), cancellation);
            return Report(arguments, code, git, changes, lists);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static string OwnVersion => typeof(AdoptVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static bool IsProperty(string argument) => argument.StartsWith("-p:", StringComparison.Ordinal) || argument.StartsWith("/p:", StringComparison.Ordinal) || argument.StartsWith("--property:", StringComparison.Ordinal);

    private static string Shown(CodeBase code, string file) => Path.GetRelativePath(code.Folder, file).Replace('\\', '/');

    private int DryRun(ParseResult arguments, CodeBase code, IReadOnlyList<ProjectDescription> projects, ChangeSet changes)
    {
        var applications = projects.Where(project => project.IsApplication).Select(project => Shown(code, project.File)).ToArray();
        var diffs = changes.Changes.Select(change => LineDiff.Of(
            Shown(code, change.Path), change.Before is null ? null : TextFile.Of(change.Before, change.Path).Text, TextFile.Of(change.After, change.Path).Text)).ToArray();
        output.Write(arguments, Terminal, output.IsJson(arguments)
            ? DataOutput.Json(new { applications, changes = changes.Changes.Select((change, i) => new { file = Shown(code, change.Path), diff = diffs[i] }) })
            : string.Concat(diffs));
        Terminal.Say(applications.Length == 0
            ? "No application is here: no list would be written."
            : $"Would build, and write the existing list{(applications.Length == 1 ? "" : "s")} of {string.Join(", ", applications)}. Nothing was changed.");
        return ExitCode.Fine;
    }

    private void WarnOfWhatCannotBeUndone(GitState git)
    {
        if (git.Root is null)
            Terminal.Warn("this is no git repository, so nothing here is undone by git");
        else if (git.Dirty > 0)
            Terminal.Warn($"{git.Dirty} file{(git.Dirty == 1 ? " has" : "s have")} changes that are not committed; git cannot tell them from those that follow");
    }

    private int Report(ParseResult arguments, CodeBase code, GitState git, ChangeSet changes, IReadOnlyList<ApplicationList> lists)
    {
        var picture = AdoptPicture.Of(lists, code.Folder);
        output.Write(arguments, Terminal, output.IsJson(arguments)
            ? DataOutput.Json(new
            {
                changed = changes.Changes.Select(change => Shown(code, change.Path)),
                lists = lists.Select(list => new { file = Shown(code, list.Path), list.Plan.Added, list.Plan.Removed, moved = list.Plan.Moved.Select(move => new { from = move.From, to = move.To }), list.Plan.New }),
                picture.Applications,
            })
            : PictureText.Write(picture));

        if (lists.Count == 0)
            Terminal.Warn("no application was built, so there is no list; a library is one with <DeliveryGapManifest>true</DeliveryGapManifest>");
        foreach (var list in lists.Where(list => list.Plan.Added.Count + list.Plan.Removed.Count + list.Plan.Moved.Count > 0))
            Terminal.Say($"{Shown(code, list.Path)}: {list.Plan.Added.Count} added, {list.Plan.Removed.Count} removed, {list.Plan.Moved.Count} moved");
        Terminal.Say(changes.IsEmpty ? "Nothing had to be changed." : "Changed: " + string.Join(", ", changes.Changes.Select(change => Shown(code, change.Path))));
        if (git.Root is not null && !changes.IsEmpty)
            Terminal.Say("Undo: " + Undo(code, changes));
        if (!lists.Any(list => list.Plan.New.Count > 0))
            return ExitCode.Fine;
        Terminal.Say("New entry points serve no feature yet: mark them with [Feature] or [PartOf], or take them in with --accept-new.");
        return ExitCode.Gaps;
    }

    private static string Undo(CodeBase code, ChangeSet changes)
    {
        var edited = changes.Changes.Where(change => change.Before is not null).Select(change => Quoted(change.Path)).ToArray();
        var made = changes.Changes.Where(change => change.Before is null).Select(change => Quoted(change.Path)).ToArray();
        return string.Join(" && ", new[] { edited.Length > 0 ? "git checkout -- " + string.Join(' ', edited) : "", made.Length > 0 ? "git clean -f -- " + string.Join(' ', made) : "" }.Where(part => part.Length > 0));

        string Quoted(string file) => Shown(code, file) is var shown && shown.Contains(' ') ? $"\"{shown}\"" : shown;
    }
}
