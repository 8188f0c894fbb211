using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DeliveryGap.Tool.Report.Html;

/// <summary>
/// HTML as it is written. What stands in the program between the holes of an interpolated string is markup; what comes through a hole is text
/// and encoded, for an element's content and for a quoted attribute alike. There is no other way in, so none for a feature's name either.
/// </summary>
internal sealed class HtmlText
{
    private const char Replacement = '\uFFFD';

    // Letters of all scripts stay as they are: the page is UTF-8, and stays small. What is left to the encoder are < > & " ' and what is no text.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Nearly all that is written is made of these, and needs no second look.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;/-_()[]{}?!=%#*");

    // Of those that are no blanks: C0, DEL and C1.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    private readonly ArrayBufferWriter<char> written = new(64 * 1024);

    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        // The handler wrote it already.
    }

    /// <summary>As it is: what is written in a style or script element is not encoded.</summary>
    public void WriteResource(PageResource resource) => written.Write(resource.Text);

    public override string ToString() => new(written.WrittenSpan);

    private void Encode(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Plain))
        {
            written.Write(text);
            return;
        }

        while (text.Length > 0)
        {
            // A control character is none in HTML, encoded or not.
            var end = text.IndexOfAny(Controls);
            if (end < 0)
                end = text.Length;
            EncodePlain(text[..end]);
            if (end == text.Length)
                return;
            written.Write([Replacement]);
            text = text[(end + 1)..];
        }
    }

    private void EncodePlain(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            Encoder.Encode(text, written.GetSpan(Math.Min(text.Length, 16 * 1024) + 16), out var read, out var encoded);
            written.Advance(encoded);
            text = text[read..];
        }
    }

    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlText html;

        public Markup(int literalLength, int formattedCount, HtmlText html) => this.html = html;

        public void AppendLiteral(string markup) => html.written.Write(markup);

        public void AppendFormatted(string? text) => html.Encode(text);

        public void AppendFormatted(int number)
        {
            number.TryFormat(html.written.GetSpan(16), out var length, provider: CultureInfo.InvariantCulture);
            html.written.Advance(length);
        }
    }
}
