using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Tests;

/// <summary>The resolver on the form alone: what both readers lower to.</summary>
public sealed class ValueResolverTests
{
    private const string Main = "M:Program.Main";

    private readonly FakeCode code = new();

    private static Value Text(string text) => Fact.Text(text);
    private static Value Together(params Value[] parts) => new TextValue(parts);
    private static Value Either(params Value[] options) => new ChoiceValue(options, "System.String");
    private static Value Parameter(int ordinal, string? function = null) => new ParameterValue(ordinal, "System.String", function);
    private static Value Field(string name, Value? instance = null) => new FieldValue($"F:Shop.{name}", instance, "System.String");
    private static Value This(string type = "Shop.Bag") => new ParameterValue(-1, type);

    private static Call Invoke(string method, Value? receiver, params Value[] arguments) =>
        new("Shop." + method.Substring(0, method.LastIndexOf('.')), method.Substring(method.LastIndexOf('.') + 1), "M:Shop." + method, receiver, arguments, "System.String", Place.None);

    private static Call New(string type, params Value[] arguments) => new("Shop." + type, ".ctor", $"M:Shop.{type}.#ctor", null, arguments, "Shop." + type, Place.None);
    private static Call Base(string type, params Value[] arguments) => new("Shop." + type, ".ctor", $"M:Shop.{type}.#ctor", This(), arguments, null, Place.None);
    private static Value Made(Call call) => new CallValue(call, call.ReturnType);

    private string[] Texts(Value value) => [.. new ValueResolver(code).Texts(value, Frame.Of(Main))];

    private MethodFact Method(string name, MethodBody? body = null, bool isVirtual = false, bool isAbstract = false, bool isStatic = false, string? overrides = null)
    {
        var type = "Shop." + name.Substring(0, name.LastIndexOf('.'));
        var method = new MethodFact
        {
            Id = "M:Shop." + name, Symbol = "M:Shop." + name, Name = name.Substring(name.LastIndexOf('.') + 1), DeclaringType = type,
            IsVirtual = isVirtual, IsAbstract = isAbstract, IsStatic = isStatic, Overrides = overrides,
        };
        code.AddFunction(method);
        if (body is not null)
            code.AddBody(method.Id, body.Calls, body.Functions, body.Returns);
        return method;
    }

    private void Stored(string field, bool isClosed, params FieldStore[] stores) => code.Add(new FieldFact("F:Shop." + field, false, isClosed, stores));

    private void Called(string method, params (string Caller, Call Call)[] sites) => code.AddCallers(
        "M:Shop." + method, [.. sites.Select(site => new CallSite(code.FindMethod("M:Shop." + site.Caller) ?? Method(site.Caller), site.Call))]);

    [Fact]
    public void Constants_and_what_is_put_together_from_them()
    {
        Assert.Equal(["shop.orders"], Texts(Together(Text("shop."), Text("orders"))));
        Assert.Equal(["v2True"], Texts(Together(Text("v"), new ConstantValue(2, "System.Int32"), new ConstantValue(true, "System.Boolean"))));
        Assert.Equal(["a…b"], Texts(Together(Text("a"), new UnknownValue(null), new UnknownValue(null), Text("b"))));
        Assert.Equal(["…"], Texts(new ConstantValue(1, "Shop.Color")));
    }

    [Fact]
    public void Several_possible_values_are_several()
    {
        Assert.Equal(["a.x", "b.x"], Texts(Together(Either(Text("a"), Text("b")), Text(".x"))));
        Assert.Equal(["a", "…"], Texts(Either(Text("a"), new UnknownValue(null))));
        Assert.Equal(["a"], Texts(Either(Text("a"), Text("a"))));
    }

    [Fact]
    public void Null_gives_way_to_the_other_option() => Assert.Equal(["orders"], Texts(Either(new ConstantValue(null, null), Text("orders"))));

    [Fact]
    public void Too_many_are_unknown()
    {
        var five = Either([.. "abcde".Select(letter => Text(letter.ToString()))]);
        Assert.Equal(5, Texts(five).Length);
        Assert.Equal(["a…", "b…", "c…", "d…", "e…"], Texts(Together(five, five)));
    }

    [Fact]
    public void A_static_field_holds_what_its_type_stores_if_nobody_else_can()
    {
        code.Add(new FieldFact("F:Shop.Closed", true, true, [new(Text("x"), "M:Shop.#cctor")]));
        code.Add(new FieldFact("F:Shop.Open", true, false, [new(Text("x"), "M:Shop.#cctor")]));
        code.Add(new FieldFact("F:Shop.Twice", true, true, [new(Text("x"), "M:Shop.#cctor"), new(Text("y"), "M:Shop.Set")]));
        Assert.Equal(["x"], Texts(Field("Closed")));
        Assert.Equal(["…"], Texts(Field("Open")));
        Assert.Equal(["x", "y"], Texts(Field("Twice")));
        Assert.Equal(["…"], Texts(Field("Missing")));
    }

