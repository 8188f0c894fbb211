// An application that names features on its requests: in which of these forms it does, the build must say as it happens.
using System.Threading.Tasks;
using DeliveryGap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace RequestTags;

public static class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddDeliveryGap();
        var app = builder.Build();
        app.MapControllers().WithMetadata(new PartOfAttribute("feature.far"));
        Handlers.Map(app);
        Around.Map(app);
        Groups.Map(app);
        Holder.Map(app);
        Overloaded.Map(app);
        Overloaded.Map(app, "/overloaded/marked");
        app.Run();
    }
}

[Feature("feature.one")] public static class One { public static int Work() => 1; }
[Feature("feature.two")] public static class Two;
[Feature("feature.far")] public static class Far;

public static class Handlers
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/lambda", [PartOf("feature.one")] () => 1);
        app.MapGet("/unmarked", () => 1);
        app.MapGet("/called", () => One.Work());
        app.MapGet("/several", [PartOf("feature.one"), PartOf("feature.two")] () => 1);
        app.MapGet("/placeholder", [PartOf("?")] () => 1);
        app.MapGet("/not", [NotAFeature("a probe")] () => 1);
        app.MapGet("/both", [PartOf("feature.one"), NotAFeature("it is one")] () => 1);
        app.MapGet("/metadata", () => 1).WithMetadata(new PartOfAttribute("feature.one"));
        app.MapGet("/metadata/mixed", () => 1).WithMetadata(new PartOfAttribute("feature.one"), new NotAFeatureAttribute("it is one"));
        app.MapGet("/metadata/other", [PartOf("feature.one")] () => 1).WithMetadata(new PartOfAttribute("feature.two"));
        app.MapGet("/filter", () => 1).AddEndpointFilter<MarkedFilter>();
        app.MapGet("/filter/metadata", () => 1).WithMetadata(new PartOfAttribute("feature.two")).AddEndpointFilter<MarkedFilter>();
        app.MapGet("/method", Methods.Marked);
        app.MapGet("/method/type", Methods.Unmarked);
        app.MapGet("/method/type/same", Methods.Unmarked).WithMetadata(new PartOfAttribute("feature.far"));
        app.MapGet("/method/type/metadata", Methods.Unmarked).WithMetadata(new PartOfAttribute("feature.one"));
        app.MapGet("/delegate", [PartOf("feature.one")] (HttpContext context) => Task.CompletedTask);
        app.MapGet("/function", Function);

        [PartOf("feature.two")]
        static int Function() => 1;
    }
}

[PartOf("feature.far")]
public static class Methods
{
    [PartOf("feature.one")] public static int Marked() => 1;
    public static int Unmarked() => 1;
}

[PartOf("feature.two")]
public sealed class MarkedFilter : IEndpointFilter
{
    public System.Threading.Tasks.ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context);
}

[PartOf("feature.far")]
public static class Around
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/around", () => app.Urls.Count);
        app.MapGet("/around/near", [PartOf("feature.one")] () => 1);
        app.MapGet("/around/metadata", () => 1).WithMetadata(new PartOfAttribute("feature.one"));
        app.MapGet("/around/method", Elsewhere.Get);
        app.MapGet("/around/delegate", (HttpContext context) => Task.CompletedTask);
        app.MapGet("/around/delegate/filtered", (HttpContext context) => Task.CompletedTask).AddEndpointFilter((context, next) => next(context));
        app.MapGet("/around/function", Function);
        Inner.Map(app);

        static int Function() => 1;
    }

    public static class Inner
    {
        public static void Map(WebApplication app) => app.MapGet("/around/inner", () => 1);
    }
}

public static class Elsewhere { public static int Get() => 1; }

public static class Groups
{
    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/group").WithMetadata(new PartOfAttribute("feature.one"));
        group.MapGet("/plain", () => 1);
        group.MapGet("/lambda", [PartOf("feature.two")] () => 1);
        group.MapGet("/not", [NotAFeature("a probe")] () => 1);
        group.MapGet("/metadata", () => 1).WithMetadata(new PartOfAttribute("feature.two"));
        group.MapGet("/metadata/not", () => 1).WithMetadata(new NotAFeatureAttribute("a probe"));
        group.MapGet("/metadata/same", () => 1).WithMetadata(new PartOfAttribute("feature.one"));
        group.MapGet("/type", Methods.Unmarked);
        group.MapGet("/method", Methods.Marked);
        group.MapGet("/elsewhere", Elsewhere.Get);
        var inner = group.MapGroup("/inner").WithMetadata(new PartOfAttribute("feature.two"));
        inner.MapGet("/plain", () => 1);
        inner.MapGet("/lambda", [PartOf("feature.far")] () => 1);
    }
}

public static class Holder
{
    [PartOf("feature.two")]
    public static void Map(WebApplication app)
    {
        app.MapGet("/held", () => 1);
        app.MapGet("/held/near", [PartOf("feature.one")] () => 1);
        app.MapGet("/held/method", Elsewhere.Get);
    }
}

[PartOf("feature.far")]
public static class Overloaded
{
    public static void Map(WebApplication app) => app.MapGet("/overloaded", () => 1);

    [PartOf("feature.one")]
    public static void Map(WebApplication app, string path) => app.MapGet("/overloaded/marked", () => 1);
}

[Route("controller")]
[PartOf("feature.one")]
public sealed class MarkedController : ControllerBase
{
    [HttpGet("type")] public int OfType() => 1;
    [HttpGet("action"), PartOf("feature.two")] public int Action() => 1;
    [HttpGet("several"), PartOf("feature.one"), PartOf("feature.two")] public int Several() => 1;
    [HttpGet("not"), NotAFeature("a probe")] public int Nothing() => 1;
}

[PartOf("feature.far")]
public abstract class BaseController : ControllerBase
{
    [HttpGet("inherited")] public int Inherited() => 1;
    [HttpGet("inherited/marked"), PartOf("feature.two")] public int Marked() => 1;
}

[Route("derived")]
public sealed class DerivedController : BaseController;
