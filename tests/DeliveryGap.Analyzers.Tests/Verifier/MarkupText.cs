using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>Source text with its markup taken out: <c>[|…|]</c>, <c>{|DG1002:…|}</c> and <c>{|#0:…|}</c>, which may nest.</summary>
internal sealed partial class MarkupText
{
    private MarkupText(string text, IReadOnlyList<MarkupSpan> spans)
    {
        Text = text;
        Spans = spans;
    }

    public string Text { get; }
    public IReadOnlyList<MarkupSpan> Spans { get; }

    [GeneratedRegex(@"\G\{\|(?<name>[-#_.A-Za-z0-9]+):")]
    private static partial Regex NamedStart();

    public static MarkupText Parse(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var spans = new List<MarkupSpan>();
        var open = new Stack<(string? Name, int Start)>();
        for (var i = 0; i < markup.Length;)
        {
            if (At(markup, i, "[|"))
            {
                open.Push((null, text.Length));
                i += 2;
            }
            else if (NamedStart().Match(markup, i) is { Success: true } start)
            {
                open.Push((start.Groups["name"].Value, text.Length));
                i += start.Length;
            }
            else if (At(markup, i, "|]") || At(markup, i, "|}"))
            {
                if (!open.TryPop(out var span) || (span.Name is null) != (markup[i + 1] == ']'))
                    Assert.Fail($"The markup closes a span that it did not open, at {i}: …{markup[Math.Max(0, i - 20)..(i + 2)]}");
                spans.Add(new MarkupSpan(span.Name, TextSpan.FromBounds(span.Start, text.Length)));
                i += 2;
            }
            else
            {
                text.Append(markup[i++]);
            }
        }

        if (open.Count > 0)
            Assert.Fail($"The markup opens {open.Count} span(s) that it does not close.");
        return new MarkupText(text.ToString(), spans);
    }

    private static bool At(string markup, int index, string token) =>
        string.CompareOrdinal(markup, index, token, 0, token.Length) == 0;
}

/// <param name="Name">Null for <c>[|…|]</c>, <c>#0</c> for a numbered location, else the id of the diagnostic.</param>
internal readonly record struct MarkupSpan(string? Name, TextSpan Span);
