using System.Globalization;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>Type parameters as documentation ids write them.</summary>
internal static class TypeParameters
{
    /// <summary>The ordinal of a method's own: 0 for <c>``0</c>; null for any other type.</summary>
    public static int? OfMethod(string type) =>
        type.StartsWith("``", StringComparison.Ordinal) && int.TryParse(type.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : null;

    /// <summary>The type that a name stands for in a body: what the call that enters it gives for the method's type parameters.</summary>
    /// <returns>Null when it is a type parameter that is not known.</returns>
    public static string? Resolve(string type, Frame frame)
    {
        Frame? current = frame;
        while (OfMethod(type) is { } ordinal)
        {
            if (current?.Call is not { } call || ordinal >= call.TypeArguments.Count)
                return null;
            type = call.TypeArguments[ordinal];
            current = current.Caller;
        }

        return type.StartsWith("`", StringComparison.Ordinal) ? null : type;
    }
}
