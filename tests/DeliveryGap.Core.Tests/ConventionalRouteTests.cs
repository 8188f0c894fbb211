using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Tests;

public sealed class ConventionalRouteTests
{
    private const string Controllers = "Microsoft.AspNetCore.Builder.ControllerEndpointRouteBuilderExtensions";
    private static readonly MethodFact Main = Fact.Method("Program", "Main", null);
    private static readonly Value App = new ParameterValue(0, "Microsoft.AspNetCore.Builder.WebApplication");
    private static readonly Value Null = new ConstantValue(null, null);

    private static Value Defaults(params (string Name, string Value)[] defaults) =>
        new TupleValue([.. defaults.Select(given => Fact.Text(given.Value))], [.. defaults.Select(given => given.Name)], null);

    private static Call Map(string method, params Value[] arguments) => new(Controllers, method, "M:" + method, null, [App, .. arguments], null, Place.None);
    private static Call Route(string pattern, Value? defaults = null) => Map("MapControllerRoute", Fact.Text("name"), Fact.Text(pattern), defaults ?? Null, Null, Null);

    private static string[] Ids(TypeFact controller, params Call[] calls) => [.. Found(controller, calls).Select(entryPoint => entryPoint.Id)];

    private static IReadOnlyList<EntryPoint> Found(TypeFact controller, params Call[] calls)
    {
        var code = new FakeCode().Add(controller);
        if (calls.Length > 0)
            code.AddMapping(Main, calls);
        return new EntryPointFinder(code).InType(controller);
    }

    private static TypeFact Home(params AttributeFact[] attributes) => Fact.Controller("Shop.HomeController", attributes, Fact.Action("Shop.HomeController", "Index"));

    // As ASP.NET Core 10 fills them; read from its EndpointDataSource.
    [Theory]
    [InlineData("{controller=Home}/{action=Index}/{id?}", "ANY /Home/Index/{id?}")]
    [InlineData("{Controller}/{Action}", "ANY /Home/Index")]
    [InlineData("app/{controller}-{action}/{**rest}", "ANY /app/Home-Index/{**rest}")]
    [InlineData("{culture:regex(^[a-z]{{2}}$)}/{controller}/{action}", "ANY /{culture:regex(^[a-z]{{2}}$)}/Home/Index")]
    public void Tokens_are_filled(string pattern, string id) => Assert.Equal([id], Ids(Home(), Route(pattern)));

    // As its http.server.request.duration has it.
    [Theory]
    [InlineData("{controller=Home}/{action=Index}/{id?}")]
    [InlineData("/app/{controller:slugify}/{action}")]
    public void Telemetry_has_the_bare_pattern(string pattern) => Assert.Equal([pattern], Found(Home(), Route(pattern)).Select(entryPoint => entryPoint.HttpRoute));

    [Fact]
    public void An_empty_pattern_is_a_slash_in_telemetry()
    {
        Assert.Equal(["/"], Found(Home(), Route("", Defaults(("controller", "Home"), ("action", "Index")))).Select(entryPoint => entryPoint.HttpRoute));
        Assert.Equal(["/"], Found(Fact.Controller("Shop.HomeController", [Fact.Mvc("Route", "")], Fact.Action("Shop.HomeController", "Get", Fact.Mvc("HttpGet", "")))).Select(entryPoint => entryPoint.HttpRoute));
    }

    [Fact]
    public void Where_nothing_is_known_of_it_telemetry_has_no_route()
    {
        Assert.Equal([null], Found(Home()).Select(entryPoint => entryPoint.HttpRoute));
        Assert.Equal([null], Found(Home(), Route("…/{controller}/{action}")).Select(entryPoint => entryPoint.HttpRoute));
        Assert.Equal([null], Found(Home(), Map("MapFallbackToController", Fact.Text("Index"), Fact.Text("Home"))).Select(entryPoint => entryPoint.HttpRoute));
    }

    [Fact]
    public void The_default_route() => Assert.Equal(["ANY /Home/Index/{id?}"], Ids(Home(), Map("MapDefaultControllerRoute")));

    [Fact]
    public void Verbs_are_kept()
    {
        var controller = Fact.Controller("Shop.HomeController", [], Fact.Action("Shop.HomeController", "Save", Fact.Mvc("HttpPost")));
        Assert.Equal(["POST /Home/Save"], Ids(controller, Route("{controller}/{action}")));
    }

    [Fact]
    public void A_route_of_its_own_takes_an_action_out_of_the_conventions()
    {
        var controller = Fact.Controller("Shop.HomeController", [], Fact.Action("Shop.HomeController", "Save", Fact.Mvc("Route", "save")));
        Assert.Equal(["ANY /save"], Ids(controller, Route("{controller}/{action}")));
    }

