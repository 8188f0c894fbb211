using System.Text.Json;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Report;

/// <summary>What <c>review --json</c> wrote.</summary>
internal static class ReviewFiles
{
    /// <exception cref="ToolFailure">It is not there, or is no review.</exception>
    public static ReviewDocument Read(string file)
    {
        if (!File.Exists(file))
            throw ToolFailure.Usage($"{file}: there is no such file");
        try
        {
            return JsonSerializer.Deserialize<ReviewDocument>(File.ReadAllBytes(file).AsSpan() is var utf8 && utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, ManifestReader.Options)
                ?? throw ToolFailure.InFile(file, 1, "this is no review: it is null");
        }
        catch (JsonException e)
        {
            throw ToolFailure.InFile(file, (e.LineNumber ?? 0) + 1, "this is no review: " + ManifestReader.Reason(e));
        }
    }
}
