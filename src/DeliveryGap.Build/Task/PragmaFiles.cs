namespace DeliveryGap.Build.Tasks;

/// <summary>The <c>#pragma warning</c> lines of source files, read once each.</summary>
/// <param name="defineConstants">The compiler's preprocessor symbols, between <c>;</c> or <c>,</c>.</param>
internal sealed class PragmaFiles(string defineConstants)
{
    private readonly Dictionary<string, Pragmas> files = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> symbols = defineConstants.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <param name="line">1-based.</param>
    public bool AreSilent(string file, int line, string ruleId)
    {
        if (!files.TryGetValue(file, out var pragmas))
            files.Add(file, pragmas = Read(file));
        return pragmas.Disable(ruleId, line);
    }

    private Pragmas Read(string file)
    {
        try
        {
            return Pragmas.Parse(File.ReadAllText(file), symbols);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Pragmas.Parse("", symbols);
        }
    }
}
