using System.Globalization;
using System.Text;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Picture;

/// <summary>The picture for people.</summary>
internal static class PictureText
{
    // A first day is not the day for a list of 400 places; --json holds them all.
    private const int MaxPlaces = 20;

    public static string Write(AdoptPicture picture)
    {
        var text = new StringBuilder();
        foreach (var application in picture.Applications)
        {
            if (text.Length > 0)
                text.Append('\n');
            Application(text, application);
        }

        return text.ToString();
    }

    private static void Application(StringBuilder text, ApplicationPicture application)
    {
        text.Append($"{application.Project} ({application.Framework}): {Count(application.EntryPoints, "entry point")}\n");
        if (application.Kinds.Count > 0)
        {
            text.Append(Columns.Align(
                [
                    ["kind", "entry points", "existing", "in features", "no feature", "new"],
                    .. application.Kinds.Select(kind => (string[])
                        [kind.Kind, .. new[] { kind.EntryPoints, kind.Existing, kind.InFeatures, kind.NotFeatures, kind.New }.Select(number => number.ToString(CultureInfo.InvariantCulture))]),
                ],
                "  "));
        }

        text.Append("  features: ").Append(application.Features == 0
            ? "none yet; for no entry point does the code say which number it should move\n"
            : $"{application.Features}\n");
        if (application.Metrics is { Declared: > 0 } metrics)
            text.Append($"  metrics: {metrics.Declared}; {metrics.Instrumented} recorded on the feature's path, {metrics.Absent} not, {metrics.Unknown} unknown, {metrics.External} measured elsewhere\n");
        text.Append($"  instruments: {application.Instruments}{(application.Meters > 0 ? $" on {Count(application.Meters, "meter")}" : "")}\n");
        if (application.EntryPoints > 0)
            text.Append($"  recorded: something of the code's own for {application.Recorded} of {Count(application.EntryPoints, "entry point")}\n");
        foreach (var meter in application.NotExported)
            text.Append($"  never leaves the process: meter {meter.Meter} ({string.Join(", ", meter.Instruments)})\n");
        Places("failures disappear in", "place", application.Swallowed.Select(place => (string[])[$"{place.File ?? "?"}({place.Line})", place.Member]));
        Places("new:", "entry point", application.New.Select(entryPoint => (string[])[entryPoint.Id, entryPoint.File is null ? "" : $"{entryPoint.File}({entryPoint.Line})"]));

        void Places(string title, string noun, IEnumerable<string[]> rows)
        {
            var all = rows.ToArray();
            if (all.Length == 0)
                return;
            text.Append($"  {title} {Count(all.Length, noun)}\n").Append(Columns.Align(all[..Math.Min(all.Length, MaxPlaces)], "    "));
            if (all.Length > MaxPlaces)
                text.Append($"    … and {all.Length - MaxPlaces} more: --json\n");
        }
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
