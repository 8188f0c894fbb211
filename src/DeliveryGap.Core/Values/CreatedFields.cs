using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>What the fields of one object hold: what its creation hands to its constructors, and its object initialiser.</summary>
internal sealed class CreatedFields(ICodeReader code)
{
    // No real hierarchy of constructors comes near.
    private const int MaxChain = 32;

    /// <summary>Empty when that is not known.</summary>
    /// <param name="id">The field's.</param>
    /// <param name="field">Null where it is foreign.</param>
    /// <param name="creation">The call in the frame's body that creates the object.</param>
    public IReadOnlyList<Origin> Of(string id, FieldFact? field, Call creation, Frame frame)
    {
        List<Origin> assigned = [];
        if (Setter(id) is { } setter && code.ReadBody(frame.Method) is { } body)
        {
            foreach (var call in body.Calls)
            {
                if (call.Name == setter && call.Arguments.Count == 1 && call.Receiver is CallValue { Call: var target } && target == creation)
                    assigned.Add(new(call.Arguments[0], frame));
            }
        }

        if (assigned.Count > 0 || field is not { IsClosed: true })
            return assigned;

        foreach (var constructor in Chain(creation, frame))
        {
            foreach (var store in field.Stores)
            {
                if (store.Method == constructor.Method)
                    assigned.Add(new(store.Value, constructor));
            }
        }

        // An initialiser stands with the first of several constructors and runs in each.
        return assigned.Count == 0 && field.Stores.Count == 1 ? [new(field.Stores[0].Value, Frame.Of(field.Stores[0].Method))] : assigned;
    }

    /// <summary>The stores of the constructors that an object of a type runs through.</summary>
    public IReadOnlyList<FieldStore> OnChainOf(string type, IReadOnlyList<FieldStore> stores)
    {
        if (stores.Count < 2 || code.FindType(TypeNames.Definition(type)) is not { } exact)
            return stores;
        var own = new HashSet<string>(exact.SelfAndBases(code).Select(current => current.Name), StringComparer.Ordinal);
        return [.. stores.Where(store => code.FindMethod(store.Method) is not { } member || own.Contains(member.DeclaringType))];
    }

    /// <summary>The constructors that run, each entered by the call of the one before.</summary>
    private IEnumerable<Frame> Chain(Call creation, Frame frame)
    {
        var (call, caller) = (creation, frame);
        for (var depth = 0; depth < MaxChain && call is not null; depth++)
        {
            var entered = Frame.Entered(call.Method, call, caller);
            yield return entered;
            caller = entered;
            call = code.ReadBody(entered.Method)?.Calls.FirstOrDefault(next => next is { IsConstructor: true, IsCreation: false });
        }
    }

    /// <summary><c>set_Total</c> for the field <c>&lt;Total&gt;k__BackingField</c>; null for other fields.</summary>
    private static string? Setter(string field)
    {
        var start = field.LastIndexOf(".<", StringComparison.Ordinal);
        return start >= 0 && field.EndsWith(">k__BackingField", StringComparison.Ordinal)
            ? "set_" + field.Substring(start + 2, field.IndexOf('>', start) - start - 2)
            : null;
    }
}
