using System.Globalization;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.Refinement;

/// <summary>The compiler puts constants together, and writes text that has one part as that part or nothing.</summary>
internal static class Texts
{
    public static bool IsText(Value source, Value il) => source is TextValue || il is TextValue;

    public static bool Refines(Value source, Value il, Functions ofSource, Functions ofIl)
    {
        var parts = Parts(source);
        var read = Parts(il);
        // Not to ask again for what is no text.
        return parts.Count == read.Count && (parts is not [var only] || !ReferenceEquals(only, source) || !ReferenceEquals(read[0], il))
            && parts.Zip(read).All(pair => Normalisation.Refines(pair.First, pair.Second, ofSource, ofIl));
    }

    private static List<Value> Parts(Value value)
    {
        List<Value> parts = [];
        Add(value, parts);
        return parts;
    }

    private static void Add(Value value, List<Value> parts)
    {
        switch (value)
        {
            case TextValue text:
                foreach (var part in text.Parts)
                    Add(part, parts);
                break;
            case ConstantValue constant:
                var content = Convert.ToString(constant.Content, CultureInfo.InvariantCulture) ?? "";
                if (content.Length == 0)
                    break;
                if (parts is [.., ConstantValue { Content: string before }])
                {
                    content = before + content;
                    parts.RemoveAt(parts.Count - 1);
                }

                parts.Add(new ConstantValue(content, "System.String"));
                break;
            // $"{name}" and name ?? "" are the same code.
            case ChoiceValue { Options: [var only, ConstantValue { Content: "" }] }:
                Add(only, parts);
                break;
            default:
                parts.Add(value);
                break;
        }
    }
}
