using DeliveryGap.Build.IL;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Build.Sarif;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.Build.Framework;

namespace DeliveryGap.Build.Tasks;

/// <summary>One run over one project: read, judge, write the manifest, report.</summary>
internal sealed class Gate(GateTask task)
{
    private readonly SettingValues settings = new(task);
    private readonly OwnCode own = OwnCode.Of(task);

    public void Run()
    {
        // Until the new ones are there, none are: what an earlier build wrote is about other code.
        var errorLog = new ErrorLogFile(task, settings, own.Paths);
        errorLog.Delete();
        if (settings.WritesManifest && File.Exists(task.ManifestPath))
            File.Delete(task.ManifestPath);

        var lists = settings.IsApplication ? ExistingListFiles.Read(task, settings) : ExistingListFiles.None;
        var reader = new IlReader(own.Assemblies, own.References, own.Paths.Local, own.KeyReferences);
        var kinds = settings.IsApplication ? OwnKindLines.Read(task, own) : OwnKindLines.None;
        var model = ProgramModel.Read(reader, lists.Merged, kinds.Kinds);
        var asked = new AskedRules(task, settings, own);
        var findings = settings.IsApplication
            ? ProgramRules.Judge(model, lists.Own, asked.MayMatter)
            : ProgramRules.JudgeDeclarations(model, asked.MayMatter);
        if (Unreadable(reader) is { Length: > 0 } unreadable)
        {
            // Nothing is left to say about the whole.
            errorLog.Write([], unreadable);
            foreach (var problem in unreadable)
                task.Log.LogError("DeliveryGap cannot read '{0}': {1}", problem.Path, problem.Message);
            return;
        }

        var severities = new FindingSeverities(task, settings, own);
        if (settings.WritesManifest)
            WriteManifest(model, [.. findings.Where(severities.IsGap)]);

        List<ReportedFinding> reported =
            [.. settings.Problems.Concat(lists.Problems).Concat(kinds.Problems).Concat(findings).Select(severities.Of).OfType<ReportedFinding>()];
        if (errorLog.Write(reported, []) is { } unwritten && severities.Of(unwritten) is { } withoutLog)
            reported.Add(withoutLog);

        var report = new FindingReport(task, own.Paths);
        foreach (var finding in reported)
            report.Say(finding);
        SayWhyPlacesAreMissing(reader);
    }

    private ReadProblem[] Unreadable(IlReader reader) =>
        [.. reader.Problems.Where(problem => !problem.IsAboutSymbols && own.Assemblies.Contains(problem.Path))];

    private void SayWhyPlacesAreMissing(IlReader reader)
    {
        foreach (var problem in reader.Problems.Where(problem => problem.IsAboutSymbols))
            task.Log.LogMessage(MessageImportance.Low, "DeliveryGap reads '{0}' without its PDB: {1}", problem.Path, problem.Message);
    }

    private void WriteManifest(ProgramModel model, IReadOnlyList<Finding> gaps)
    {
        var manifest = new ManifestBuilder(Locate).Build(model, gaps, ReleaseInfo.Of(task));
        try
        {
            OutputFile.Write(task.ManifestPath, ManifestJson.Write(manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            task.Log.LogError("DeliveryGap cannot write the release manifest '{0}': {1}", task.ManifestPath, e.Message);
        }
    }

    private ManifestPlace? Locate(Place place) =>
        place.File is { } file && own.Paths.Relative(file) is { } relative ? new ManifestPlace(relative, place.Line) : null;
}
