using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Tests;

public sealed class ControllerTests
{
    private const string Name = "Shop.OrdersController";

    private static string[] Ids(TypeFact controller, params TypeFact[] others)
    {
        var code = new FakeCode().Add(controller);
        foreach (var other in others)
            code.Add(other);
        return [.. new EntryPointFinder(code).InType(controller).Select(entryPoint => entryPoint.Id).Order(StringComparer.Ordinal)];
    }

    private static string[] Ids(IReadOnlyList<AttributeFact> onType, params AttributeFact[] onAction) =>
        Ids(Fact.Controller(Name, onType, Fact.Action(Name, "Create", onAction)));

    [Theory]
    [InlineData("api/orders", null, "POST /api/orders")]
    [InlineData("api/[controller]", null, "POST /api/Orders")]
    [InlineData("api/[controller]", "{id:int}", "POST /api/Orders/{id:int}")]
    [InlineData("api/[controller]/[action]", "{id}", "POST /api/Orders/Create/{id}")]
    [InlineData("api", "/health", "POST /health")]
    [InlineData("api", "~/health", "POST /health")]
    [InlineData("api/", "orders/", "POST /api/orders")]
    [InlineData("/api", "orders", "POST /api/orders")]
    [InlineData("", "orders", "POST /orders")]
    [InlineData("[area]/x", null, "POST …/x")]
    [InlineData("a[[b]]", null, "POST /a[b]")]
    [InlineData("v{version:apiVersion}/x", "", "POST /v{version:apiVersion}/x")]
    [InlineData(null, "orders", "POST /orders")]
    [InlineData(null, null, "POST …")]
    public void Routes_are_those_that_MVC_makes(string? prefix, string? template, string id) =>
        Assert.Equal([id], Ids(
            prefix is null ? [] : [Fact.Mvc("Route", prefix)],
            template is null ? Fact.Mvc("HttpPost") : Fact.Mvc("HttpPost", template)));

    [Fact]
    public void An_action_without_a_verb_takes_any() => Assert.Equal(["ANY /orders"], Ids([Fact.Mvc("Route", "orders")]));

    [Fact]
    public void Several_routes_and_verbs_are_several_entry_points()
    {
        Assert.Equal(["GET /a", "POST /b"], Ids([], Fact.Mvc("HttpGet", "a"), Fact.Mvc("HttpPost", "b")));
        Assert.Equal(["GET /a", "POST /a"], Ids([], Fact.Mvc("Route", "a"), Fact.Mvc("HttpGet"), Fact.Mvc("HttpPost")));
        Assert.Equal(["GET /o", "POST /o/b"], Ids([Fact.Mvc("Route", "o")], Fact.Mvc("HttpGet"), Fact.Mvc("HttpPost", "b")));
        Assert.Equal(["GET /a", "GET /b"], Ids([Fact.Mvc("Route", "a"), Fact.Mvc("Route", "b")], Fact.Mvc("HttpGet")));
        Assert.Equal(["POST /x", "PUT /x"], Ids([], Fact.Mvc("Route", "x"), Fact.Mvc("AcceptVerbs", (object)new object[] { "post", "PUT" })));
    }

    [Fact]
    public void An_absolute_template_stands_once_however_many_routes_the_controller_has() =>
        Assert.Equal(["GET /x"], Ids([Fact.Mvc("Route", "a"), Fact.Mvc("Route", "b")], Fact.Mvc("HttpGet", "/x")));

    [Fact]
    public void Action_names_lose_Async_unless_they_are_given()
    {
        AttributeFact[] route = [Fact.Mvc("Route", "[action]")];
        Assert.Equal(["ANY /Create"], Ids(Fact.Controller(Name, route, Fact.Action(Name, "CreateAsync"))));
        Assert.Equal(["ANY /make"], Ids(Fact.Controller(Name, route, Fact.Action(Name, "CreateAsync", Fact.Mvc("ActionName", "make")))));
    }

    [Fact]
    public void A_custom_route_attribute_keeps_its_verb_and_hides_its_template()
    {
        var attribute = Fact.Type("Shop.ApiGetAttribute", [], "Microsoft.AspNetCore.Mvc.HttpGetAttribute");
        var framework = new TypeFact { Name = "Microsoft.AspNetCore.Mvc.HttpGetAttribute", Assembly = "Mvc", Shape = TypeShape.Class, IsOwn = false };
        var controller = Fact.Controller(Name, [Fact.Mvc("Route", "orders")], Fact.Action(Name, "Get", Fact.Attribute("Shop.ApiGetAttribute")));
        Assert.Equal(["GET /orders/…"], Ids(controller, attribute, framework));
    }

