using System.Globalization;
using System.Text;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Accuracy;

/// <summary>A comparison for people.</summary>
internal static class AccuracyText
{
    private static readonly string[] Head = ["kind", "entries", "found", "partly", "missed", "ids", "wrong", "precision", "recall", "precision, fitting", "recall, fitting"];

    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder(Columns.Align([Head, .. comparison.Kinds.Select(Row), .. comparison.Kinds.Count > 1 ? [Row(comparison.Total)] : Array.Empty<string[]>()]));
        Section("misses: in the table, and no id names it whole", [.. comparison.Misses.Select(miss => (string[])
            [miss.Entry, miss.FittedBy.Count == 0 ? "" : "could be " + string.Join(", ", miss.FittedBy)])]);
        Section("extras: an id that is no entry of the table", [.. comparison.Extras.Select(extra => (string[])
            [extra.Id, extra.At ?? "", extra.Fits switch { 0 => "", 1 => "fits one entry", var fits => $"fits {fits} entries" }])]);
        return text.ToString();

        void Section(string title, string[][] rows)
        {
            if (rows.Length > 0)
                text.Append('\n').Append(title).Append('\n').Append(Columns.Align(rows, "  "));
        }
    }

    private static string[] Row(KindAccuracy kind) =>
    [
        kind.Kind, .. new[] { kind.Entries, kind.Found, kind.Partly, kind.Missed, kind.Ids, kind.Wrong }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        .. new[] { kind.Strict.Precision, kind.Strict.Recall, kind.Fitting.Precision, kind.Fitting.Recall }.Select(Share),
    ];

    // Cut, not rounded: only what is whole is 1.0000.
    private static string Share(double? share) => share is { } value ? (Math.Floor(value * 10_000) / 10_000).ToString("F4", CultureInfo.InvariantCulture) : "-";
}
