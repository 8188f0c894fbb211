using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>What foreign code can call on an own object that it is handed: overrides and implementations of foreign members.</summary>
internal sealed class Callbacks(ICodeReader code, Dispatch dispatch)
{
    private readonly Dictionary<string, IReadOnlyList<MethodFact>> known = new(StringComparer.Ordinal);

    // Whatever is printed, compared or put into a dictionary: no path that anybody means.
    private static readonly HashSet<string> OfEveryObject = new(StringComparer.Ordinal) { "ToString", "Equals", "GetHashCode", "CompareTo", "Finalize" };

    /// <param name="type">Of the object, as documentation ids write it in a parameter list.</param>
    public IReadOnlyList<MethodFact> Of(string type)
    {
        var definition = TypeNames.Definition(type);
        if (!known.TryGetValue(definition, out var members))
            known.Add(definition, members = Find(definition));
        return members;
    }

    private IReadOnlyList<MethodFact> Find(string definition)
    {
        if (code.FindType(definition) is not { IsOwn: true, IsAbstract: false, Shape: TypeShape.Class or TypeShape.Struct } type)
            return [];
        return
        [
            .. type.SelfAndBases(code)
                .TakeWhile(current => current.IsOwn)
                .SelectMany(current => current.Methods)
                .Where(method => !method.IsStatic && !method.IsAbstract && !OfEveryObject.Contains(method.Name) && IsForeign(method)),
        ];
    }

    private bool IsForeign(MethodFact method) => dispatch.Slots(method).Any(slot => code.FindMethod(slot) is null) || OverridesForeign(method);

    private bool OverridesForeign(MethodFact method)
    {
        for (var depth = 0; depth < 64 && method.Overrides is { } overridden; depth++)
        {
            if (code.FindMethod(overridden) is not { } next)
                return true;
            method = next;
        }

        return false;
    }
}
