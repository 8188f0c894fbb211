using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Tests;

public sealed class GroupTests
{
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";
    private const string RouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    private const string GroupType = "Microsoft.AspNetCore.Routing.RouteGroupBuilder";
    private const string Extensions = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    private static readonly MethodFact Main = Method("Program.Main");
    private static readonly Value App = new ParameterValue(0, Application);
    private static readonly Value Handler = new FunctionValue("lambda", null);

    private readonly FakeCode code = new FakeCode()
        .AddFunction(new() { Id = "lambda", Symbol = Main.Symbol, Name = "", DeclaringType = "Program", Holder = Main.Id })
        .Add(Fact.Type("Shop.Routes", []));

    private static MethodFact Method(string name, params AttributeFact[] attributes) => new()
    {
        Id = "M:" + name, Symbol = "M:" + name, Name = name.Substring(name.LastIndexOf('.') + 1), DeclaringType = name.Substring(0, name.LastIndexOf('.')),
        IsStatic = true, Attributes = attributes,
    };

    private static Call Group(Value on, params Value[] prefix) => new(Extensions, "MapGroup", "M:group", null, [on, .. prefix], GroupType, Place.None);
    private static Call Map(Value on, Value route, Value? handler = null, int line = 1) =>
        new(Extensions, "MapGet", "M:map", null, [on, route, handler ?? Handler], null, new("/src/Routes.cs", line));
    private static Call Foreign(string name, Value on, params Value[] arguments) => new("Microsoft.X", name, "M:Microsoft.X." + name, null, [on, .. arguments], GroupType, Place.None);
    private static Call Own(string method, params Value[] arguments) => new("Shop.Routes", method, "M:Shop.Routes." + method, null, arguments, GroupType, new("/src/Program.cs", 9));
    private static Value Made(Call call) => new CallValue(call, call.ReturnType);
    private static Value Text(string text) => Fact.Text(text);
    private static ParameterValue Builder(int ordinal = 0) => new(ordinal, RouteBuilder);

    private string[] Ids(MethodFact mapping, params Call[] calls) =>
        [.. new EntryPointFinder(code.AddMapping(mapping, calls)).InBody(mapping).Select(entryPoint => entryPoint.Id)];

    private void Callers(string method, params (MethodFact Caller, Call Call)[] sites)
    {
        foreach (var site in sites.GroupBy(site => site.Caller))
            code.AddFunction(site.Key).AddBody(site.Key.Id, [.. site.Select(called => called.Call)]);
        code.AddCallers("M:Shop.Routes." + method, [.. sites.Select(site => new CallSite(site.Caller, site.Call))]);
    }

    // As ASP.NET Core 10 puts them together; read from its EndpointDataSource.
    [Theory]
    [InlineData("/a", "/", "GET /a/")]
    [InlineData("/a", "", "GET /a/")]
    [InlineData("/a", "x/", "GET /a/x/")]
    [InlineData("", "/y", "GET /y")]
    [InlineData("/", "z", "GET /z")]
    [InlineData("b/", "q", "GET /b/q")]
    [InlineData("/api/v{version:apiVersion}/orders", "{id:guid}", "GET /api/v{version:apiVersion}/orders/{id:guid}")]
    public void A_prefix_and_a_pattern(string prefix, string pattern, string id) =>
        Assert.Equal([id], Ids(Main, Map(Made(Group(App, Text(prefix))), Text(pattern))));

    [Fact]
    public void Groups_in_groups_through_fluent_calls()
    {
        var outer = Foreign("RequireAuthorization", Made(Group(App, Text("api"))));
        var inner = Foreign("WithTags", Made(Group(Made(outer), Text("{tenant}"))), Text("x"));
        Assert.Equal(["GET /api/{tenant}/orders"], Ids(Main, Map(Made(inner), Text("orders"))));
    }

    [Fact]
    public void What_is_not_known_of_a_prefix_is_left_open()
    {
        Assert.Equal(["GET …/orders"], Ids(Main, Map(Made(Group(App, new UnknownValue(null))), Text("orders"))));
        Assert.Equal(["GET …/orders"], Ids(Method("Program.B"), Map(new UnknownValue(RouteBuilder), Text("orders"))));
        Assert.Equal(["GET /api…"], Ids(Method("Program.C"), Map(Made(Group(App, Text("/api"))), new UnknownValue(null))));
        // Another framework's group may add what it likes.
        Assert.Equal(["GET …/orders"], Ids(Method("Program.D"), Map(Made(Foreign("MapTenantGroup", App)), Text("orders"))));
    }

