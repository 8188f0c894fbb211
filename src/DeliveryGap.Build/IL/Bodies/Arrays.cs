using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Arrays that a body fills element by element or from constant data.</summary>
internal sealed class Arrays(ModuleFile module, Joins joins)
{
    // Longer ones are tables of data, which no rule reads.
    private const int MaxLength = 1024;

    private readonly Dictionary<int, Value[]> created = [];
    private readonly List<ArrayValue> values = [];

    /// <param name="offset">Of the instruction: a block that runs again fills the same array again.</param>
    public Value Create(int offset, Value length, string element)
    {
        var type = element + "[]";
        if (length is not ConstantValue { Content: int count and >= 0 and <= MaxLength })
            return new UnknownValue(type);
        var array = new ArrayValue(Items(offset, count), type);
        values.Add(array);
        return array;
    }

    public Value[] Items(int offset, int count)
    {
        if (!created.TryGetValue(offset, out var items) || items.Length < count)
        {
            var grown = new Value[count];
            for (var i = 0; i < count; i++)
                grown[i] = items is not null && i < items.Length ? items[i] : Undefined.Instance;
            created[offset] = items = grown;
        }

        return items;
    }

    /// <summary>The instruction that created an array; a negative number for a buffer that stands in for one, null when none is known.</summary>
    public int? OffsetOf(IReadOnlyList<Value> items)
    {
        foreach (var known in created)
        {
            if (ReferenceEquals(known.Value, items))
                return known.Key;
        }

        return null;
    }

    public void Store(Value array, Value index, Value value)
    {
        if (array is not ArrayValue { Items: Value[] items } target)
            return;
        if (index is ConstantValue { Content: int at } && at >= 0 && at < items.Length)
            Store(items, at, Values.Coerce(value, Values.Element(target.Type) ?? ""));
        else
            Forget(items);
    }

    public void Store(ElementAddress element, Value value) => Store(element.Items, element.Index, value);

    public Value Address(Value index, Value array, string element)
    {
        if (array is not ArrayValue { Items: Value[] items })
            return new UnknownValue(element);
        return index is ConstantValue { Content: int at } && at >= 0 && at < items.Length
            ? new ElementAddress(items, at, element)
            : new UnknownValue(element);
    }

    /// <summary>Fills an array with the constants that the compiler put into the file.</summary>
    public void Fill(Value array, Value field)
    {
        if (array is ArrayValue { Items: Value[] items } && Values.Element(array.Type) is { } element && field is FieldToken token
            && Read(token, element, items.Length) is { } constants)
            constants.CopyTo(items, 0);
    }

    /// <summary>The constants behind a span that is made straight from the file; null when they cannot be read.</summary>
    public Value[]? Read(Value field, string element) => field is FieldToken token ? Read(token, element, -1) : null;

    /// <summary>The compiler does not store what is there anyway: zeros and nulls.</summary>
    public void Finish()
    {
        foreach (var array in values)
        {
            var items = (Value[])array.Items;
            var zero = Primitives.Zero(Values.Element(array.Type) ?? "") is { } content ? new ConstantValue(content, Values.Element(array.Type)) : null;
            for (var i = 0; i < items.Length; i++)
            {
                if (items[i] is Undefined && zero is not null)
                    items[i] = zero;
            }
        }

        foreach (var items in created.Values)
        {
            for (var i = 0; i < items.Length; i++)
            {
                if (items[i] is Undefined)
                    items[i] = new UnknownValue(null);
            }
        }
    }

    private void Store(Value[] items, int index, Value value) => items[index] = joins.Merge(items[index], Without(items, value));

    /// <summary>An array that is put into itself, or what is made of it, would have no end.</summary>
    private static Value Without(Value[] items, Value value) =>
        value is ConstantValue ? value : new Rewriting(part => part is ArrayValue array && ReferenceEquals(array.Items, items) ? new UnknownValue(part.Type) : null).Of(value);

    private static void Forget(Value[] items)
    {
        for (var i = 0; i < items.Length; i++)
            items[i] = new UnknownValue(null);
    }

    private Value[]? Read(FieldToken token, string element, int count)
    {
        var field = module.Metadata.GetFieldDefinition((FieldDefinitionHandle)token.Field);
        var address = field.GetRelativeVirtualAddress();
        if (address == 0)
            return null;
        var section = module.File.GetSectionData(address);
        var data = section.GetReader(0, Math.Min(section.Length, count < 0 ? DataSize(field) : section.Length));
        var items = new List<Value>();
        while (data.RemainingBytes > 0 && items.Count < MaxLength && (count < 0 || items.Count < count))
        {
            if (Primitives.Read(element, ref data) is not { } item)
                return null;
            items.Add(new ConstantValue(item, element));
        }

        return count >= 0 && items.Count != count ? null : items.ToArray();
    }

    private int DataSize(FieldDefinition field)
    {
        var signature = module.Metadata.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.TypeHandle)
            return 0;
        var type = signature.ReadTypeHandle();
        return type.Kind == HandleKind.TypeDefinition ? module.Metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size : 0;
    }
}
