namespace DeliveryGap.Core.Facts;

/// <summary>What a method's own body does, without the bodies of the lambdas and local functions in it.</summary>
/// <param name="calls">Calls and object creations in source order, accessors included.</param>
/// <param name="functions">The ids of the lambdas and local functions that it creates or calls.</param>
/// <param name="returns">
/// What it returns, one for each <c>return</c> in source order (an async method: what its task holds); empty for <c>void</c>,
/// iterators and where that is not known.
/// </param>
public sealed class MethodBody(IReadOnlyList<Call> calls, IReadOnlyList<string> functions, IReadOnlyList<Value>? returns = null)
{
    public IReadOnlyList<Call> Calls { get; } = calls;
    public IReadOnlyList<string> Functions { get; } = functions;
    public IReadOnlyList<Value> Returns { get; } = returns ?? [];

    /// <summary>The ids of the ordinary methods, own or foreign, that it makes delegates of, each once.</summary>
    public IReadOnlyList<string> MethodGroups { get; init; } = [];

    /// <summary>In source order; those that the compiler makes up are none.</summary>
    public IReadOnlyList<CatchFact> Catches { get; init; } = [];

    /// <summary>Some of its calls are bound when it runs (<c>dynamic</c>): they are not among <see cref="Calls"/>.</summary>
    public bool IsDynamic { get; init; }

    private readonly Lazy<ILookup<string, Call>> byMethod = new(() => calls.ToLookup(call => call.Method, StringComparer.Ordinal));

    /// <param name="method">See <see cref="Call.Method"/>.</param>
    public IEnumerable<Call> CallsOf(string method) => byMethod.Value[method];
}

/// <summary>
/// A call or an object creation. What only one of the two forms of code shows is none: operators, string building,
/// anonymous objects, tuples, <c>lock</c>, delegate creation, the plumbing of async methods and iterators.
/// </summary>
/// <param name="declaringType">The original definition that declares the method: <c>System.Diagnostics.Metrics.Counter`1</c>.</param>
/// <param name="name">The metadata name: <c>Add</c>, <c>.ctor</c>, <c>set_Total</c>.</param>
/// <param name="method">The original definition's <see cref="MethodFact.Id"/>.</param>
/// <param name="receiver">
/// Null for static methods and object creations; <c>this</c> for <c>base(…)</c> and <c>this(…)</c>. An extension method's is its first argument.
/// </param>
/// <param name="arguments">In the order of the parameters.</param>
public sealed class Call(
    string declaringType, string name, string method, Value? receiver, IReadOnlyList<Value> arguments, string? returnType, Place place)
{
    public string DeclaringType { get; } = declaringType;
    public string Name { get; } = name;
    public string Method { get; } = method;
    public Value? Receiver { get; } = receiver;
    public IReadOnlyList<Value> Arguments { get; } = arguments;

    /// <summary>What it returns at this call, type arguments filled in; for a constructor the type that it creates.</summary>
    public string? ReturnType { get; } = returnType;

    /// <summary>The statement; the Roslyn reader: the name of the method called.</summary>
    public Place Place { get; } = place;

    /// <summary>The method's own type arguments, as documentation ids write them; type parameters of the calling method as <c>`0</c> and <c>``0</c>.</summary>
    public IReadOnlyList<string> TypeArguments { get; init; } = [];

    /// <summary>The type whose static member an interface's stands for: <c>T</c> in <c>T.Map(app)</c>, in the form of <see cref="TypeArguments"/>.</summary>
    public string? ConstrainedType { get; init; }

    /// <summary><c>base.Complete()</c>: exactly that method, whatever overrides it.</summary>
    public bool IsBase { get; init; }

    public bool IsConstructor => Name == ".ctor";

    /// <summary><c>new T(…)</c>, not <c>base(…)</c> or <c>this(…)</c>.</summary>
    public bool IsCreation => IsConstructor && Receiver is null;
}
