using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Declarations;

/// <summary>The grammar of what people write in attributes.</summary>
public static class Text
{
    /// <summary>What a code fix leaves to fill in; it counts as missing.</summary>
    public const string Placeholder = "?";

    /// <summary>The window of a metric that names none.</summary>
    public const string DefaultWindow = "28d";

    private const int MaxInstrumentName = 255;

    public static bool IsMissing(string? text) => string.IsNullOrWhiteSpace(text) || text!.Trim() == Placeholder;

    /// <summary>Whether the argument was left out or to be filled in. What is not known is not missing.</summary>
    public static bool IsMissing(AttributeArgument? argument) =>
        argument is null || argument.IsKnown && argument.Value switch
        {
            null => true,
            string text => IsMissing(text),
            object?[] items => Array.TrueForAll(items, item => item is null || item is string text && IsMissing(text)),
            _ => false,
        };

    /// <summary>Lower-case words of letters, digits and <c>-</c>, joined by <c>.</c>.</summary>
    public static bool IsKey(string text)
    {
        var wordLength = 0;
        foreach (var c in text)
        {
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9' || c == '-' && wordLength > 0)
                wordLength++;
            else if (c == '.' && wordLength > 0)
                wordLength = 0;
            else
                return false;
        }

        return wordLength > 0;
    }

    /// <summary>OpenTelemetry's rule for instrument names: a letter, then up to 254 letters, digits, <c>_ . - /</c>.</summary>
    public static bool IsInstrumentName(string text)
    {
        if (text.Length is 0 or > MaxInstrumentName || !IsLetter(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!IsLetter(c) && c is not (>= '0' and <= '9' or '_' or '.' or '-' or '/'))
                return false;
        }

        return true;
    }

    /// <summary><c>^\d+[hdw]$</c>, and not zero.</summary>
    public static bool IsWindow(string text)
    {
        if (text.Length < 2 || text[text.Length - 1] is not ('h' or 'd' or 'w'))
            return false;
        var isZero = true;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            isZero &= text[i] == '0';
        }

        return !isZero;
    }

    /// <summary><c>2027-03-31</c>. The framework's own parser would load the data of cultures first, which takes longer than all other rules.</summary>
    public static bool IsDate(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>-1 when there is anything but digits.</summary>
    private static int Number(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is < '0' or > '9')
                return -1;
            number = number * 10 + text[i] - '0';
        }

        return number;
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