    [Fact]
    public void An_objects_field_holds_what_its_creation_hands_to_the_constructor()
    {
        Stored("Bag.name", true, new FieldStore(Parameter(0), "M:Shop.Bag.#ctor"));
        code.AddBody("M:Shop.Bag.#ctor");
        Assert.Equal(["orders"], Texts(Field("Bag.name", Made(New("Bag", Text("orders"))))));
    }

    [Fact]
    public void And_through_the_constructors_of_its_base_classes()
    {
        Stored("Base.name", true, new FieldStore(Together(Text("shop."), Parameter(0)), "M:Shop.Base.#ctor"));
        code.AddBody("M:Shop.Base.#ctor").AddBody("M:Shop.Bag.#ctor", Base("Base", Parameter(0)));
        Assert.Equal(["shop.orders"], Texts(Field("Base.name", Made(New("Bag", Text("orders"))))));
    }

    [Fact]
    public void An_object_initialiser_decides_over_the_constructor()
    {
        var creation = New("Bag");
        Stored("Bag.<Name>k__BackingField", true, new FieldStore(Text("default"), "M:Shop.Bag.#ctor"));
        code.AddBody("M:Shop.Bag.#ctor").AddBody(Main, creation, Invoke("Bag.set_Name", Made(creation), Text("given")));
        Assert.Equal(["given"], Texts(Field("Bag.<Name>k__BackingField", Made(creation))));
        Assert.Equal(["default"], Texts(Field("Bag.<Name>k__BackingField", Made(New("Bag")))));
    }

    [Fact]
    public void A_property_that_anyone_may_set_is_unknown_on_an_object_from_elsewhere()
    {
        Stored("Bag.<Name>k__BackingField", false, new FieldStore(Text("default"), "M:Shop.Bag.#ctor"));
        Assert.Equal(["…"], Texts(Field("Bag.<Name>k__BackingField", This())));
        Assert.Equal(["…"], Texts(Field("Bag.<Name>k__BackingField", new UnknownValue("Shop.Bag"))));
    }

    [Fact]
    public void A_parameter_is_what_all_callers_give()
    {
        Method("Routes.Map");
        Called("Routes.Map", ("Routes.A", Invoke("Routes.Map", null, Text("/a"))), ("Routes.B", Invoke("Routes.Map", null, Text("/b"))));
        Assert.Equal(["/a", "/b"], new ValueResolver(code).Texts(Parameter(0), Frame.Of("M:Shop.Routes.Map")));
        Assert.Equal(["…"], new ValueResolver(code).Texts(Parameter(1), Frame.Of("M:Shop.Routes.Map")));
    }

    [Fact]
    public void And_unknown_where_some_callers_are_not_seen()
    {
        var caller = Method("Routes.A");
        Method("Routes.Map");
        code.AddCallers("M:Shop.Routes.Map", new Callers([new(caller, Invoke("Routes.Map", null, Text("/a")))], false));
        Assert.Equal(["/a", "…"], new ValueResolver(code).Texts(Parameter(0), Frame.Of("M:Shop.Routes.Map")));
        Assert.Equal(["…"], new ValueResolver(code).Texts(Parameter(0), Frame.Of("M:Shop.Routes.Nobody")));
    }

    [Fact]
    public void A_lambda_sees_the_parameter_of_the_method_around_it()
    {
        Method("Routes.Map");
        Called("Routes.Map", ("Routes.A", Invoke("Routes.Map", null, Text("/a"))));
        Assert.Equal(["/a"], new ValueResolver(code).Texts(Parameter(0, "M:Shop.Routes.Map"), Frame.Of("lambda")));
    }

    [Fact]
    public void Methods_return_what_is_made_from_their_parameters()
    {
        Method("Names.Of", new([], [], [Together(Text("shop."), Parameter(0))]), isStatic: true);
        Assert.Equal(["shop.paid"], Texts(Made(Invoke("Names.Of", null, Text("paid")))));
        Method("Names.Nothing", new([], []), isStatic: true);
        Assert.Equal(["…"], Texts(Made(Invoke("Names.Nothing", null, Text("paid")))));
    }

