using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using DeliveryGap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

const string Prefix = "/shop";
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/", () => "hello");
app.MapGet(Prefix + "/carts/{id:int}", [PartOf("carts")] (int id) => Carts.Find(id));
app.MapPost(Prefix + "/carts", Carts.Add).WithName("add").WithMetadata(new PartOfAttribute("carts"));
app.MapPut("/carts/{id}", async (int id, HttpContext http) =>
{
    await Task.Delay(10);
    Carts.Touch(id);
    await http.Response.WriteAsync("done");
});
app.MapDelete("/carts/{id}", Remove);
app.MapMethods("/carts", ["GET", "HEAD"], () => Results.Ok());
app.MapMethods("/both", new[] { "PATCH", "POST" }, (string name) => { Console.WriteLine(name); return name.Length; });
app.Map("/any", [NotAFeature("probe")] static () => { });
app.MapPatch(Route("x"), RemoveAsync);
app.Run();

[PartOf("carts")]
static IResult Remove(int id)
{
    Carts.Touch(id);
    return Results.NoContent();
}

async Task<int> RemoveAsync(int id)
{
    await Task.Yield();
    var list = await Carts.AllAsync();
    return list.Count;
}

static string Route(string name) => "/routes/" + name;

static class Carts
{
    private static readonly List<int> All = [];

    public static string Find(int id) => All.Contains(id) ? "found" : "missing";

    [Feature("carts.add", Flag = "carts")]
    public static void Add(int id) => All.Add(id);

    public static void Touch(int id) => All.Remove(id);

    public static Task<List<int>> AllAsync() => Task.FromResult(All);
}
