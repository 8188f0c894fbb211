using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Tests;

/// <summary>Which feature an entry point without a mark serves.</summary>
public sealed class CalledFeatureTests
{
    private readonly FakeCode code = new();

    private static EntryPoint Entry => new()
    {
        Kind = EntryPointKind.Http, Id = "GET /x", Symbol = "M:Shop.Api.Get", Place = Place.None, Handlers = ["M:Shop.Api.Get"], Marks = [],
    };

    private void Type(string name, string? feature, TypeShape shape = TypeShape.Class, params string[] interfaces) => code.Add(new TypeFact
    {
        Name = name, Assembly = "Shop", Shape = shape, IsOwn = true, BaseType = shape == TypeShape.Class ? "System.Object" : null, Interfaces = interfaces,
        Attributes = feature is null ? [] : [Fact.Ours("Feature", [feature])],
    });

    private static Call Call(string type, string name, params Value[] arguments) => new(type, name, $"M:{type}.{name}", new UnknownValue(type), arguments, null, Place.None);

    private Assignment Assign(params Call[] calls)
    {
        code.AddFunction(Fact.Method("Shop.Api", "Get", null)).AddBody("M:Shop.Api.Get", calls);
        return new EntryPointFinder(code).Assign(Entry);
    }

    [Fact]
    public void The_one_feature_whose_member_it_calls()
    {
        Type("Shop.Pay", "pay");
        var assignment = Assign(Call("Shop.Pay", "Run"), Call("System.String", "Trim"));
        Assert.Equal((Service.Features, AssignedBy.Call), (assignment.Service, assignment.By));
        Assert.Equal(["pay"], assignment.Features);
    }

    [Fact]
    public void What_it_hands_to_that_member_stays_with_the_feature()
    {
        Type("Shop.Pay", "pay");
        Type("Shop.Order", null);
        Assert.Equal(["pay"], Assign(Call("Shop.Pay", "Run", new UnknownValue("Shop.Order"))).Features);
    }

    [Fact]
    public void What_it_hands_to_anyone_else_may_find_another()
    {
        Type("Shop.Pay", "pay");
        Type("Shop.Order", null);
        Assert.Equal(Service.Undecided, Assign(Call("Shop.Pay", "Run"), Call("Bus.Sender", "Send", new UnknownValue("Shop.Order"))).Service);
    }

    [Fact]
    public void Of_two_features_neither()
    {
        Type("Shop.Pay", "pay");
        Type("Shop.Ship", "ship");
        Assert.Equal(Service.Undecided, Assign(Call("Shop.Pay", "Run"), Call("Shop.Ship", "Run")).Service);
    }

    [Fact]
    public void A_service_without_a_mark_is_none()
    {
        Type("Shop.Store", null);
        Assert.Equal(Service.None, Assign(Call("Shop.Store", "Load")).Service);
    }

    [Fact]
    public void Not_further_than_its_own_body()
    {
        Type("Shop.Store", null);
        Type("Shop.Pay", "pay");
        code.AddFunction(Fact.Method("Shop.Store", "Load", null)).AddBody("M:Shop.Store.Load", Call("Shop.Pay", "Run"));
        Assert.Equal(Service.None, Assign(Call("Shop.Store", "Load")).Service);
    }

    [Fact]
    public void An_interface_stands_for_what_implements_it()
    {
        Type("Shop.IPay", null, TypeShape.Interface);
        Type("Shop.Pay", "pay", TypeShape.Class, "Shop.IPay");
        Assert.Equal(["pay"], Assign(Call("Shop.IPay", "Run")).Features);
    }

    [Fact]
    public void An_interface_that_is_implemented_elsewhere_is_undecided()
    {
        Type("Shop.IPay", null, TypeShape.Interface);
        Assert.Equal(Service.Undecided, Assign(Call("Shop.IPay", "Run")).Service);
    }

    [Fact]
    public void To_create_a_features_object_is_not_to_use_it()
    {
        Type("Shop.Pay", "pay");
        Assert.Equal(Service.None, Assign(new Call("Shop.Pay", ".ctor", "M:Shop.Pay.#ctor", null, [], "Shop.Pay", Place.None)).Service);
    }
}
