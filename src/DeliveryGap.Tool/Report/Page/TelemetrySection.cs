using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Report.Model;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>Instruments that the code has and no feature's metric names.</summary>
internal static class TelemetrySection
{
    public static void Write(HtmlText html, Board board)
    {
        var products = board.Products.Select(product => (product.Name, Instruments: Unpromised(product.Latest.Manifest))).Where(product => product.Instruments.Length > 0).ToArray();
        if (products.Length == 0)
            return;
        html.Write($"""<section id="telemetry" class="telemetry"><h2>Telemetry that nobody promised</h2><p>The code records these, and no feature says what for.</p>""");
        foreach (var (name, instruments) in products)
        {
            Parts.ProductHeading(html, board.Products.Count > 1, name);
            Parts.List(html, "Instruments", instruments, instrument => Write(html, instrument));
        }

        html.Write($"</section>\n");
    }

    private static ManifestInstrument[] Unpromised(ReleaseManifest manifest) => [.. manifest.Instruments.Where(instrument => instrument.Features.Count == 0)];

    private static void Write(HtmlText html, ManifestInstrument instrument)
    {
        html.Write($"""<code>{instrument.Name}</code> <span class="by">{instrument.Type}""");
        if (instrument.Unit is { } unit)
            html.Write($", {unit}");
        if (instrument.Meter is { } meter)
            html.Write($", of {meter}");
        html.Write($"</span> ");
        if (instrument.Description is { } description)
            html.Write($"{description} ");
        if (instrument.Exported == "no")
        {
            Parts.Mark(html, "bad", "never exported");
            html.Write($" ");
        }

        Parts.At(html, instrument.At);
    }
}