    [Fact]
    public void A_method_that_calls_itself_ends()
    {
        Method("Names.Loop", new([], [], [Made(Invoke("Names.Loop", null, Together(Parameter(0), Text("x"))))]), isStatic: true);
        Assert.Equal(["…"], Texts(Made(Invoke("Names.Loop", null, Text("a")))));
    }

    [Fact]
    public void A_virtual_call_runs_the_override_of_the_object_that_was_created()
    {
        code.Add(new TypeFact { Name = "Shop.Base", Assembly = "Shop", Shape = TypeShape.Class, IsOwn = true, IsAbstract = true, BaseType = "System.Object" })
            .Add(Fact.Type("Shop.Bag", [], "Shop.Base")).Add(Fact.Type("Shop.Box", [], "Shop.Base"));
        Method("Base.get_Name", isVirtual: true, isAbstract: true);
        Method("Bag.get_Name", new([], [], [Text("bag")]), isVirtual: true, overrides: "M:Shop.Base.get_Name");
        Method("Box.get_Name", new([], [], [Text("box")]), isVirtual: true, overrides: "M:Shop.Base.get_Name");
        Assert.Equal(["bag"], Texts(Made(Invoke("Base.get_Name", Made(New("Bag"))))));
        Assert.Equal(["bag", "box"], Texts(Made(Invoke("Base.get_Name", new UnknownValue("Shop.Base")))));
        Assert.Equal(["box"], Texts(Made(Invoke("Base.get_Name", This("Shop.Box")))));
    }

    [Fact]
    public void Items_of_tuples_and_anonymous_objects()
    {
        var pair = new TupleValue([Text("a"), Text("b")], [], null);
        Assert.Equal(["b"], Texts(new ItemValue(pair, 1, "System.String")));
        Method("Names.Pair", new([], [], [pair]), isStatic: true);
        Assert.Equal(["a"], Texts(new ItemValue(Made(Invoke("Names.Pair", null)), 0, "System.String")));
        Assert.Equal(["…"], Texts(new ItemValue(new UnknownValue(null), 0, "System.String")));
        Assert.Equal(["…"], Texts(new ItemValue(pair, 7, "System.String")));
    }

    [Fact]
    public void A_lazy_value_is_what_its_function_returns()
    {
        var lazy = new Call("System.Lazy`1", ".ctor", "M:lazy", null, [new FunctionValue("lambda", null)], "System.Lazy{System.String}", Place.None);
        code.AddBody("lambda", [], [], [Text("late")]);
        var value = new Call("System.Lazy`1", "get_Value", "M:value", new CallValue(lazy, "System.Lazy{System.String}"), [], "System.String", Place.None);
        Assert.Equal(["late"], Texts(new CallValue(value, "System.String")));
    }

    [Theory]
    [InlineData("ToLowerInvariant", "ORDERS", "orders")]
    [InlineData("ToUpper", "orders", "ORDERS")]
    [InlineData("Trim", " orders ", "orders")]
    [InlineData("Normalize", "orders", "…")]
    public void What_a_text_is_changed_to(string method, string text, string expected) =>
        Assert.Equal([expected], Texts(new CallValue(new("System.String", method, "M:s", Text(text), [], "System.String", Place.None), "System.String")));

    [Fact]
    public void The_name_of_a_type()
    {
        static Value NameOf(Value type) => new CallValue(new("System.Reflection.MemberInfo", "get_Name", "M:name", type, [], "System.String", Place.None), "System.String");
        static Value TypeOf(Value instance) => new CallValue(new("System.Object", "GetType", "M:type", instance, [], "System.Type", Place.None), "System.Type");
        code.Add(Fact.Type("Shop.Bag", [])).Add(Fact.Type("Shop.Base", [])).Add(Fact.Type("Shop.Derived", [], "Shop.Base"));
        Assert.Equal(["Bag"], Texts(NameOf(new TypeValue("Shop.Bag"))));
        Assert.Equal(["Bag"], Texts(NameOf(TypeOf(This("Shop.Bag")))));
        Assert.Equal(["…"], Texts(NameOf(TypeOf(This("Shop.Base")))));
        Assert.Equal(["Base"], Texts(NameOf(TypeOf(Made(New("Base"))))));

        var generic = Method("Names.Of", new([], [], [NameOf(new TypeValue("``0"))]), isStatic: true);
        Call Closed(string argument) => new("Shop.Names", "Of", generic.Id, null, [], "System.String", Place.None) { TypeArguments = [argument] };
        Assert.Equal(["Bag"], Texts(Made(Closed("Shop.Bag"))));
        Assert.Equal(["…"], Texts(Made(Closed("``0"))));
    }

