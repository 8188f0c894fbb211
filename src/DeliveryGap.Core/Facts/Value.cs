namespace DeliveryGap.Core.Facts;

/// <summary>
/// What an expression may be, in the small form that both readers lower to. A local stands for what was last assigned to it on
/// the way (a <see cref="ChoiceValue"/> where several ways meet); a cast and an <c>await</c> stand for what they hold.
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

/// <summary>A parameter; -1 is <c>this</c>.</summary>
/// <param name="function">
/// The <see cref="MethodFact.Id"/> of the method that has the parameter, where a lambda or local function sees one of a method
/// around it; null: that of the body that holds the expression, and always for <c>this</c>.
/// </param>
public sealed class ParameterValue(int ordinal, string? type, string? function = null) : Value(type)
{
    public int Ordinal { get; } = ordinal;
    public string? Function { get; } = function;
}

/// <summary>Text that is put together: concatenation, interpolation, <c>string.Format</c> with a constant format.</summary>
/// <param name="parts">In order; what is no string stands for its text.</param>
public sealed class TextValue(IReadOnlyList<Value> parts) : Value("System.String")
{
    public IReadOnlyList<Value> Parts { get; } = parts;
}

/// <summary>One of several, which one is not known: <c>?:</c>, <c>??</c>, <c>switch</c>, what several paths leave in a local.</summary>
/// <param name="options">At least two, none a choice itself, at most <see cref="Most"/>: more is unknown.</param>
public sealed class ChoiceValue(IReadOnlyList<Value> options, string? type) : Value(type)
{
    public const int Most = 16;

    public IReadOnlyList<Value> Options { get; } = options;
}

/// <summary>A tuple or an anonymous object.</summary>
/// <param name="names">An anonymous object's properties, as many as items; empty for a tuple.</param>
public sealed class TupleValue(IReadOnlyList<Value> items, IReadOnlyList<string> names, string? type) : Value(type)
{
    public IReadOnlyList<Value> Items { get; } = items;
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>An item of a tuple, by name or deconstruction.</summary>
/// <param name="index">0-based.</param>
public sealed class ItemValue(Value tuple, int index, string? type) : Value(type)
{
    public Value Tuple { get; } = tuple;
    public int Index { get; } = index;
}

/// <summary><c>typeof(Shop.Order)</c>; a type parameter is written <c>`0</c> or <c>``0</c>.</summary>
public sealed class TypeValue(string name) : Value("System.Type")
{
    public string Name { get; } = name;
}

/// <summary>A lambda that is data, and of whose body the outermost operation is a call: <c>x => x.Run(1)</c> as an expression tree.</summary>
/// <param name="method">What it would call, as <see cref="Call.Method"/>.</param>
public sealed class ExpressionValue(string method, string? type) : Value(type)
{
    public string Method { get; } = method;
}

public sealed class UnknownValue(string? type) : Value(type);
