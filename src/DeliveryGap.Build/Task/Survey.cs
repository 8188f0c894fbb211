using System.Security.Cryptography;
using System.Text;
using DeliveryGap.Build.Manifest;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>What somebody who adopts DeliveryGap asks of an application beyond its manifest: facts of this machine, for the tool alone.</summary>
internal static class Survey
{
    public static void Write(ProgramModel model, GateTask task, OwnCode own)
    {
        var json = new JsonText();
        json.Object(() => json
            .Property("project", task.ProjectFile)
            .Property("framework", task.Framework)
            .Property("manifest", task.ManifestPath)
            .Array("existing", [.. task.ExistingLists.Select(list => list.ItemSpec)])
            .Array("projects", own.ProjectFiles)
            .Array("entryPoints", model.EntryPoints, served => json
                .Property("id", served.Id)
                .Property("file", Local(served.EntryPoint.Place))
                .Array("records", Recorded(model, served.EntryPoint)))
            .Array("swallowed", Swallowed(model), swallowed => json
                .Property("member", swallowed.Method.Display)
                .Property("file", Local(swallowed.Catch.Place))
                .Property("line", swallowed.Catch.Place.Line)));
        OutputFile.Write(Path.Combine(task.Survey, NameOf(task)), json.ToString());

        string? Local(Place place) => place.File is { } file ? own.Paths.Local(file) : null;
    }

    // What a framework records in its own calls says nothing of this program.
    private static IReadOnlyList<string> Recorded(ProgramModel model, EntryPoint entryPoint) =>
    [
        .. model.Evidence.SignalsOf(entryPoint).Select(signal => signal.Instrument.Name).OfType<string>().Where(name => !FrameworkInstruments.IsRecordedByCalls(name))
            .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<(MethodFact Method, CatchFact Catch)> Swallowed(ProgramModel model) =>
    [
        .. FailureRules.Swallowed(model.Evidence.MethodsOf(model.EntryPoints.Select(served => served.EntryPoint)), model.Code)
            .OrderBy(swallowed => swallowed.Catch.Place, Place.SourceOrder),
    ];

    // A project is built once for each of its frameworks.
    private static string NameOf(GateTask task)
    {
        using var hash = SHA256.Create();
        var unique = hash.ComputeHash(Encoding.UTF8.GetBytes(task.ProjectFile + "|" + task.Framework));
        return $"{Path.GetFileNameWithoutExtension(task.ProjectFile)}.{string.Concat(unique.Take(8).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)))}.survey.json";
    }
}