    [Theory]
    [InlineData("Home", "Index", true)]
    [InlineData("home", "index", true)]
    [InlineData("Blog", "Index", false)]
    [InlineData("Home", "About", false)]
    public void A_pattern_with_fixed_values_is_that_actions_alone(string controller, string action, bool isIts) =>
        Assert.Equal(isIts ? ["ANY /start/{*rest}"] : [], Ids(Home(), Route("start/{*rest}", Defaults(("controller", controller), ("action", action)))));

    [Fact]
    public void An_area_is_reached_by_patterns_with_its_area_only()
    {
        Call[] routes = [Route("{area:exists}/{controller=Home}/{action=Index}/{id?}"), Route("{controller=Home}/{action=Index}")];
        Assert.Equal(["ANY /Admin/Home/Index/{id?}"], Ids(Home(Fact.Mvc("Area", "Admin")), routes));
        Assert.Equal(["ANY /Home/Index"], Ids(Home(), routes));

        var area = Map("MapAreaControllerRoute", Fact.Text("name"), Fact.Text("Admin"), Fact.Text("adm/{controller}/{action}"), Null, Null, Null);
        Assert.Equal(["ANY /adm/Home/Index"], Ids(Home(Fact.Mvc("Area", "Admin")), area));
        Assert.Empty(Ids(Home(Fact.Mvc("Area", "Other")), area));
        Assert.Empty(Ids(Home(), area));
    }

    [Fact]
    public void A_fallback_to_a_controller()
    {
        var fallback = Map("MapFallbackToController", Fact.Text("Index"), Fact.Text("Home"));
        Assert.Equal(["ANY /{*path:nonfile}"], Ids(Home(), fallback));
        Assert.Empty(Ids(Fact.Controller("Shop.BlogController", [], Fact.Action("Shop.BlogController", "Index")), fallback));
    }

    [Fact]
    public void Where_controllers_are_mapped_by_attributes_only_others_are_not_reached() => Assert.Empty(Ids(Home(), Map("MapControllers")));

    [Fact]
    public void In_a_library_nothing_is_known_of_the_patterns() => Assert.Equal(["ANY …"], Ids(Home()));

    [Fact]
    public void A_transformer_in_the_pattern_is_own_code() => Assert.Equal(["ANY …/…"], Ids(Home(), Route("{controller:slugify=Home}/{action:slugify}")));

    [Fact]
    public void A_registered_transformer_changes_every_token()
    {
        var controller = Fact.Controller("Shop.MyOrdersController", [Fact.Mvc("Route", "[controller]/all")], Fact.Action("Shop.MyOrdersController", "List", Fact.Mvc("HttpGet")));
        var code = new FakeCode { NamedTypes = { "Microsoft.AspNetCore.Mvc.ApplicationModels.RouteTokenTransformerConvention" } }.Add(controller);
        Assert.Equal(["GET …/all"], new EntryPointFinder(code).InType(controller).Select(entryPoint => entryPoint.Id));
    }

    [Fact]
    public void A_convention_that_writes_routes_may_put_anything_before_them()
    {
        var code = new FakeCode { NamedTypes = { "Microsoft.AspNetCore.Mvc.ApplicationModels.AttributeRouteModel" } };
        var controller = Fact.Controller("Shop.OrdersController", [Fact.Mvc("Route", "orders")], Fact.Action("Shop.OrdersController", "List", Fact.Mvc("HttpGet")));
        Assert.Equal(["GET …/orders"], new EntryPointFinder(code.Add(controller)).InType(controller).Select(entryPoint => entryPoint.Id));
    }

    [Fact]
    public void An_own_attribute_hands_its_template_to_the_frameworks()
    {
        const string own = "Shop.ApiRouteAttribute";
        const string framework = "Microsoft.AspNetCore.Mvc.RouteAttribute";
        var controller = Fact.Controller("Shop.OrdersController", [Fact.Attribute(own, ["orders"])], Fact.Action("Shop.OrdersController", "List", Fact.Mvc("HttpGet")));
        var code = new FakeCode().Add(controller).Add(Fact.Type(own, [], framework))
            .Add(new TypeFact { Name = framework, Assembly = "Mvc", Shape = TypeShape.Class, IsOwn = false, BaseType = "System.Attribute" })
            .AddBody($"M:{own}.#ctor(System.String)", new Call(framework, ".ctor", "M:route", new ParameterValue(-1, own),
                [new TextValue([Fact.Text("api/v1/"), new ParameterValue(0, "System.String")])], null, Place.None));
        Assert.Equal(["GET /api/v1/orders"], new EntryPointFinder(code).InType(controller).Select(entryPoint => entryPoint.Id));
    }
}
