namespace DeliveryGap.Core.Facts;

public enum TypeShape
{
    Class,
    Struct,
    Interface,
    Enum,
    Delegate,
}

/// <summary>
/// A type as its reader found it. Names are documentation ids without their prefix: <c>Shop.Repository`1</c>,
/// nested types with a dot (<c>Shop.Cart.Line</c>).
/// </summary>
public sealed class TypeFact
{
    public required string Name { get; init; }

    /// <summary>The assembly's simple name.</summary>
    public required string Assembly { get; init; }

    public required TypeShape Shape { get; init; }

    /// <summary>Own code: this project, and in the build every assembly of its project references.</summary>
    public required bool IsOwn { get; init; }

    public bool IsAbstract { get; init; }
    public bool IsSealed { get; init; }

    /// <summary>Public and not nested.</summary>
    public bool IsTopLevelPublic { get; init; }

    /// <summary>It or a type that it is nested in has type parameters.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>The type that it is nested in.</summary>
    public string? DeclaringType { get; init; }

    /// <summary>As a documentation id writes it in a parameter list: <c>Shop.Repository{Shop.Order}</c>. Null for <c>object</c>'s own, interfaces and where it cannot be read.</summary>
    public string? BaseType { get; init; }

    /// <summary>Those that the type itself names, in the form of <see cref="BaseType"/>.</summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    public IReadOnlyList<AttributeFact> Attributes { get; init; } = [];

    public IReadOnlyList<PropertyFact> Properties { get; init; } = [];

    /// <summary>Ordinary methods (accessors, operators and constructors are none), in metadata order.</summary>
    public IReadOnlyList<MethodFact> Methods { get; init; } = [];

    /// <summary>The name in its declaration; in IL the nearest line that the PDB knows.</summary>
    public Place Place { get; init; } = Place.None;
}

/// <summary>A method, local function or lambda.</summary>
public sealed class MethodFact
{
    /// <summary>What <see cref="ICodeReader.ReadBody"/> takes: a documentation id, or for a lambda or local function an id that its reader made up.</summary>
    public required string Id { get; init; }

    /// <summary>The documentation id that people see; for a lambda or local function that of the member that holds it.</summary>
    public required string Symbol { get; init; }

    /// <summary>The source name; empty for a lambda.</summary>
    public required string Name { get; init; }

    /// <summary>The source type that holds it.</summary>
    public required string DeclaringType { get; init; }

    public bool IsPublic { get; init; }
    public bool IsStatic { get; init; }
    public bool IsAbstract { get; init; }

    /// <summary>Abstract, virtual, an override or an interface's, and not sealed.</summary>
    public bool IsVirtual { get; init; }

    public bool IsGeneric { get; init; }

    /// <summary>The types of its parameters, as documentation ids write them.</summary>
    public IReadOnlyList<string> ParameterTypes { get; init; } = [];

    /// <summary>As <see cref="Value.Type"/>; <c>System.Void</c> for what returns nothing.</summary>
    public string? ReturnType { get; init; }

    /// <summary>The <see cref="Id"/> of the method that it overrides directly.</summary>
    public string? Overrides { get; init; }

    /// <summary>The <see cref="Id"/> of the method whose body holds this lambda or local function.</summary>
    public string? Holder { get; init; }

    public IReadOnlyList<AttributeFact> Attributes { get; init; } = [];

    /// <summary>The ordinals of the parameters that carry <c>[MetricName]</c>.</summary>
    public IReadOnlyList<int> MetricNames { get; init; } = [];

    public Place Place { get; init; } = Place.None;

    /// <summary>As people call it: <c>Checkout.Complete</c>, <c>new Checkout</c>, a property by its name; a lambda by the member that holds it.</summary>
    public string Display => MemberNames.Display(TypeNames.Simple(DeclaringType), Name.Length > 0 ? Name : TypeNames.Member(Symbol));
}

/// <summary>An ordinary or automatic property.</summary>
/// <param name="Type">As <see cref="Value.Type"/>.</param>
public sealed record PropertyFact(string Name, string? Type);

/// <summary>A field (an auto-property's too), and what is stored in it.</summary>
/// <param name="id">Documentation id: <c>F:Shop.Metrics.Completed</c>.</param>
/// <param name="stores">
/// What the type's own code stores: initialisers, constructors and, unless it is read-only, other members. Each store stands once.
/// </param>
/// <param name="isClosed">
/// Nothing stores into it but what is listed, and an object initialiser for an <c>init</c> property: it is read-only, or private (an
/// auto-property: its setter is), not handed out by reference and written only on <c>this</c> or statically.
/// </param>
public sealed class FieldFact(string id, bool isStatic, bool isClosed, IReadOnlyList<FieldStore> stores)
{
    public string Id { get; } = id;
    public bool IsStatic { get; } = isStatic;
    public bool IsClosed { get; } = isClosed;
    public IReadOnlyList<FieldStore> Stores { get; } = stores;
}

/// <param name="Value">In terms of the parameters of <paramref name="Method"/>.</param>
/// <param name="Method">
/// The <see cref="MethodFact.Id"/> of the member that stores it; for an initialiser the type's static constructor, or its first constructor
/// that does not delegate to another (in a type with a primary constructor: that one).
/// </param>
public sealed record FieldStore(Value Value, string Method);
