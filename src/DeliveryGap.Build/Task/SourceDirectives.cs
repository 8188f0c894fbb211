namespace DeliveryGap.Build.Tasks;

/// <summary>The preprocessor directives of a source file that the compiler sees: not those in comments, strings or regions that <c>#if</c> leaves out.</summary>
internal static class SourceDirectives
{
    /// <returns>1-based lines, and the directives from their <c>#</c> on.</returns>
    public static IEnumerable<(int Line, string Directive)> Active(string text, IEnumerable<string> symbols)
    {
        var conditions = new ConditionStack(symbols);
        var scanner = new MultiLineScanner();
        var number = 0;
        foreach (var line in Lines(text))
        {
            number++;
            var start = line.TrimStart();
            if (scanner.IsInside || !start.StartsWith("#", StringComparison.Ordinal))
            {
                if (conditions.IsActive)
                    scanner.Read(line);
            }
            else if (!conditions.Take(start) && conditions.IsActive)
            {
                yield return (number, start);
            }
        }
    }

    private static IEnumerable<string> Lines(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'))
                continue;
            yield return text.Substring(start, i - start);
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }

        yield return text.Substring(start);
    }
}
