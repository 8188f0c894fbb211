using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>What a call may be called on.</summary>
/// <param name="Type">Type arguments filled in as far as they are known.</param>
/// <param name="IsExact">The object's own type, and not one that it derives from.</param>
internal sealed record Receiver(string Type, bool IsExact);

/// <summary>The types of the objects that calls are called on.</summary>
internal sealed class Receivers(ICodeReader code, Dispatch dispatch)
{
    private readonly ResultTable<string, IReadOnlyList<string>> concrete = ResultTable<string, IReadOnlyList<string>>.Of(code, "concrete");

    /// <summary>At least one.</summary>
    public IReadOnlyList<Receiver> Of(Call call, TypeScope scope)
    {
        List<Receiver> found = [];
        Collect(call.Receiver!, found, scope);
        // A cast stands for what it holds: the call says what it was cast to.
        for (var i = 0; i < found.Count; i++)
        {
            if (dispatch.Hierarchy.As(found[i].Type, call.DeclaringType) is null)
                found[i] = new(TypeNames.Open(call.DeclaringType), false);
        }

        return found.Distinct().ToArray();
    }

    /// <summary>The only one; null where there are several.</summary>
    public Receiver? Only(Call call, TypeScope scope) => Of(call, scope) is { Count: 1 } only ? only[0] : null;

    /// <summary>Whether own types derive from or implement what a foreign member is called on.</summary>
    public bool HaveOwn(Call call, TypeScope scope, out IReadOnlyList<Receiver> receivers)
    {
        receivers = [];
        if (call.DeclaringType is "System.Object" or "System.ValueType" or "System.Enum" or "System.Delegate" or "System.MulticastDelegate"
            || !dispatch.HasOwnBelow(call.DeclaringType))
        {
            return false;
        }

        receivers = Of(call, scope);
        return true;
    }

    /// <summary>
    /// The own types that an object may be of. If own code creates or names some of them, only those count, unless foreign code looks
    /// through assemblies for others.
    /// </summary>
    public IEnumerable<string> Concrete(IReadOnlyList<Receiver> receivers)
    {
        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (var receiver in receivers)
        {
            if (receiver.IsExact)
                all.Add(receiver.Type);
            else
                all.UnionWith(concrete.Get(receiver.Type, Below));
        }

        return all;
    }

    private IReadOnlyList<string> Below(string type)
    {
        string[] admitted =
        [
            .. dispatch.Concrete(type)
                .Select(candidate => candidate.Name == TypeNames.Definition(type) ? type : TypeNames.Open(candidate.Name))
                .Where(candidate => dispatch.Hierarchy.Admits(type, candidate)),
        ];
        if (admitted.Length > 1 && !code.ScansAssemblies)
        {
            string[] mentioned = [.. admitted.Where(candidate => code.IsMentioned(TypeNames.Definition(candidate)))];
            if (mentioned.Length > 0)
                admitted = mentioned;
        }

        return admitted;
    }

    private void Collect(Value value, List<Receiver> found, TypeScope scope)
    {
        switch (value)
        {
            case ParameterValue { Ordinal: -1 }:
                found.Add(scope.This);
                break;
            case ChoiceValue choice:
                foreach (var option in choice.Options)
                {
                    if (option is not ConstantValue { Content: null })
                        Collect(option, found, scope);
                }

                break;
            case CallValue { Call: { IsCreation: true } creation }:
                found.Add(new(scope.Resolve(creation.ReturnType ?? creation.DeclaringType), true));
                break;
            case FieldValue field when Created(field) is { Count: > 0 } types:
                found.AddRange(types.Select(type => new Receiver(type, true)));
                break;
            default:
                found.Add(new(scope.Resolve(value.Type ?? ""), false));
                break;
        }

        if (found.Count == 0)
            found.Add(new(scope.Resolve(value.Type ?? ""), false));
    }

    /// <summary>The types of the objects that a field can hold, if all of them are created where they are stored and none is generic.</summary>
    private IReadOnlyList<string> Created(FieldValue field)
    {
        if (code.FindField(field.Field) is not { IsClosed: true } fact)
            return [];
        List<string> types = [];
        foreach (var store in fact.Stores)
        {
            if (store.Value is ConstantValue { Content: null })
                continue;
            if (store.Value is not CallValue { Call: { IsCreation: true } creation } || (creation.ReturnType ?? creation.DeclaringType) is not { } type || TypeNames.IsOpen(type))
                return [];
            types.Add(type);
        }

        return types;
    }
}
