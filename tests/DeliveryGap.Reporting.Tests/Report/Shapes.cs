using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DeliveryGap.Reporting.Tests.Report;

internal static partial class Shapes
{
    /// <summary>As a person reads it.</summary>
    public static string Words(this INode element) => Blanks().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
