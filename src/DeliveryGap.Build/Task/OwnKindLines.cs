using System.Text.RegularExpressions;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Build.Tasks;

/// <summary>The lines of config files that say what a team's own frameworks enter, wherever they stand: they hold for the whole application.</summary>
internal sealed class OwnKindLines
{
    public static readonly OwnKindLines None = new([], []);

    // As the compiler reads config files: a semicolon begins a comment.
    private static readonly Regex Line = new(
        @"^\s*" + OwnKinds.Key + @"\s*[=:](?<value>[^#;]*)(?<comment>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private OwnKindLines(IEnumerable<OwnKinds> kinds, IReadOnlyList<Finding> problems) => (Kinds, Problems) = (OwnKinds.Merge(kinds), problems);

    public OwnKinds Kinds { get; }

    /// <summary>DG9001, each at its line.</summary>
    public IReadOnlyList<Finding> Problems { get; }

    public static OwnKindLines Read(GateTask task, OwnCode own)
    {
        List<OwnKinds> kinds = [];
        List<Finding> problems = [];
        var files = task.ConfigFiles.Select(item => item.ItemSpec)
            .Concat(own.Assemblies.SelectMany(assembly => own.ConfigFilesFor(Path.GetFileNameWithoutExtension(assembly), task)));
        foreach (var path in files.Distinct(StringComparer.Ordinal))
        {
            if (ConfigFiles.TextOf(path) is { } text && text.IndexOf(OwnKinds.Key, StringComparison.OrdinalIgnoreCase) >= 0)
                Read(path, text, kinds, problems);
        }

        return new OwnKindLines(kinds, problems);
    }

    private static void Read(string path, string text, List<OwnKinds> kinds, List<Finding> problems)
    {
        var number = 0;
        foreach (var line in text.Replace("\r\n", "\n").Split('\n', '\r'))
        {
            number++;
            if (Line.Match(line) is not { Success: true } match)
                continue;
            var read = OwnKinds.Parse(match.Groups["value"].Value);
            kinds.Add(read);
            foreach (var problem in read.Problems)
                problems.Add(Problem(problem));
            if (match.Groups["comment"].Value is var comment && comment.StartsWith(";", StringComparison.Ordinal) && comment.IndexOf(':') >= 0)
                problems.Add(Problem($"What stands behind ';' in {OwnKinds.Key} is a comment to the compiler; put commas between entries"));
        }

        Finding Problem(string message) => new() { Rule = RuleCatalog.MalformedFile, Arguments = [message], Place = new Place(path, number) };
    }
}
