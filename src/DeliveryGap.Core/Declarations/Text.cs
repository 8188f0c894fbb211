using System.Globalization;
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
        argument is null || argument.IsKnown && (argument.Value is null || argument.Value is string text && IsMissing(text));

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

    /// <summary><c>2027-03-31</c>.</summary>
    public static bool IsDate(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
