namespace DeliveryGap.Build.Tasks;

/// <summary>Follows comments and strings that go over several lines, as far as it takes to know where a line starts inside of one.</summary>
internal sealed class MultiLineScanner
{
    private enum Token
    {
        None,
        Comment,
        Verbatim,
        Raw,
    }

    private Token inside;
    private int rawQuotes;

    /// <summary>The next line starts inside a comment or string.</summary>
    public bool IsInside => inside != Token.None;

    public void Read(string line)
    {
        var i = 0;
        while (i < line.Length)
            i = inside == Token.None ? Outside(line, i) : Inside(line, i);
    }

    private int Outside(string line, int i)
    {
        switch (line[i])
        {
            case '/' when At(line, i + 1) == '/':
                return line.Length;
            case '/' when At(line, i + 1) == '*':
                inside = Token.Comment;
                return i + 2;
            case '\'':
                return AfterQuoted(line, i, '\'');
            case '"' when Quotes(line, i) is >= 3 and var quotes:
                inside = Token.Raw;
                rawQuotes = quotes;
                return i + quotes;
            case '"' when IsVerbatim(line, i):
                inside = Token.Verbatim;
                return i + 1;
            case '"':
                return AfterQuoted(line, i, '"');
            default:
                return i + 1;
        }
    }

    private int Inside(string line, int i)
    {
        switch (inside)
        {
            case Token.Comment:
                var end = line.IndexOf("*/", i, StringComparison.Ordinal);
                return end < 0 ? line.Length : Leave(end + 2);
            case Token.Verbatim when line[i] == '"':
                return At(line, i + 1) == '"' ? i + 2 : Leave(i + 1);
            case Token.Raw when line[i] == '"':
                var quotes = Quotes(line, i);
                return quotes >= rawQuotes ? Leave(i + quotes) : i + quotes;
            default:
                return i + 1;
        }
    }

    private int Leave(int next)
    {
        inside = Token.None;
        return next;
    }

    /// <summary>Such a token ends with its line at the latest.</summary>
    private static int AfterQuoted(string line, int i, char quote)
    {
        for (i++; i < line.Length && line[i] != quote; i++)
        {
            if (line[i] == '\\')
                i++;
        }

        return i + 1;
    }

    private static bool IsVerbatim(string line, int i) =>
        At(line, i - 1) == '@' || (At(line, i - 1) == '$' && At(line, i - 2) == '@');

    private static int Quotes(string line, int i)
    {
        var end = i;
        while (At(line, end) == '"')
            end++;
        return IsVerbatim(line, i) ? 1 : end - i;
    }

    private static char At(string line, int i) => i >= 0 && i < line.Length ? line[i] : '\0';
}
