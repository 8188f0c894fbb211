using System.Text.RegularExpressions;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Accuracy;

/// <summary>
/// The entry points that an application has, told by another source than our readers: UTF-8, one id a line, <c>#</c> comments. Comments may say how it
/// is compared: <c># openapi</c>, <c># leaves out: GET /health*</c> (a star is any text), <c># kinds: http grpc</c>.
/// </summary>
internal sealed class TruthTable
{
    private const string LeavesOutDirective = "leaves out:";
    private const string KindsDirective = "kinds:";

    private TruthTable(IReadOnlyList<string> entries, bool isOpenApi, IReadOnlyList<string> leavesOut, IReadOnlySet<string> kinds)
    {
        IsOpenApi = isOpenApi;
        LeavesOut = leavesOut;
        Kinds = kinds;
        Entries = [.. entries.Where(Compares)];
    }

    /// <summary>As the table writes them, without those that it leaves out.</summary>
    public IReadOnlyList<string> Entries { get; }

    public bool IsOpenApi { get; }

    /// <summary>Patterns of ids that are left out of both sides.</summary>
    public IReadOnlyList<string> LeavesOut { get; }

    /// <summary>Those that are compared.</summary>
    public IReadOnlySet<string> Kinds { get; }

    /// <summary>Whether the id is of a kind that is compared, and not left out.</summary>
    public bool Compares(string id) =>
        ComparableId.KindOf(id) is { } kind && Kinds.Contains(kind) && !LeavesOut.Any(pattern => Fits(id, pattern) || Fits(ComparableId.Of(id, IsOpenApi), pattern));

    /// <param name="file">As messages name it.</param>
    /// <exception cref="ToolFailure">A line is no id, or there is nothing to compare.</exception>
    public static TruthTable Parse(string text, string file)
    {
        List<string> entries = [];
        List<string> leavesOut = [];
        HashSet<string> named = [];
        var isOpenApi = false;
        foreach (var (index, raw) in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.StartsWith('#'))
                Direct(line[1..].Trim());
            else if (line.Length > 0)
                entries.Add(ComparableId.KindOf(line) is null
                    ? throw ToolFailure.InFile(file, index + 1, $"'{Shorten(line)}' is no entry point; write one id a line, such as \"GET /orders/{{id}}\" or \"job Shop.NightlyReport\"")
                    : line);
        }

        var kinds = named.Count > 0 ? named : [.. entries.Select(entry => ComparableId.KindOf(entry)!)];
        return kinds.Count > 0
            ? new(entries, isOpenApi, leavesOut, kinds)
            : throw ToolFailure.InFile(file, null, "the table holds no entry, so there is nothing to compare");

        void Direct(string comment)
        {
            if (comment.Equals("openapi", StringComparison.OrdinalIgnoreCase))
                isOpenApi = true;
            else if (comment.StartsWith(LeavesOutDirective, StringComparison.OrdinalIgnoreCase))
                leavesOut.Add(comment[LeavesOutDirective.Length..].Trim());
            else if (comment.StartsWith(KindsDirective, StringComparison.OrdinalIgnoreCase))
                named.UnionWith(comment[KindsDirective.Length..].ToLowerInvariant().Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static bool Fits(string id, string pattern) =>
        Regex.IsMatch(id, "^" + Regex.Escape(pattern).Replace(@"\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static string Shorten(string line) => line.Length > 80 ? line[..80] + "…" : line;
}
