using DeliveryGap.Build.IL;
using DeliveryGap.Build.Manifest;
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
        // Until the new one is there, none is: what an earlier build wrote is about other code.
        if (settings.WritesManifest && File.Exists(task.ManifestPath))
            File.Delete(task.ManifestPath);

        var lists = settings.IsApplication ? ExistingListFiles.Read(task.ExistingLists, settings) : ExistingListFiles.None;
        var reader = new IlReader(own.Assemblies, own.References, own.Paths.Local);
        var model = ProgramModel.Read(reader, lists.Merged);
        var findings = settings.IsApplication ? ProgramRules.Judge(model) : ProgramRules.JudgeDeclarations(model);
        if (ReportUnreadable(reader))
            return;

        var severities = new FindingSeverities(task, settings, own);
        if (settings.WritesManifest)
            Write(model, [.. findings.Where(severities.IsGap)]);

        var report = new FindingReport(task, own.Paths);
        foreach (var finding in settings.Problems.Concat(lists.Problems).Concat(findings))
            report.Say(finding, severities.Of(finding));
        SayWhyPlacesAreMissing(reader);
    }

    /// <summary>An own assembly that cannot be read leaves nothing to say about the whole.</summary>
    private bool ReportUnreadable(IlReader reader)
    {
        var unreadable = reader.Problems.Where(problem => !problem.IsAboutSymbols && own.Assemblies.Contains(problem.Path)).ToArray();
        foreach (var problem in unreadable)
            task.Log.LogError("DeliveryGap cannot read '{0}': {1}", problem.Path, problem.Message);
        return unreadable.Length > 0;
    }

    private void SayWhyPlacesAreMissing(IlReader reader)
    {
        foreach (var problem in reader.Problems.Where(problem => problem.IsAboutSymbols))
            task.Log.LogMessage(MessageImportance.Low, "DeliveryGap reads '{0}' without its PDB: {1}", problem.Path, problem.Message);
    }

    private void Write(ProgramModel model, IReadOnlyList<Finding> gaps)
    {
        var manifest = new ManifestBuilder(Locate).Build(model, gaps, ReleaseInfo.Of(task));
        try
        {
            ManifestFile.Write(task.ManifestPath, ManifestJson.Write(manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            task.Log.LogError("DeliveryGap cannot write the release manifest '{0}': {1}", task.ManifestPath, e.Message);
        }
    }

    private ManifestPlace? Locate(Place place) =>
        place.File is { } file && own.Paths.Relative(file) is { } relative ? new ManifestPlace(relative, place.Line) : null;
}
