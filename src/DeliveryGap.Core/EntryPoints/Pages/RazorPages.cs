using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Razor Pages: the files that the Razor compiler lists, and the handlers of their models.</summary>
internal sealed class RazorPages
{
    private const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";
    private const string PageBase = "Microsoft.AspNetCore.Mvc.RazorPages.PageBase";
    private const string NonHandler = "Microsoft.AspNetCore.Mvc.RazorPages.NonHandlerAttribute";
    private const string PagesFolder = "/Pages/";
    private const string AreasFolder = "/Areas/";
    private const string Index = "Index";
    private const string AsyncSuffix = "Async";

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Delete", "Patch", "Head", "Options"];

    private readonly ICodeReader code;
    private readonly MappedPrefixes prefixes;
    private readonly Dictionary<string, List<(TypeFact Page, string Route)>> byModel = new(StringComparer.Ordinal);

    public RazorPages(ICodeReader code, MappedPrefixes prefixes)
    {
        this.code = code;
        this.prefixes = prefixes;
        foreach (var item in code.Assemblies.SelectMany(assembly => assembly.Attributes))
        {
            if (item.Type != RazorAttributes.CompiledItem || item.Argument(1) is not { Value: RazorAttributes.PageKind }
                || item.Argument(0) is not { Value: TypeName { Name: var name } } || item.Argument(2) is not { Value: string path } || code.FindType(name) is not { } page)
            {
                continue;
            }

            var model = ModelOf(page);
            if (!byModel.TryGetValue(model, out var pages))
                byModel.Add(model, pages = []);
            pages.Add((page, RouteOf(page, path)));
        }
    }

    /// <summary>Whether a type is a page's model, or a page: cheap, before the files are looked up.</summary>
    public static bool MayBeOne(TypeFact type, ICodeReader code) =>
        type is { Shape: TypeShape.Class, IsAbstract: false, BaseType: not null and not "System.Object" } && type.SelfAndBases(code).Any(current => current.Name is PageModel or PageBase);

    /// <summary>A model's handlers on each of its pages, a page's own where it has no model; <c>GET</c> shows a page whether it has a handler or not.</summary>
    public IEnumerable<EntryPoint> Of(TypeFact type)
    {
        if (!byModel.TryGetValue(type.Name, out var pages))
            yield break;
        var handlers = Handlers(type).ToArray();
        // The running application names a page before it knows which handler will run.
        var areNamed = !Array.Exists(handlers, handler => DeliveryGapAttributes.Among(handler.Method.Attributes).Count > 0);
        foreach (var (page, route) in pages)
        {
            foreach (var (verb, name, handler) in handlers)
                yield return Create(verb, route, name, handler.Id, handler.Symbol, handler.Place, handler, type, areNamed);
            if (!Array.Exists(handlers, handler => handler is { Verb: "GET", Name: "" }))
                yield return Create("GET", route, "", $"M:{page.Name}.ExecuteAsync", "T:" + type.Name, type.Place, null, type, areNamed);
        }
    }

    private EntryPoint Create(string verb, string route, string name, string handler, string symbol, Place place, MethodFact? method, TypeFact type, bool isNamed)
    {
        var marks = new Marks().Add(method?.Attributes ?? []).AddTypes(type.Name, code).Levels;
        return new()
        {
            Kind = EntryPointKind.Page,
            Id = "page " + Routes.Id(verb, route) + (name.Length == 0 ? "" : "?handler=" + name),
            HttpMethod = verb,
            FindRoute = () => prefixes.Recorded(route),
            Symbol = symbol,
            Place = place,
            Handlers = [handler],
            HandlerType = method is null ? null : type.Name,
            Around = new(() => Surroundings.Of(Surroundings.AttributesAround(method, type, code), code)),
            Marks = marks,
            RequestMarks = isNamed ? marks : [],
        };
    }

    private string ModelOf(TypeFact page)
    {
        foreach (var property in page.Properties)
        {
            if (property is { Name: "Model", Type: { } type } && code.FindType(TypeNames.Definition(type)) is { IsOwn: true } model && model.Is(PageModel, code))
                return model.Name;
        }

        return page.Name;
    }

    /// <summary>The file's path below <c>/Pages</c>, with the template that <c>@page</c> gives.</summary>
    private static string RouteOf(TypeFact page, string path)
    {
        var template = page.Attributes
            .Where(attribute => attribute.Type == RazorAttributes.Metadata && attribute.Argument(0) is { Value: RazorAttributes.RouteTemplate })
            .Select(attribute => attribute.Argument(1)?.Value as string)
            .FirstOrDefault() ?? "";
        return Routes.Combine(Routes.IsAbsolute(template) ? null : Folder(path), template) ?? "";
    }

    private static string Folder(string path)
    {
        var file = path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.Length - ".cshtml".Length) : path;
        var area = "";
        if (file.StartsWith(AreasFolder, StringComparison.OrdinalIgnoreCase) && file.IndexOf('/', AreasFolder.Length) is > 0 and var end)
            (area, file) = (file.Substring(AreasFolder.Length, end - AreasFolder.Length) + "/", file.Substring(end));
        if (!file.StartsWith(PagesFolder, StringComparison.OrdinalIgnoreCase))
            return Routes.Unknown;
        var route = file.Substring(PagesFolder.Length);
        var folder = route.LastIndexOf('/') + 1;
        return area + (route.Substring(folder).Equals(Index, StringComparison.OrdinalIgnoreCase) ? route.Substring(0, Math.Max(0, folder - 1)) : route);
    }

    private IEnumerable<(string Verb, string Name, MethodFact Method)> Handlers(TypeFact type)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var declaring in type.SelfAndBases(code).TakeWhile(current => current.IsOwn))
        {
            foreach (var method in declaring.Methods)
            {
                if (method is { IsPublic: true, IsStatic: false, IsAbstract: false, IsGeneric: false } && method.Attributes.Find(NonHandler) is null
                    && Parse(method.Name) is { } handler && seen.Add(method.Name))
                {
                    yield return (handler.Verb, handler.Name, method);
                }
            }
        }
    }

    /// <summary><c>OnPostDeleteAsync</c> is <c>POST</c> and <c>Delete</c>.</summary>
    private static (string Verb, string Name)? Parse(string method)
    {
        if (!method.StartsWith("On", StringComparison.Ordinal))
            return null;
        var rest = method.Substring(2);
        if (rest.EndsWith(AsyncSuffix, StringComparison.Ordinal))
            rest = rest.Substring(0, rest.Length - AsyncSuffix.Length);
        foreach (var verb in Verbs)
        {
            if (rest.StartsWith(verb, StringComparison.Ordinal) && (rest.Length == verb.Length || !char.IsLower(rest[verb.Length])))
                return (verb.ToUpperInvariant(), rest.Substring(verb.Length));
        }

        return null;
    }
}
