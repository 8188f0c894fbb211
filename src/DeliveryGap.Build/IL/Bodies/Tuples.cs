using System.Globalization;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Tuples and anonymous objects.</summary>
internal static class Tuples
{
    // An eighth item lies in a tuple of its own.
    private const int MostItems = 7;

    private const string Tuple = "System.ValueTuple`";
    private const string Anonymous = "<>f__AnonymousType";
    private const string Getter = "get_";

    public static bool IsTuple(string type) => type.StartsWith(Tuple, StringComparison.Ordinal);

    /// <summary>Null when the constructor makes neither.</summary>
    public static TupleValue? Create(MethodName constructor, Value[] items, string? type, ModuleFile module)
    {
        if (constructor.DeclaringType.StartsWith(Anonymous, StringComparison.Ordinal))
            return Names(constructor.DeclaringType, module) is { } names && names.Count == items.Length ? new TupleValue(items, names, null) : null;
        return IsTuple(constructor.DeclaringType) && items.Length is > 0 and <= MostItems
            && constructor.DeclaringType == Tuple + items.Length.ToString(CultureInfo.InvariantCulture)
            ? new TupleValue(items, [], type)
            : null;
    }

    /// <summary>What a property of an anonymous object returns; null for other methods.</summary>
    public static Value? Property(MethodName getter, Value? instance, string? type, ModuleFile module)
    {
        if (instance is null || !getter.DeclaringType.StartsWith(Anonymous, StringComparison.Ordinal)
            || !getter.Name.StartsWith(Getter, StringComparison.Ordinal) || Names(getter.DeclaringType, module) is not { } names)
            return null;
        var index = names.IndexOf(getter.Name.Substring(Getter.Length));
        return index < 0 ? null : Item(instance, index, type);
    }

    /// <summary>The 0-based index of <c>Item1</c> to <c>Item7</c>; -1 for other fields.</summary>
    public static int IndexOf(string field) => field.Length == 5 && field.StartsWith("Item", StringComparison.Ordinal) ? field[4] - '1' : -1;

    public static Value Item(Value tuple, int index, string? type) => tuple switch
    {
        TupleValue { Items: var items } when index < items.Count => items[index],
        UnknownValue => new UnknownValue(type),
        _ => new ItemValue(tuple, index, type),
    };

    private static List<string>? Names(string type, ModuleFile module)
    {
        var handle = module.Type(type);
        if (handle.IsNil)
            return null;
        var names = new List<string>();
        foreach (var property in module.Metadata.GetTypeDefinition(handle).GetProperties())
            names.Add(module.Metadata.GetString(module.Metadata.GetPropertyDefinition(property).Name));
        return names;
    }
}
