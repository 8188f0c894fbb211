using System.Text;
using System.Text.RegularExpressions;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Editing;

/// <summary>A file as text that can go back as it came: byte order mark, line ends and the end of the last line stay.</summary>
internal sealed partial class TextFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly bool hasBom;

    private TextFile(string text, bool hasBom)
    {
        Text = text;
        this.hasBom = hasBom;
        LineEnd = Ends().Match(text) is { Success: true } first ? first.Value : "\n";
    }

    public string Text { get; }

    /// <summary>As its first line ends.</summary>
    public string LineEnd { get; }

    /// <exception cref="ToolFailure">It is not UTF-8.</exception>
    public static TextFile Of(byte[] bytes, string path)
    {
        var hasBom = bytes.AsSpan().StartsWith("\uFEFF"u8);
        try
        {
            return new(Utf8.GetString(hasBom ? bytes.AsSpan(3) : bytes), hasBom);
        }
        catch (DecoderFallbackException e)
        {
            throw ToolFailure.InFile(path, bytes.AsSpan(0, Math.Min(bytes.Length, Math.Max(e.Index, 0))).Count((byte)'\n') + 1, "it is not UTF-8, so it cannot be edited without harm");
        }
    }

    public byte[] With(string text) => [.. hasBom ? "\uFEFF"u8.ToArray() : [], .. Utf8.GetBytes(text)];

    [GeneratedRegex(@"\r\n|\n|\r")]
    private static partial Regex Ends();
}