    [Fact]
    public void Inherited_actions_belong_to_each_controller_and_overridden_ones_stand_once()
    {
        var parent = new TypeFact
        {
            Name = "Shop.CrudController`1", Assembly = "Shop", Shape = TypeShape.Class, IsOwn = true, IsTopLevelPublic = true, IsAbstract = true, IsGeneric = true,
            BaseType = Fact.ControllerBase, Attributes = [Fact.Mvc("Route", "api/[controller]")],
            Methods = [Fact.Action("Shop.CrudController`1", "List", Fact.Mvc("HttpGet")), Fact.Action("Shop.CrudController`1", "Drop", Fact.Mvc("HttpDelete"))],
        };
        var orders = Fact.Type(Name, [], "Shop.CrudController{Shop.Order}", Fact.Method(Name, "Drop", "M:Shop.CrudController`1.Drop"));
        var carts = Fact.Type("Shop.CartsController", [], "Shop.CrudController{Shop.Cart}");

        Assert.Equal(["DELETE /api/Orders", "GET /api/Orders"], Ids(orders, parent));
        Assert.Equal(["DELETE /api/Carts", "GET /api/Carts"], Ids(carts, parent));
        Assert.Empty(Ids(parent));
    }

    [Fact]
    public void What_MVC_leaves_alone_is_no_entry_point()
    {
        Assert.Empty(Ids(Fact.Controller(Name, [], Fact.Action(Name, "Help", Fact.Mvc("NonAction")))));
        Assert.Empty(Ids(Fact.Controller(Name, [Fact.Mvc("NonController")], Fact.Action(Name, "Help"))));
        Assert.Empty(Ids(Fact.Controller(Name, [], Fact.Method(Name, "ToString", "M:System.Object.ToString"))));
        Assert.Empty(Ids(Fact.Controller(Name, [], Private("Help"))));
        Assert.Empty(Ids(Fact.Type("Shop.Orders", [], "System.Object", Fact.Action("Shop.Orders", "List"))));
    }

    [Fact]
    public void An_override_is_followed_into_a_packages_base_controller()
    {
        var package = new TypeFact
        {
            Name = "Acme.BaseController", Assembly = "Acme", Shape = TypeShape.Class, IsOwn = false, IsAbstract = true, IsTopLevelPublic = true,
            BaseType = "Microsoft.AspNetCore.Mvc.Controller",
            Methods =
            [
                Fact.Method("Acme.BaseController", "OnActionExecuting", "M:Microsoft.AspNetCore.Mvc.Controller.OnActionExecuting"),
                Fact.Method("Acme.BaseController", "ToString", "M:System.Object.ToString"),
                Fact.Action("Acme.BaseController", "Help", Fact.Mvc("NonAction")),
                Fact.Action("Acme.BaseController", "List", Fact.Mvc("HttpGet", "list")),
            ],
        };
        var orders = Fact.Type(Name, [], "Acme.BaseController",
            Fact.Method(Name, "OnActionExecuting", "M:Acme.BaseController.OnActionExecuting"),
            Fact.Method(Name, "ToString", "M:Acme.BaseController.ToString"),
            Fact.Method(Name, "Help", "M:Acme.BaseController.Help"),
            Fact.Method(Name, "List", "M:Acme.BaseController.List"));

        Assert.Equal(["GET /list"], Ids(orders, package));
    }

    [Fact]
    public void In_a_program_without_MVC_the_name_means_nothing()
    {
        const string game = "Game.PlayerController";
        Assert.Empty(Ids(Fact.Type(game, [], "System.Object", Fact.Action(game, "Jump"))));
        Assert.Equal(["GET /jump"], Ids(Fact.Type(game, [], "System.Object", Fact.Action(game, "Jump", Fact.Mvc("HttpGet", "jump")))));
    }

    [Fact]
    public void A_cycle_of_base_types_ends()
    {
        var a = Fact.Type("Shop.A", [], "Shop.BController");
        var b = Fact.Type("Shop.BController", [], "Shop.A");
        Assert.Empty(Ids(b, a));
    }

    private static MethodFact Private(string name) =>
        new() { Id = $"M:{Name}.{name}", Symbol = $"M:{Name}.{name}", Name = name, DeclaringType = Name };
}
