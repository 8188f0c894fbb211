using System.Text.RegularExpressions;

namespace DeliveryGap.Tool.Accuracy;

/// <summary>Entry-point ids in the form in which a table of truth and a reader can be compared.</summary>
internal static partial class ComparableId
{
    // The kinds whose first word stands before a path; any other word there is a verb.
    private static readonly string[] WithPath = ["page", "component", "grpc"];

    /// <summary>The first word, in lower case; <c>http</c> where that is a verb. Null for what is no id.</summary>
    public static string? KindOf(string id)
    {
        var space = id.IndexOf(' ');
        if (space <= 0 || id.Any(char.IsControl))
            return null;
        var word = id[..space].ToLowerInvariant();
        return id.Length > space + 1 && id[space + 1] is '/' or '…' && !WithPath.Contains(word) ? "http" : word;
    }

    /// <summary>
    /// Alike entries (<c>#2</c>) are one, a closing slash is none, a page's verbs, named handlers and second route that ends in <c>/Index</c> are one page.
    /// </summary>
    /// <param name="asOpenApi">Without what an OpenAPI document does not hold: constraints, defaults, optional marks, the stars of catch-alls.</param>
    public static string Of(string id, bool asOpenApi)
    {
        id = Number().Replace(id, "");
        var kind = KindOf(id);
        if (kind is not ("http" or "page" or "component"))
            return id;
        if (kind == "page")
            id = PageIndex().Replace(PageHandler().Replace(PageVerb().Replace(id, "page "), ""), "/");
        if (asOpenApi)
            id = RouteParameter().Replace(id, "{${name}}");
        return id.EndsWith('/') && !id.EndsWith(" /", StringComparison.Ordinal) ? id[..^1] : id;
    }

    [GeneratedRegex(@" #\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^page (?:[A-Za-z-]+|…) (?=[/…])", RegexOptions.IgnoreCase)]
    private static partial Regex PageVerb();

    [GeneratedRegex(@"\?handler=.*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageHandler();

    [GeneratedRegex(@"/Index/?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageIndex();

    // {id:regex(^\d{{2}}$)=5}, {id?}, {**rest}: braces within are doubled.
    [GeneratedRegex(@"\{\*{0,2}(?<name>[^{}:=?*]+)(?:[:=?](?:[^{}]|\{\{|\}\})*)?\}(?!\})")]
    private static partial Regex RouteParameter();
}
