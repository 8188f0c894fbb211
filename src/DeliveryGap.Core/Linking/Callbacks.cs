using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>What foreign code can call on an own object that it is handed: overrides and implementations of foreign members.</summary>
internal sealed class Callbacks(ICodeReader code, Dispatch dispatch)
{
    private readonly ResultTable<string, IReadOnlyList<MethodFact>> known = ResultTable<string, IReadOnlyList<MethodFact>>.Of(code, "callbacks");

    // Whatever is printed, compared or put into a dictionary: no path that anybody means.
    private static readonly HashSet<string> OfEveryObject = new(StringComparer.Ordinal) { "ToString", "Equals", "GetHashCode", "CompareTo", "Finalize" };

    /// <summary>What a call can run on an object that it is handed: members of what its parameter is declared as.</summary>
    /// <param name="type">Of the object, as documentation ids write it in a parameter list.</param>
    public IEnumerable<MethodFact> Of(string type, Call call, int position)
    {
        var members = Of(type);
        if (members.Count == 0)
            return members;
        var parameters = TypeNames.Parameters(call.Method);
        // Collections, tasks and their like keep any object; a container or a server finds out what it is.
        if (position >= parameters.Count || parameters[position] is "System.Object" || TypeNames.IsOpen(parameters[position]) && parameters[position][0] == '`')
            return call.DeclaringType.StartsWith("System.", StringComparison.Ordinal) ? [] : members;
        var declared = dispatch.Hierarchy.Of(parameters[position]).Select(TypeNames.Definition).ToArray();
        return members.Where(member => Foreign(member).Any(foreign => declared.Any(above => IsOf(above, foreign))));
    }

    /// <summary>Whether a foreign member is one of a type, or overrides one of it.</summary>
    private bool IsOf(string type, string member)
    {
        if (member.StartsWith("M:" + type + ".", StringComparison.Ordinal))
            return true;
        var end = member.IndexOf('(');
        var own = "M:" + type + member.Substring(member.LastIndexOf('.', end < 0 ? member.Length - 1 : end));
        return code.FindType(type)?.Methods.Any(method => method.Id == own) == true;
    }

    /// <summary>All that foreign code can call on an object of a type.</summary>
    public IReadOnlyList<MethodFact> Of(string type) => known.Get(TypeNames.Definition(type), Find);

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

    private bool IsForeign(MethodFact method) => Foreign(method).Any();

    /// <summary>The ids of the foreign members that it implements or overrides.</summary>
    private IEnumerable<string> Foreign(MethodFact method)
    {
        foreach (var slot in dispatch.Slots(method))
        {
            if (code.FindMethod(slot) is null)
                yield return slot;
        }

        for (var depth = 0; depth < 64 && method.Overrides is { } overridden; depth++)
        {
            if (code.FindMethod(overridden) is not { } next)
            {
                yield return overridden;
                yield break;
            }

            method = next;
        }
    }
}
