using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>An entry point in one line.</summary>
internal static class EntryPointLine
{
    public static void Write(HtmlText html, ManifestEntryPoint entryPoint)
    {
        html.Write($"<code>{entryPoint.Id}</code> ");
        if (entryPoint.By is { } by)
            html.Write($"""<span class="by">{Words.ServedBy(by)}</span> """);
        if (entryPoint.Because is { } because)
            html.Write($"""<span class="by">{because}</span> """);
        Parts.At(html, entryPoint.At);
    }
}
