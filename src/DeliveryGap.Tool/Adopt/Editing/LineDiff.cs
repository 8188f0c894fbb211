using System.Text;

namespace DeliveryGap.Tool.Adopt.Editing;

/// <summary>Two texts as a unified diff.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    // Beyond, what lies between the first and the last difference is taken for all new.
    private const long MaxCells = 16_000_000;

    /// <param name="before">Null for a file that is not there.</param>
    public static string Of(string path, string? before, string after)
    {
        var (old, now) = (Lines(before ?? ""), Lines(after));
        var text = new StringBuilder($"--- {(before is null ? "/dev/null" : "a/" + path)}\n+++ b/{path}\n");
        var lines = Marked(old, now);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark == ' ')
                continue;
            var start = Math.Max(0, i - Context);
            var end = i;
            for (var j = i; j < lines.Count && j <= end + 2 * Context; j++)
                end = lines[j].Mark == ' ' ? end : j;
            end = Math.Min(lines.Count - 1, end + Context);
            Hunk(text, lines, start, end);
            i = end;
        }

        return text.ToString();
    }

    private static void Hunk(StringBuilder text, List<(char Mark, string Line)> lines, int start, int end)
    {
        var (oldStart, newStart) = (lines.Take(start).Count(line => line.Mark != '+'), lines.Take(start).Count(line => line.Mark != '-'));
        var hunk = lines.GetRange(start, end - start + 1);
        var (oldCount, newCount) = (hunk.Count(line => line.Mark != '+'), hunk.Count(line => line.Mark != '-'));
        text.Append($"@@ -{oldStart + (oldCount > 0 ? 1 : 0)},{oldCount} +{newStart + (newCount > 0 ? 1 : 0)},{newCount} @@\n");
        foreach (var (mark, line) in hunk)
            text.Append(mark).Append(line).Append('\n');
    }

    private static List<(char Mark, string Line)> Marked(string[] old, string[] now)
    {
        var first = 0;
        while (first < old.Length && first < now.Length && old[first] == now[first])
            first++;
        var last = 0;
        while (last < old.Length - first && last < now.Length - first && old[^(last + 1)] == now[^(last + 1)])
            last++;
        return
        [
            .. old.Take(first).Select(line => (' ', line)),
            .. Middle(old[first..(old.Length - last)], now[first..(now.Length - last)]),
            .. old.TakeLast(last).Select(line => (' ', line)),
        ];
    }

    private static IEnumerable<(char Mark, string Line)> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MaxCells)
            return [.. old.Select(line => ('-', line)), .. now.Select(line => ('+', line))];

        // common[i, j]: how many lines old[i..] and now[j..] have in common.
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        List<(char, string)> lines = [];
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (lines, i, j) = (Add(' ', old[i]), i + 1, j + 1);
            else if (j == now.Length || i < old.Length && common[i + 1, j] >= common[i, j + 1])
                (lines, i) = (Add('-', old[i]), i + 1);
            else
                (lines, j) = (Add('+', now[j]), j + 1);
        }

        return lines;

        List<(char, string)> Add(char mark, string line)
        {
            lines.Add((mark, line));
            return lines;
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
}
