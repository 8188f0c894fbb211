namespace DeliveryGap.Build.Tasks;

/// <summary>The <c>#pragma warning</c> lines of source files, read once each.</summary>
/// <param name="defineConstants">The compiler's preprocessor symbols, between <c>;</c> or <c>,</c>.</param>
internal sealed class PragmaFiles(string defineConstants)
{
    private readonly Dictionary<string, Pragmas> _files = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _symbols = defineConstants.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <param name="line">1-based.</param>
    public bool AreSilent(string file, int line, string ruleId)
    {
        if (!_files.TryGetValue(file, out var pragmas))
            _files.Add(file, pragmas = Read(file));
        return pragmas.Disable(ruleId, line);
    }

    private Pragmas Read(string file)
    {
        try
        {
            return Pragmas.Parse(File.ReadAllText(file), _symbols);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Pragmas.Parse("", _symbols);
        }
    }
}
