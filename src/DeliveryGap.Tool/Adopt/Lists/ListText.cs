using DeliveryGap.Tool.Adopt.Editing;

namespace DeliveryGap.Tool.Adopt.Lists;

/// <summary>An existing list as its file writes it.</summary>
internal static class ListText
{
    private const string Head = "# Entry points that were there before DeliveryGap: they need serve no declared feature. This list only shrinks: dotnet delivery-gap adopt\n";

    /// <summary>Comments and whatever else stands in the file stay where they are.</summary>
    /// <param name="bytes">Null where there is no file yet.</param>
    public static byte[] Apply(ListPlan plan, byte[]? bytes, string path)
    {
        var file = TextFile.Of(bytes ?? System.Text.Encoding.UTF8.GetBytes(Head), path);
        var gone = plan.Removed.Concat(plan.Moved.Select(move => move.From)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lines = file.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(line => !gone.Contains(line.Trim())).ToList();
        foreach (var id in plan.Moved.Select(move => move.To).Concat(plan.Added).Order(StringComparer.Ordinal))
        {
            var behind = lines.FindIndex(line => line.Trim() is [not '#', ..] other && string.CompareOrdinal(other, id) > 0);
            lines.Insert(behind < 0 ? lines.Count : behind, id);
        }

        return file.With(string.Concat(lines.Select(line => line + file.LineEnd)));
    }
}
