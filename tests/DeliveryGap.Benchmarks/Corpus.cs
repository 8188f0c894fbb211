using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Benchmarks;

public enum CorpusKind
{
    /// <summary>samples/Storefront, typing in the controller of its checkout.</summary>
    Storefront,

    /// <summary>A controller of 20 actions among 400 files with a feature in every tenth.</summary>
    Controllers,

    /// <summary>20 endpoints mapped in one top-level program, among the same files.</summary>
    MinimalApis,

    /// <summary>20 existing endpoints on a group that is handed on through four other files, among the same files.</summary>
    Groups,

    /// <summary>A feature of three metrics whose path covers 200 methods in 30 other files, behind interfaces, among the same files.</summary>
    Evidence,

    /// <summary>
    /// The document of <see cref="Groups"/> among the sources of the folders that <c>DELIVERYGAP_CORPUS</c> names (several with the
    /// path separator): public applications, whose packages may be missing.
    /// </summary>
    PublicCode,
}

/// <summary>A compilation that is bound, a document in it, and where the next character is typed.</summary>
/// <param name="Existing">The lines of the existing list: the endpoints that were there when DeliveryGap came.</param>
internal sealed record Corpus(CSharpCompilation Compilation, SyntaxTree Document, int Position, string Existing)
{
    private const int Files = 400;
    private const int Endpoints = 20;

    /// <summary>Those of a project for the web.</summary>
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Those that can be measured here.</summary>
    public static IEnumerable<CorpusKind> Kinds =>
        Enum.GetValues<CorpusKind>().Where(kind => kind != CorpusKind.PublicCode || Environment.GetEnvironmentVariable("DELIVERYGAP_CORPUS") is { Length: > 0 });

