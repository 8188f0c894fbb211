using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Tests;

public sealed class MappedEndpointTests
{
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";
    private const string Builder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";

    private static readonly MethodFact Main = new() { Id = "M:Program.<Main>$", Symbol = "M:Program.<Main>$", Name = "<Main>$", DeclaringType = "Program" };
    private static readonly MethodFact Lambda = new() { Id = "lambda", Symbol = Main.Symbol, Name = "", DeclaringType = "Program", Holder = Main.Id };

    private static EntryPoint[] In(params Call[] calls) =>
        [.. new EntryPointFinder(new FakeCode().AddFunction(Lambda).AddMapping(Main, calls)).InBody(Main)];

    [Theory]
    [InlineData("MapGet", Application, "/orders", "GET /orders", "/orders")]
    [InlineData("MapPost", Application, "orders", "POST /orders", "orders")]
    [InlineData("MapDelete", Application, "", "DELETE /", "/")]
    [InlineData("Map", Application, "/x", "ANY /x", "/x")]
    [InlineData("MapGet", Builder, "/orders", "GET …/orders", null)]
    [InlineData("MapGet", Builder, "orders", "GET …/orders", null)]
    [InlineData("MapGet", Builder, "", "GET …", null)]
    public void Route_and_verb(string method, string receiver, string pattern, string id, string? route)
    {
        var entryPoint = Assert.Single(In(Fact.Map(method, receiver, Fact.Text(pattern), new FunctionValue("lambda", null))));
        Assert.Equal((id, route), (entryPoint.Id, entryPoint.HttpRoute));
        Assert.Equal(["lambda"], entryPoint.Handlers);
    }

    [Theory]
    [InlineData("ControllerEndpointRouteBuilderExtensions", "MapDynamicControllerRoute")]
    [InlineData("RazorPagesEndpointRouteBuilderExtensions", "MapDynamicPageRoute")]
    public void What_a_dynamic_route_serves_is_not_known(string type, string method)
    {
        var call = new Call("Microsoft.AspNetCore.Builder." + type, method, "M:map", null, [new ParameterValue(0, Application), Fact.Text("/{**slug}")], null, Place.None);
        var finder = new EntryPointFinder(new FakeCode().AddMapping(Main, call));

        var entryPoint = Assert.Single(finder.InBody(Main));
        Assert.Equal(("ANY /{**slug}", null, 0), (entryPoint.Id, entryPoint.HttpRoute, entryPoint.Handlers.Count));
        Assert.Equal(Service.Undecided, finder.Assign(entryPoint).Service);
    }

    [Fact]
    public void An_unknown_pattern_is_kept() =>
        Assert.Equal("GET …", Assert.Single(In(Fact.Map("MapGet", Application, new UnknownValue(null), new UnknownValue(null)))).Id);

    [Fact]
    public void Several_verbs_are_several_entry_points()
    {
        var verbs = new ArrayValue([Fact.Text("get"), Fact.Text("HEAD"), new UnknownValue(null)], null);
        Assert.Equal(["GET /x", "HEAD /x", "… /x"], In(Fact.Map("MapMethods", Application, Fact.Text("/x"), verbs, new UnknownValue(null))).Select(e => e.Id));
        Assert.Equal(["… /x"], In(Fact.Map("MapMethods", Application, Fact.Text("/x"), new UnknownValue(null), new UnknownValue(null))).Select(e => e.Id));
    }

    [Fact]
    public void Metadata_reaches_its_own_endpoint_through_the_chain_and_no_other()
    {
        var first = Fact.Map("MapGet", Application, Fact.Text("/a"), new FunctionValue("lambda", null));
        var second = Fact.Map("MapGet", Application, Fact.Text("/b"), new FunctionValue("lambda", null));
        var named = new Call("X", "WithName", "M:X.WithName", null, [new CallValue(first, null), Fact.Text("n")], null, Place.None);
        var partOf = new Call("DeliveryGap.PartOfAttribute", ".ctor", "M:c", null, [Fact.Text("checkout"), new ConstantValue(1, null)], null, Place.None);
        var metadata = new Call("X", "WithMetadata", "M:X.WithMetadata", null,
            [new CallValue(named, null), new ArrayValue([new CallValue(partOf, null)], null)], null, Place.None);

        var entryPoints = In(first, named, partOf, metadata, second);
        Assert.Equal(["checkout"], Assignment.ByMarks(entryPoints[0]).Features);
        Assert.Equal(Service.None, Assignment.ByMarks(entryPoints[1]).Service);
    }

    private static Call On(string method, Call builder, params Value[] arguments) =>
        new("X", method, $"M:X.{method}", null, [new CallValue(builder, "Builder"), .. arguments], "Builder", Place.None);

    private static Call OnGiven(string method, params Value[] arguments) =>
        new("X", method, $"M:X.{method}", null, [new ParameterValue(0, "Builder"), .. arguments], "Builder", Place.None);

    private static Value PartOf(string key) => new CallValue(
        new("DeliveryGap.PartOfAttribute", ".ctor", "M:c", null, [Fact.Text(key), new ConstantValue(1, null)], null, Place.None), "DeliveryGap.PartOfAttribute");