    [Fact]
    public void An_object_that_carries_a_name_comes_back_with_its_arguments()
    {
        var meter = new Call("System.Diagnostics.Metrics.Meter", ".ctor", "M:meter", null, [Parameter(0)], "System.Diagnostics.Metrics.Meter", Place.None);
        Method("Telemetry.Meter", new([meter], [], [Made(meter)]), isStatic: true);
        code.Add(new FieldFact("F:Shop.Meter", true, true, [new(Made(Invoke("Telemetry.Meter", null, Text("Shop"))), "M:Shop.#cctor")]));
        var resolver = new ValueResolver(code);
        var origin = resolver.Origin(Field("Meter"), Frame.Of(Main))!;
        var call = Assert.IsType<CallValue>(origin.Value).Call;
        Assert.Same(meter, call);
        Assert.Equal(["Shop"], resolver.Texts(call.Arguments[0], origin.Frame));
    }

    [Fact]
    public void Each_way_into_a_body_keeps_its_own_arguments_together()
    {
        Method("Routes.Map");
        Called("Routes.Map",
            ("Routes.A", Invoke("Routes.Map", null, Text("/a"), Text("one"))), ("Routes.B", Invoke("Routes.Map", null, Text("/b"), Text("two"))));
        var resolver = new ValueResolver(code);
        Value[] values = [Parameter(0), Parameter(1)];
        Assert.Equal(
            ["/a one", "/b two"],
            resolver.PathsTo("M:Shop.Routes.Map").For(values).Select(path => string.Join(" ", values.SelectMany(value => resolver.Texts(value, path)))));
        Assert.Single(resolver.PathsTo("M:Shop.Routes.Map").For([Text("constant")]));
    }

    [Fact]
    public void Ways_go_up_as_long_as_parameters_are_handed_on()
    {
        Method("Routes.Inner");
        Method("Routes.Outer");
        Called("Routes.Inner", ("Routes.Outer", Invoke("Routes.Inner", null, Together(Parameter(0), Text("/x")))));
        Called("Routes.Outer", ("Routes.A", Invoke("Routes.Outer", null, Text("/a"))), ("Routes.B", Invoke("Routes.Outer", null, Text("/b"))));
        var resolver = new ValueResolver(code);
        Assert.Equal(
            ["/a/x", "/b/x"], resolver.PathsTo("M:Shop.Routes.Inner").For([Parameter(0)]).SelectMany(path => resolver.Texts(Parameter(0), path)));
    }

    [Fact]
    public void Methods_that_call_each_other_have_a_way_that_ends()
    {
        Method("Routes.Ping");
        Method("Routes.Pong");
        Called("Routes.Ping", ("Routes.Pong", Invoke("Routes.Ping", null, Parameter(0))));
        Called("Routes.Pong", ("Routes.Ping", Invoke("Routes.Pong", null, Parameter(0))));
        var resolver = new ValueResolver(code);
        Assert.Equal(["…"], resolver.PathsTo("M:Shop.Routes.Ping").For([Parameter(0)]).SelectMany(path => resolver.Texts(Parameter(0), path)));
    }

    [Fact]
    public void A_static_member_of_a_type_argument_is_entered_only_where_the_type_is_named()
    {
        code.Add(new TypeFact { Name = "Shop.IEndpoint", Assembly = "Shop", Shape = TypeShape.Interface, IsOwn = true, Methods = [Fact.Method("Shop.IEndpoint", "Map", null)] });
        foreach (var name in new[] { "Get", "List" })
        {
            code.Add(new TypeFact
            {
                Name = "Shop." + name, Assembly = "Shop", Shape = TypeShape.Class, IsOwn = true, BaseType = "System.Object", Interfaces = ["Shop.IEndpoint"],
            });
            Method(name + ".Map", isStatic: true);
        }

        Method("Routes.Add");
        Called("IEndpoint.Map", ("Routes.Add", new("Shop.IEndpoint", "Map", "M:Shop.IEndpoint.Map", null, [Parameter(0)], null, Place.None) { ConstrainedType = "``0" }));
        Called("Routes.Add",
            ("Routes.A", new("Shop.Routes", "Add", "M:Shop.Routes.Add", null, [Text("/a")], null, Place.None) { TypeArguments = ["Shop.Get"] }),
            ("Routes.B", new("Shop.Routes", "Add", "M:Shop.Routes.Add", null, [Text("/b")], null, Place.None) { TypeArguments = ["Shop.List"] }));
        var resolver = new ValueResolver(code);
        Assert.Equal(["/b"], resolver.PathsTo("M:Shop.List.Map").For([Parameter(0)]).SelectMany(path => resolver.Texts(Parameter(0), path)));
    }
}
