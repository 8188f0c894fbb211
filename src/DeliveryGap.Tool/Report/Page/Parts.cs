using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Report.Html;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Report.Page;

/// <summary>What many sections write.</summary>
internal static class Parts
{
    // What is longer is opened by who wants it.
    private const int ShortList = 8;

    /// <summary>A word with the shape and colour of what it means.</summary>
    /// <param name="mark">As of <see cref="Words.Mark"/>.</param>
    public static void Mark(HtmlText html, string mark, string word) => html.Write($"""<span class="mark {mark}">{word}</span>""");

    public static void At(HtmlText html, ManifestPlace? at)
    {
        if (at is not null)
            html.Write($"""<span class="at">{at.File}:{at.Line}</span>""");
    }

    /// <summary>A link where it is one of the web, else text.</summary>
    public static void Link(HtmlText html, string target)
    {
        if (IsWeb(target))
            html.Write($"""<a href="{target}" rel="noopener noreferrer">{target}</a>""");
        else
            html.Write($"<code>{target}</code>");
    }

    /// <summary>A list with its title; a long one is closed at first. Nothing where there is nothing.</summary>
    public static void List<T>(HtmlText html, string title, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        if (items.Count > ShortList)
            html.Write($"""<details class="list"><summary>{title} <span class="many">{Numbers.Whole(items.Count)}</span></summary><ul>""");
        else
            html.Write($"""<div class="list"><p class="label">{title} <span class="many">{items.Count}</span></p><ul>""");
        foreach (var item in items)
        {
            html.Write($"<li>");
            write(item);
            html.Write($"</li>");
        }

        if (items.Count > ShortList)
            html.Write($"</ul></details>\n");
        else
            html.Write($"</ul></div>\n");
    }

    /// <summary>A heading for each product where there are several.</summary>
    public static void ProductHeading(HtmlText html, bool isOneOfMany, string product)
    {
        if (isOneOfMany)
            html.Write($"<h3>{product}</h3>");
    }

    private static bool IsWeb(string target) =>
        (target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && !target.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c)) && Uri.TryCreate(target, UriKind.Absolute, out _);
}
