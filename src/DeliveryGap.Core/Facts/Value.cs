namespace DeliveryGap.Core.Facts;

/// <summary>
/// What an expression may be, in the small form that both readers lower to. A local that is assigned once, a cast and an
/// <c>await</c> stand for what they hold.
/// </summary>
/// <param name="type">
/// The static type before implicit conversions, as a documentation id writes it in a parameter list
/// (<c>System.Collections.Generic.List{Shop.Order}</c>, <c>Shop.Order[]</c>); null when unknown.
/// </param>
public abstract class Value(string? type)
{
    public string? Type { get; } = type;
}

/// <summary>A string, bool, char, number or null; an enum as its underlying number.</summary>
public sealed class ConstantValue(object? content, string? type) : Value(type)
{
    public object? Content { get; } = content;
}

/// <summary>A field's content; so also an auto-property's, by the field <c>&lt;Name&gt;k__BackingField</c>.</summary>
/// <param name="field">Documentation id: <c>F:Shop.Metrics.Completed</c>.</param>
public sealed class FieldValue(string field, Value? instance, string? type) : Value(type)
{
    public string Field { get; } = field;

    /// <summary>Null for a static field.</summary>
    public Value? Instance { get; } = instance;
}

/// <summary>What a call or an object creation returns.</summary>
public sealed class CallValue(Call call, string? type) : Value(type)
{
    public Call Call { get; } = call;
}

/// <summary>A delegate for a method, local function or lambda.</summary>
/// <param name="method">The <see cref="MethodFact.Id"/>.</param>
public sealed class FunctionValue(string method, string? type) : Value(type)
{
    public string Method { get; } = method;
}

public sealed class ArrayValue(IReadOnlyList<Value> items, string? type) : Value(type)
{
    public IReadOnlyList<Value> Items { get; } = items;
}

/// <summary>A parameter of the method that holds the expression; -1 is <c>this</c>.</summary>
public sealed class ParameterValue(int ordinal, string? type) : Value(type)
{
    public int Ordinal { get; } = ordinal;
}

public sealed class UnknownValue(string? type) : Value(type);
