using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>
/// What the members that a feature marks can take. Who hands on anything else serves no feature by that, whoever takes it: only who sees the
/// whole program can tell.
/// </summary>
internal sealed class MarkedTakers(ICodeReader code)
{
    private const string Object = "System.Object";

    private readonly Lazy<HashSet<string>> taken = new(() => TakenByMarked(code), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether anything that a call is given, or what it holds, may end at such a member.</summary>
    public bool MayTake(Call call) => taken.Value.Count > 0 && call.Arguments.Any(argument => argument.Type is null || Handed.Of(argument).Any(handed => MayTake(handed.Type)));

    private bool MayTake(string type)
    {
        var definition = TypeNames.Definition(type);
        if (TypeNames.IsOpen(type) || taken.Value.Contains(Object) || taken.Value.Contains(definition))
            return true;
        var fact = code.FindType(definition);
        return fact is { IsOwn: true } && taken.Value.Any(other => fact.Is(other, code) || code.FindType(other)?.Is(definition, code) == true);
    }

    /// <summary>The definitions of what their parameters, and the interfaces and base types of marked types, are closed over.</summary>
    private static HashSet<string> TakenByMarked(ICodeReader code)
    {
        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (var type in code.OwnTypes.Where(type => type.Attributes.Find(DeliveryGapAttributes.Feature) is not null))
        {
            foreach (var above in type.Interfaces.Append(type.BaseType ?? Object))
                AddAll(TypeNames.Arguments(above));
            foreach (var method in type.Methods)
                AddAll(method.ParameterTypes);
        }

        foreach (var method in code.MethodsCarrying([DeliveryGapAttributes.Feature]))
            AddAll(method.ParameterTypes);
        return all;

        void AddAll(IReadOnlyList<string> types)
        {
            foreach (var type in types)
            {
                // Anything fits a type parameter; what has no name is not known.
                all.Add(type.Length == 0 || type[0] == '`' ? Object : TypeNames.Definition(type));
                AddAll(TypeNames.Arguments(type));
            }
        }
    }
}
