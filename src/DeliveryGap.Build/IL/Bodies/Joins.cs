using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What holds where paths of a body meet. A value only ever gets more options there, up to a bound, so a body comes to an end.</summary>
internal sealed class Joins(Origins origins)
{
    // What had too many options stays unknown.
    private readonly HashSet<Value> lost = [];

    public Value Merge(Value left, Value right)
    {
        if (ReferenceEquals(left, right) || right is Undefined || lost.Contains(left))
            return left;
        if (left is Undefined || lost.Contains(right))
            return right;
        if (Values.Same(left, right))
            return left;
        if (left is StateNumber || right is StateNumber)
            return left is StateNumber ? left : right;
        if (left is MachineValue || right is MachineValue)
            return Lose(Values.CommonType(left, right));
        var options = new List<Value>();
        AddAll(options, left);
        var count = options.Count;
        var isNew = false;
        foreach (var option in Options(right))
            isNew |= Add(options, option);
        if (!isNew)
            return left;
        if (options.Count > ChoiceValue.Most)
            return Lose(CommonType(options));
        return options.Count == 1 ? options[0] : new ChoiceValue(options.ToArray(), CommonType(options));
    }

    /// <summary>One of several, flattened, the same ones once.</summary>
    /// <param name="type">Of the choice.</param>
    public static Value Choose(IReadOnlyList<Value> all, string? type)
    {
        var options = new List<Value>();
        foreach (var value in all)
        {
            foreach (var option in Options(value))
            {
                if (!Holds(options, option))
                    options.Add(option);
            }
        }

        return options.Count == 1 ? options[0] : options.Count > ChoiceValue.Most ? new UnknownValue(type) : new ChoiceValue(options, type);
    }

    /// <summary>What is left of a value where it is known not to be null; nothing, if it is null.</summary>
    public static Value NotNull(Value value)
    {
        if (value is ConstantValue { Content: null })
            return Undefined.Instance;
        if (value is not ChoiceValue choice)
            return value;
        var options = new List<Value>();
        foreach (var option in choice.Options)
        {
            if (option is not ConstantValue { Content: null })
                options.Add(option);
        }

        return options.Count == choice.Options.Count ? choice : options.Count == 0 ? Undefined.Instance : Choose(options, choice.Type);
    }

    private static IReadOnlyList<Value> Options(Value value) => value is ChoiceValue choice ? choice.Options : [value];

    private void AddAll(List<Value> options, Value value)
    {
        foreach (var option in Options(value))
            Add(options, option);
    }

    private bool Add(List<Value> options, Value option)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (IsSameOption(options[i], option))
                return false;
            if (origins.Later(options[i], option) is not { } later)
                continue;
            if (ReferenceEquals(later, options[i]))
                return false;
            options[i] = later;
            return true;
        }

        options.Add(option);
        return true;
    }

    private static bool Holds(List<Value> options, Value option)
    {
        foreach (var other in options)
        {
            if (IsSameOption(other, option))
                return true;
        }

        return false;
    }

    // That something is not known is said once.
    private static bool IsSameOption(Value left, Value right) => (left is UnknownValue && right is UnknownValue) || Values.Same(left, right);

    private UnknownValue Lose(string? type)
    {
        var value = new UnknownValue(type);
        lost.Add(value);
        return value;
    }

    /// <summary>That of all which have one; null where they differ.</summary>
    private static string? CommonType(List<Value> options)
    {
        Value? typed = null;
        foreach (var option in options)
        {
            // null goes with anything.
            if (option is ConstantValue { Content: null })
                continue;
            if (typed is not null && typed.Type != option.Type)
                return null;
            typed = option;
        }

        return typed?.Type;
    }
}
