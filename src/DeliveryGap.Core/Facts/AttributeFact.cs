namespace DeliveryGap.Core.Facts;

/// <summary>An attribute as it was written, its arguments in the order of the constructor's parameters.</summary>
/// <param name="type">Full name: <c>DeliveryGap.FeatureAttribute</c>.</param>
/// <param name="positional">Constructor arguments, defaults that the compiler filled in included.</param>
/// <param name="named">Properties and fields that the attribute sets.</param>
/// <param name="place">The attribute itself.</param>
public sealed class AttributeFact(
    string type, IReadOnlyList<AttributeArgument> positional, IReadOnlyList<AttributeArgument> named, Place place)
{
    public string Type { get; } = type;
    public IReadOnlyList<AttributeArgument> Positional { get; } = positional;
    public IReadOnlyList<AttributeArgument> Named { get; } = named;
    public Place Place { get; } = place;

    public AttributeArgument? Argument(int position) => position < Positional.Count ? Positional[position] : null;

    public AttributeArgument? Argument(string name)
    {
        foreach (var argument in Named)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }
}

/// <summary>One argument of an attribute.</summary>
/// <param name="name">The property's name; empty for a constructor argument.</param>
/// <param name="value">
/// A string, bool, number (boxed as its own type; an enum as its underlying number), a type's name as <see cref="TypeName"/>,
/// an <c>object?[]</c> of those, or null.
/// </param>
/// <param name="isKnown">False where the code does not compile or is no constant: nothing is judged by such a value.</param>
/// <param name="place">The argument; in IL the attribute.</param>
public sealed class AttributeArgument(string name, object? value, bool isKnown, Place place)
{
    public string Name { get; } = name;
    public object? Value { get; } = value;
    public bool IsKnown { get; } = isKnown;
    public Place Place { get; } = place;
}

/// <summary>A type that an attribute names with <c>typeof</c>.</summary>
public sealed record TypeName(string Name);