    [Fact]
    public void A_builder_that_is_one_of_several_gives_a_route_for_each()
    {
        var either = new ChoiceValue([Made(Group(App, Text("/a"))), Made(Group(App, Text("/b")))], GroupType);
        Assert.Equal(["GET /a/x", "GET /b/x"], Ids(Main, Map(either, Text("x"))));
    }

    [Fact]
    public void An_extension_method_maps_on_the_groups_that_its_callers_have()
    {
        Callers("MapOrders", (Main, Own("MapOrders", Made(Group(App, Text("/v1"))))), (Main, Own("MapOrders", Made(Group(App, Text("/v2"))))));
        Assert.Equal(["GET /v1/orders", "GET /v2/orders"], Ids(Method("Shop.Routes.MapOrders"), Map(Builder(), Text("orders"))));
    }

    [Fact]
    public void And_on_the_application_itself()
    {
        Callers("MapOrders", (Main, Own("MapOrders", App)));
        Assert.Equal(["GET /orders"], Ids(Method("Shop.Routes.MapOrders"), Map(Builder(), Text("/orders"))));
    }

    [Fact]
    public void A_method_that_nobody_is_seen_to_call_maps_somewhere() =>
        Assert.Equal(["GET …/orders"], Ids(Method("Shop.Routes.MapOrders"), Map(Builder(), Text("orders"))));

    [Fact]
    public void An_own_method_that_makes_a_group()
    {
        var made = Group(Builder(), new TextValue([Text("/api/"), new ParameterValue(1, "System.String")]));
        code.AddFunction(Method("Shop.Routes.Api")).AddBody("M:Shop.Routes.Api", [made], [], [Made(Foreign("WithOpenApi", Made(made)))]);
        Assert.Equal(["GET /api/orders/x"], Ids(Main, Map(Made(Own("Api", App, Text("orders"))), Text("x"))));
    }

    [Fact]
    public void A_helper_that_is_handed_the_handler_is_no_endpoint_its_caller_is()
    {
        var helper = Method("Shop.Routes.MapQuery");
        code.AddMapping(helper, Map(Builder(), new TextValue([Text("/q/"), new ParameterValue(1, "System.String")]), new ParameterValue(2, "System.Delegate")));
        Callers("MapQuery", (Main, Own("MapQuery", App, Text("a"), Handler)));

        var finder = new EntryPointFinder(code);
        Assert.Empty(finder.InBody(helper));
        Assert.Equal([helper.Id, Main.Id], finder.MappingMethods().Select(method => method.Id));
        var endpoint = Assert.Single(finder.InBody(Main));
        Assert.Equal(("GET /q/a", 9), (endpoint.Id, endpoint.Place.Line));
        Assert.Equal(["lambda"], endpoint.Handlers);
    }

    [Fact]
    public void A_helper_of_a_helper()
    {
        code.AddMapping(Method("Shop.Routes.Inner"), Map(Builder(), new ParameterValue(1, "System.String"), new ParameterValue(2, "System.Delegate")));
        code.AddFunction(Method("Shop.Routes.Outer")).AddBody("M:Shop.Routes.Outer",
            Own("Inner", Builder(), new TextValue([Text("/outer/"), new ParameterValue(1, "System.String")]), new ParameterValue(2, "System.Delegate")));
        Assert.Equal(["GET /outer/x"], Ids(Main, Own("Outer", App, Text("x"), Handler)));
    }

    [Fact]
    public void An_own_method_that_is_given_a_function_for_something_else_maps_nothing()
    {
        code.AddFunction(Method("Shop.Routes.Run")).AddBody("M:Shop.Routes.Run", Foreign("Invoke", new ParameterValue(0, "System.Action")));
        Assert.Empty(Ids(Main, Own("Run", Handler)));
    }

    [Fact]
    public void A_lambda_of_UseEndpoints_maps_on_the_application_another_lambda_somewhere()
    {
        var lambda = new MethodFact { Id = "endpoints", Symbol = Main.Symbol, Name = "", DeclaringType = "Program", Holder = Main.Id };
        var use = new Call("Microsoft.AspNetCore.Builder.EndpointRoutingApplicationBuilderExtensions", "UseEndpoints", "M:use", null,
            [new UnknownValue(null), new FunctionValue(lambda.Id, null)], null, Place.None);
        code.AddFunction(Main).AddBody(Main.Id, use);
        Assert.Equal(["GET /x"], Ids(lambda, Map(Builder(), Text("/x"))));

        var other = new MethodFact { Id = "other", Symbol = Main.Symbol, Name = "", DeclaringType = "Program", Holder = "M:Shop.Routes.Other" };
        code.AddBody("M:Shop.Routes.Other", Foreign("With", new UnknownValue(null), new FunctionValue("other", null)));
        Assert.Equal(["GET …/x"], Ids(other, Map(Builder(), Text("/x"))));
    }