    public static Corpus Load(CorpusKind kind)
    {
        var (document, others) = kind switch
        {
            CorpusKind.Storefront => Storefront(),
            CorpusKind.Controllers => (Controller(), Enumerable.Range(0, Files).Select(Service)),
            CorpusKind.Groups => (Endpoint(), Enumerable.Range(0, Files).Select(Service).Concat(GroupFiles)),
            CorpusKind.Evidence => (EvidenceFiles.Controller, EvidenceFiles.Others.Concat(Enumerable.Range(0, Files).Select(Service))),
            CorpusKind.PublicCode => (Endpoint(), PublicSources().Concat(GroupFiles).Append(Service(0))),
            _ => (Program(), Enumerable.Range(0, Files).Select(Service)),
        };
        var tree = Parse(document, "/corpus/Document.cs");
        var trees = others.Select((text, i) => Parse(text, $"/corpus/File{i}.cs")).Append(Parse(Usings, "/corpus/Usings.cs")).Prepend(tree);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.") || name.StartsWith("Microsoft.AspNetCore.")
                || name.StartsWith("Microsoft.Extensions.") || name is "DeliveryGap.dll" or "DeliveryGap.AspNetCore.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var output = kind is CorpusKind.Controllers or CorpusKind.Groups or CorpusKind.Evidence ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication;
        var compilation = CSharpCompilation.Create("Corpus", trees, references, new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable));
        var errors = kind == CorpusKind.PublicCode ? [] : compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException("The corpus does not compile: " + string.Join(Environment.NewLine, errors.Take(5)));
        var existing = kind is CorpusKind.Groups or CorpusKind.PublicCode ? string.Concat(Enumerable.Range(0, Endpoints).Select(i => $"GET /api/v1/orders/list{i}/{{id:int}}\n")) : "";
        return new(compilation, tree, Middle(tree), existing);
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path, Encoding.UTF8);

    /// <summary>At the start of the middle body.</summary>
    private static int Middle(SyntaxTree tree)
    {
        var bodies = tree.GetRoot().DescendantNodes().OfType<BlockSyntax>().ToArray();
        return bodies[bodies.Length / 2].OpenBraceToken.Span.End;
    }

    private static (string Document, IEnumerable<string> Others) Storefront()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "samples", "Storefront")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from within the repository");
        var files = Directory.GetFiles(Path.Combine(folder, "samples", "Storefront"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
            .Order(StringComparer.Ordinal).ToArray();
        var document = files.First(path => path.EndsWith("CheckoutController.cs", StringComparison.Ordinal));
        return (File.ReadAllText(document), files.Where(path => path != document).Select(File.ReadAllText));
    }

    private static string Controller() => Repeat(
        """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        [ApiController, Route("api/orders")]
        [Feature("orders.manage")]
        [SuccessMetric("shop.orders.completed", MetricKind.Completion, Per = "shop.orders.started", Target = 0.7)]
        public sealed class OrdersController(Service0 service) : ControllerBase
        {

        """,
        """
            [HttpGet("list{0}/{{id:int}}")]
            public async Task<ActionResult<string>> List{0}(int id, CancellationToken cancellation)
            {{
                var total = await service.TotalAsync(id, cancellation);
                if (total < {0})
                    return NotFound();
                return Ok($"{{total}} of {{id}}");
            }}

        """,
        "}");

    private static string Program() => Repeat(
        """
        using DeliveryGap;
        using Shop;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Service0>();
        var app = builder.Build();

        """,
        """
        app.MapGet("/list{0}/{{id:int}}", [PartOf("area0")] async (int id, Service0 service, CancellationToken cancellation) =>
        {{
            var total = await service.TotalAsync(id, cancellation);
            return total < {0} ? Results.NotFound() : Results.Ok($"{{total}} of {{id}}");
        }}).WithName("list{0}");

        """,
        "app.Run();");

    private static string Endpoint() => Repeat(
        """
        using DeliveryGap;
        using Shop;
        namespace Shop.Orders;
        public static class OrderEndpoints
        {
            public static void MapOrderEndpoints(this IEndpointRouteBuilder orders)
            {

        """,
        """
                orders.MapGet("/list{0}/{{id:int}}", async (int id, Service0 service, CancellationToken cancellation) =>
                {{
                    var total = await service.TotalAsync(id, cancellation);
                    return total < {0} ? Results.NotFound() : Results.Ok($"{{total}} of {{id}}");
                }}).WithName("list{0}");

        """,
        "    }\n}\n");

    /// <summary>Where the endpoints' group comes from; each in a file of its own.</summary>
    private static readonly string[] GroupFiles =
    [
        """
        using Shop.Modules;
        namespace Shop.Hosting;
        public static class ShopProgram { public static void Run(string[] args) { var app = WebApplication.CreateBuilder(args).Build(); app.MapShopModules(); app.Run(); } }
        """,
        """
        namespace Shop.Modules;
        public static class ShopModules { public static void MapShopModules(this IEndpointRouteBuilder app) => OrdersModule.Map(ShopGroups.Api(app)); }
        """,
        """
        namespace Shop.Modules;
        public static class ShopGroups { private const string Version = "v1"; public static RouteGroupBuilder Api(IEndpointRouteBuilder app) => app.MapGroup($"/api/{Version}"); }
        """,
        """
        using Shop.Orders;
        namespace Shop.Modules;
        public static class OrdersModule { public static void Map(RouteGroupBuilder api) => api.MapGroup("/orders").RequireAuthorization().MapOrderEndpoints(); }
        """,
    ];

    private static IEnumerable<string> PublicSources() => Environment.GetEnvironmentVariable("DELIVERYGAP_CORPUS")!.Split(Path.PathSeparator)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    private static string Service(int index) =>
        "using DeliveryGap;\nnamespace Shop;\n"
        + (index % 10 == 0 ? $"[Feature(\"area{index}\")]\n[SuccessMetric(\"shop.area{index}\", MetricKind.Revenue, Target = 5)]\ninternal static class Area{index};\n" : "")
        + Repeat(
            "public sealed class Service" + index.ToString(CultureInfo.InvariantCulture) + "\n{\n    private readonly Dictionary<int, List<string>> items = [];\n",
            """
                public async Task<int> Work{0}(int id, CancellationToken cancellation)
                {{
                    await Task.Delay(id, cancellation);
                    var found = items.Where(pair => pair.Key > id).SelectMany(pair => pair.Value).Select(text => text.Length).ToList();
                    return found.Sum() + {0};
                }}

            """,
            "    public Task<int> TotalAsync(int id, CancellationToken cancellation) => Work0(id, cancellation);\n}\n");

    private static string Repeat(string head, string part, string tail)
    {
        var text = new StringBuilder(head);
        for (var i = 0; i < Endpoints; i++)
            text.AppendFormat(CultureInfo.InvariantCulture, part, i);
        return text.Append(tail).ToString();
    }
}
