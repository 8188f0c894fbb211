using System.Globalization;

namespace DeliveryGap.Tool.Shared;

/// <summary>Days, as manifests and command lines write them.</summary>
internal static class Dates
{
    public const string Form = "yyyy-MM-dd";

    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>A day that is over; never where none is given, it is no date, or today is not known.</summary>
    public static bool IsOver(string? text, DateOnly? today) => today is { } now && Parse(text) is { } day && day < now;
}
