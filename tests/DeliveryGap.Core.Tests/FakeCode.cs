using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Tests;

/// <summary>Facts made by hand, so that the core is tested without either reader.</summary>
internal sealed class FakeCode : ICodeReader
{
    private readonly Dictionary<string, TypeFact> types = [];
    private readonly Dictionary<string, MethodFact> functions = [];
    private readonly Dictionary<string, MethodBody> bodies = [];
    private readonly Dictionary<string, FieldFact> fields = [];
    private readonly Dictionary<string, Callers> callers = [];
    private readonly List<MethodFact> mapping = [];

    public List<AssemblyFact> AssemblyList { get; } = [new("Shop", "1.0.0.0", [])];

    public IEnumerable<TypeFact> OwnTypes => types.Values.Where(type => type.IsOwn);
    public IEnumerable<AssemblyFact> Assemblies => AssemblyList;
    public IEnumerable<MethodFact> MappingMethods => mapping;
    public Func<IReadOnlyList<ForeignKey>> ReadForeignKeys { get; init; } = () => [];
    public IReadOnlyList<ForeignKey> ForeignKeys => ReadForeignKeys();
    public IEnumerable<MethodFact> MarkedFunctions =>
        functions.Values.Where(function => function.Holder is not null && DeliveryGapAttributes.Among(function.Attributes).Count > 0);

    public HashSet<string> NamedTypes { get; } = [];

    public int BodiesRead { get; private set; }

    public FakeCode Add(TypeFact type)
    {
        types.Add(type.Name, type);
        return this;
    }

    /// <summary>A type of the same name in another assembly.</summary>
    public FakeCode AddAgain(TypeFact type)
    {
        types.Add(type.Name + "@" + type.Assembly, type);
        return this;
    }

    public FakeCode Add(FieldFact field)
    {
        fields.Add(field.Id, field);
        return this;
    }

    public FakeCode AddCallers(string method, params CallSite[] sites) => AddCallers(method, new Callers(sites, true));

    public FakeCode AddCallers(string method, Callers all)
    {
        callers[method] = all;
        return this;
    }

    public FakeCode AddFunction(MethodFact function)
    {
        functions.Add(function.Id, function);
        return this;
    }

    public FakeCode AddMapping(MethodFact method, params Call[] calls)
    {
        mapping.Add(method);
        functions.TryAdd(method.Id, method);
        return AddBody(method.Id, calls);
    }

    public FakeCode AddBody(string method, params Call[] calls)
    {
        bodies.Add(method, new(calls, []));
        return this;
    }

    public FakeCode AddBody(string method, IReadOnlyList<Call> calls, IReadOnlyList<string> functions, IReadOnlyList<Value>? returns = null)
    {
        bodies.Add(method, new(calls, functions, returns));
        return this;
    }

    public TypeFact? FindType(string name) => types.GetValueOrDefault(name);

    public MethodFact? FindMethod(string id) =>
        functions.GetValueOrDefault(id) ?? types.Values.SelectMany(type => type.Methods).FirstOrDefault(method => method.Id == id);

    public FieldFact? FindField(string id) => fields.GetValueOrDefault(id);

    public MethodBody? ReadBody(string methodId)
    {
        BodiesRead++;
        return bodies.GetValueOrDefault(methodId);
    }

    public Callers CallersOf(string methodId) => callers.GetValueOrDefault(methodId, Callers.None);

    public bool Names(string name) => NamedTypes.Contains(name);

    public IEnumerable<MethodFact> MethodsNaming(IReadOnlyCollection<string> members) =>
        bodies.Where(pair => pair.Value.Calls.Any(call => members.Contains(call.IsConstructor ? TypeNames.Simple(call.DeclaringType) : call.Name)))
            .Select(pair => FindMethod(pair.Key)!);

    public IEnumerable<MethodFact> MethodsCarrying(IReadOnlyCollection<string> attributes) =>
        types.Values.SelectMany(type => type.Methods).Where(method => method.Attributes.Any(attribute => attributes.Contains(attribute.Type)));

    public HashSet<string> Mentioned { get; } = [];

    // Tests declare more as they go.
    public DeclaredFacts Declared => new();

    public bool IsMentioned(string type) => Mentioned.Contains(type);

    public bool ScansAssemblies { get; init; }

    public bool MayMatter(string methodId) => true;

    public bool MayBeImplementedElsewhere(string type) => false;

    public bool MayBeOwn(string type) => types.TryGetValue(TypeNames.Definition(type), out var found) && found.IsOwn;
}

/// <summary>Shorthand for facts.</summary>
internal static class Fact
{
    public const string ControllerBase = "Microsoft.AspNetCore.Mvc.ControllerBase";

    public static AttributeFact Attribute(string type, object?[]? positional = null, int line = 1, params (string Name, object? Value)[] named)
    {
        var place = new Place("/src/Shop.cs", line);
        return new(type, [.. (positional ?? []).Select(value => new AttributeArgument("", value, true, place))],
            [.. named.Select(argument => new AttributeArgument(argument.Name, argument.Value, true, place))], place);
    }

    public static AttributeFact Mvc(string name, params object?[] positional) => Attribute($"Microsoft.AspNetCore.Mvc.{name}Attribute", positional);

    public static AttributeFact Ours(string name, object?[] positional, params (string Name, object? Value)[] named) =>
        Attribute($"DeliveryGap.{name}Attribute", [.. positional, 1], 1, named);

    public static AttributeFact Success(string instrument, int kind, params (string Name, object? Value)[] named) =>
        Ours("SuccessMetric", [instrument, kind], named);

    public static TypeFact Controller(string name, IReadOnlyList<AttributeFact> attributes, params MethodFact[] methods) =>
        Type(name, attributes, ControllerBase, methods);

    public static TypeFact Type(string name, IReadOnlyList<AttributeFact> attributes, string? baseType = "System.Object", params MethodFact[] methods) => new()
    {
        Name = name, Assembly = "Shop", Shape = TypeShape.Class, IsOwn = true, IsTopLevelPublic = true, BaseType = baseType,
        Attributes = attributes, Methods = methods, Place = new("/src/Shop.cs", 1),
    };

    public static MethodFact Action(string type, string name, params AttributeFact[] attributes) => Method(type, name, null, attributes);

    public static MethodFact Method(string type, string name, string? overrides, params AttributeFact[] attributes) => new()
    {
        Id = $"M:{type}.{name}", Symbol = $"M:{type}.{name}", Name = name, DeclaringType = type, IsPublic = true, Overrides = overrides,
        Attributes = attributes, Place = new("/src/Shop.cs", 10),
    };

    public static ConstantValue Text(string text) => new(text, "System.String");

    public static Call Map(string method, string receiverType, params Value[] arguments) => new(
        "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions", method, "M:map", null,
        [new ParameterValue(0, receiverType), .. arguments], "Microsoft.AspNetCore.Builder.RouteHandlerBuilder", new("/src/Program.cs", 5));
}