    private static Call MapOn(Call builder, string pattern) => new(
        "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions", "MapGet", "M:map", null,
        [new CallValue(builder, "Microsoft.AspNetCore.Routing.RouteGroupBuilder"), Fact.Text(pattern), new FunctionValue("lambda", null)], null, Place.None);

    [Fact]
    public void A_groups_metadata_reaches_its_endpoints_and_those_of_groups_in_it_and_no_others()
    {
        var outer = Fact.Map("MapGroup", Application, Fact.Text("/outer"));
        var marked = On("WithMetadata", outer, new ArrayValue([PartOf("orders")], null));
        var inner = new Call(outer.DeclaringType, "MapGroup", "M:group", null, [new CallValue(marked, null), Fact.Text("/inner")], null, Place.None);
        var sibling = Fact.Map("MapGroup", Application, Fact.Text("/other"));
        var innerMarked = On("WithMetadata", inner, new ArrayValue([PartOf("inner")], null));

        var entryPoints = In(outer, marked, inner, innerMarked, sibling, MapOn(marked, "/a"), MapOn(outer, "/b"), MapOn(inner, "/c"), MapOn(sibling, "/d"));
        Assert.Equal([["orders"], ["orders"], ["inner"], []], entryPoints.Select(entryPoint => Assignment.ByMarks(entryPoint).Features));
    }

    [Fact]
    public void A_mark_that_cannot_be_read_is_undecided()
    {
        var endpoint = Fact.Map("MapGet", Application, Fact.Text("/a"), new FunctionValue("lambda", null));
        var field = On("WithMetadata", endpoint, new ArrayValue([new FieldValue("F:Tags.Orders", null, "DeliveryGap.PartOfAttribute")], null));
        Assert.Equal(Service.Undecided, Assignment.ByMarks(In(endpoint, field).Single()).Service);

        var other = On("WithMetadata", endpoint, new ArrayValue([new FieldValue("F:Tags.Orders", null, "Acme.TagAttribute")], null));
        Assert.Equal(Service.None, Assignment.ByMarks(In(endpoint, other).Single()).Service);
    }

    [Fact]
    public void A_teams_own_extension_may_mark_when_it_hands_metadata_on()
    {
        var endpoint = Fact.Map("MapGet", Application, Fact.Text("/a"), new FunctionValue("lambda", null));
        Call Extension(string name) => new("Shop.Extensions", name, $"M:Shop.Extensions.{name}", null, [new CallValue(endpoint, null)], null, Place.None);
        var code = new FakeCode().AddFunction(Lambda).Add(Fact.Type("Shop.Extensions", []))
            .AddBody("M:Shop.Extensions.PartOf", OnGiven("WithMetadata", new UnknownValue("System.Object")))
            .AddBody("M:Shop.Extensions.Tagged", OnGiven("WithMetadata", new ArrayValue([
                new CallValue(new("Acme.Tag", ".ctor", "M:Acme.Tag.#ctor", null, [], "Acme.Tag", Place.None), "Acme.Tag")], null)))
            .AddBody("M:Shop.Extensions.Orders", OnGiven("WithMetadata", new ArrayValue([PartOf("orders")], null)))
            .AddBody("M:Shop.Extensions.MapMore", On("WithMetadata", endpoint, new ArrayValue([PartOf("more")], null)))
            .AddBody("M:Shop.Extensions.RequireAdmin", On("RequireAuthorization", endpoint));
        Service ServiceOf(string extension) => Assignment.ByMarks(new EntryPointFinder(
            code.AddMapping(new() { Id = extension, Symbol = extension, Name = extension, DeclaringType = "Program" }, endpoint, Extension(extension))).InBody(
            new() { Id = extension, Symbol = extension, Name = extension, DeclaringType = "Program" }).Single()).Service;

        Assert.Equal(Service.Undecided, ServiceOf("PartOf"));
        Assert.Equal(Service.Features, ServiceOf("Orders"));
        Assert.Equal(Service.None, ServiceOf("Tagged"));
        // It marks an endpoint of its own, not the builder that it is given.
        Assert.Equal(Service.None, ServiceOf("MapMore"));
        Assert.Equal(Service.None, ServiceOf("RequireAdmin"));
        Assert.Equal(Service.Undecided, ServiceOf("Unreadable"));
    }

    [Fact]
    public void The_nearest_mark_decides()
    {
        var handler = new MethodFact
        {
            Id = "M:Shop.Pay.Handle", Symbol = "M:Shop.Pay.Handle", Name = "Handle", DeclaringType = "Shop.Pay", Attributes = [Fact.Ours("NotAFeature", ["probe"])],
        };
        var code = new FakeCode()
            .Add(Fact.Type("Shop.Pay", [Fact.Ours("Feature", ["pay"])], "System.Object", handler))
            .AddMapping(Main, Fact.Map("MapGet", Application, Fact.Text("/a"), new FunctionValue(handler.Id, null)));

        var assignment = Assignment.ByMarks(new EntryPointFinder(code).InBody(Main).Single());
        Assert.Equal((Service.NotAFeature, "probe"), (assignment.Service, assignment.Because));
    }
}