    [Theory]
    [InlineData("AddRoutes", "Carter.ICarterModule", "GET /x")]
    [InlineData("AddRoutes", "Shop.IModule", "GET …/x")]
    [InlineData("Configure", "Carter.ICarterModule", "GET …/x")]
    public void Frameworks_that_hand_the_application_to_a_member(string member, string type, string id)
    {
        code.Add(new TypeFact { Name = type, Assembly = "Carter", Shape = TypeShape.Interface, IsOwn = false })
            .Add(new TypeFact { Name = "Shop.Module", Assembly = "Shop", Shape = TypeShape.Class, IsOwn = true, Interfaces = [type] });
        Assert.Equal([id], Ids(Method("Shop.Module." + member), Map(Builder(), Text("/x"))));
    }

    [Fact]
    public void A_fallback_has_a_pattern_of_its_own()
    {
        static Call Fallback(params Value[] arguments) =>
            new("Microsoft.AspNetCore.Builder.FallbackEndpointRouteBuilderExtensions", "MapFallback", "M:f", null, [App, .. arguments], null, Place.None);
        Assert.Equal(["ANY /{*path:nonfile}", "ANY /foo/{*p}"], Ids(Main, Fallback(Handler), Fallback(Text("/foo/{*p}"), Handler)));
    }

    [Fact]
    public void A_groups_mark_reaches_what_other_methods_map_on_it()
    {
        var group = Group(App, Text("/v1"));
        var marked = Foreign("WithMetadata", Made(group), new ArrayValue([Mark("orders")], null));
        var handed = Own("MapOrders", Made(marked));
        Callers("MapOrders", (Main, group), (Main, marked), (Main, handed));
        code.AddCallers("M:Shop.Routes.MapOrders", new CallSite(Main, handed));
        var mapping = Method("Shop.Routes.MapOrders");
        Assert.Equal(["orders"], Features(mapping, Map(Builder(), Text("a"))));
    }

    [Fact]
    public void What_a_caller_hands_to_the_builder_that_is_returned_reaches_its_endpoint()
    {
        var map = Map(Builder(), Text("a"));
        var mapping = Method("Shop.Routes.MapOrders");
        code.AddMapping(mapping, map);
        var site = Own("MapOrders", App);
        var marked = Foreign("WithMetadata", Made(site), new ArrayValue([Mark("orders")], null));
        code.AddFunction(Main).AddBody(Main.Id, site, marked).AddCallers(mapping.Id, new CallSite(Main, site));
        Assert.Empty(Assignment.ByMarks(new EntryPointFinder(code).InBody(mapping).Single()).Features);

        var returning = Method("Shop.Routes.MapReturned");
        var returned = Own("MapReturned", App);
        var again = Foreign("WithMetadata", Made(returned), new ArrayValue([Mark("orders")], null));
        var caller = Method("Program.Other");
        code.AddFunction(returning).AddBody(returning.Id, [map], [], [Made(Foreign("WithName", Made(map)))]);
        code.AddFunction(caller).AddBody(caller.Id, returned, again).AddCallers(returning.Id, new CallSite(caller, returned));
        Assert.Equal(["orders"], Assignment.ByMarks(new EntryPointFinder(code).InBody(returning).Single()).Features);
    }

    [Fact]
    public void An_endpoint_filters_mark()
    {
        code.Add(Fact.Type("Shop.Filter", [Fact.Ours("PartOf", ["orders"])])).Add(Fact.Type("Shop.Logging", []));
        Call Filter(Value on, string type) => new("Microsoft.AspNetCore.Http.EndpointFilterExtensions", "AddEndpointFilter", "M:filter", null, [on], GroupType, Place.None)
        {
            TypeArguments = [GroupType, type],
        };
        var group = Group(App, Text("/v1"));
        Assert.Equal(["orders"], Features(Main, group, Filter(Made(group), "Shop.Filter"), Map(Made(group), Text("a"))));
        Assert.Empty(Features(Method("Program.B"), group, Filter(Made(group), "Shop.Logging"), Map(Made(group), Text("a"))));
    }

    private static Value Mark(string key) => new CallValue(
        new("DeliveryGap.PartOfAttribute", ".ctor", "M:c", null, [Text(key), new ConstantValue(1, null)], null, Place.None), "DeliveryGap.PartOfAttribute");

    private IReadOnlyList<string> Features(MethodFact mapping, params Call[] calls) =>
        Assignment.ByMarks(new EntryPointFinder(code.AddMapping(mapping, calls)).InBody(mapping).Single()).Features;
}
