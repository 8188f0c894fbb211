using System.Globalization;
using System.Text;

namespace DeliveryGap.Core.Declarations;

/// <summary>What a malformed value was probably meant to be; null when that is anybody's guess.</summary>
public static class Normalised
{
    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ"];

    /// <summary><c>Checkout.ApplePay</c> is <c>checkout.apple-pay</c>.</summary>
    public static string? Key(string text)
    {
        var key = new StringBuilder(text.Length);
        var previous = '\0';
        foreach (var c in text)
        {
            if (c is '.' or '/' or ':')
                AppendSeparator(key, '.');
            else if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
                key.Append(c);
            else if (c is >= 'A' and <= 'Z')
            {
                if (previous is >= 'a' and <= 'z' or >= '0' and <= '9')
                    key.Append('-');
                key.Append(char.ToLowerInvariant(c));
            }
            else
                AppendSeparator(key, '-');

            previous = c;
        }

        var result = key.ToString().Trim('.', '-').Replace("-.", ".");
        return Declarations.Text.IsKey(result) ? result : null;
    }

    /// <summary><c>shop checkout completed</c> is <c>shop.checkout.completed</c>.</summary>
    public static string? InstrumentName(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c < 128 && char.IsLetterOrDigit(c) || c is '_' or '-' or '/')
                name.Append(c);
            else
                AppendSeparator(name, '.');
        }

        var result = name.ToString().Trim('.');
        return Declarations.Text.IsInstrumentName(result) ? result : null;
    }

    /// <summary><c>28 days</c> is <c>28d</c>.</summary>
    public static string? Window(string text)
    {
        var trimmed = text.Trim();
        var digits = 0;
        while (digits < trimmed.Length && trimmed[digits] is >= '0' and <= '9')
            digits++;

        var unit = trimmed.Substring(digits).Trim().ToLowerInvariant() switch
        {
            "h" or "hour" or "hours" => "h",
            "d" or "day" or "days" => "d",
            "w" or "week" or "weeks" => "w",
            _ => "",
        };
        var result = trimmed.Substring(0, digits) + unit;
        return Declarations.Text.IsWindow(result) ? result : null;
    }

    /// <summary><c>2027/3/31</c> is <c>2027-03-31</c>. Formats in which day and month could be swapped are not guessed.</summary>
    public static string? Date(string text) =>
        DateTime.TryParseExact(text.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static void AppendSeparator(StringBuilder text, char separator)
    {
        if (text.Length > 0 && text[text.Length - 1] is not ('.' or '-'))
            text.Append(separator);
    }
}
