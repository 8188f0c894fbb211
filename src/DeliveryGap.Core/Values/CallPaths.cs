using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>The ways on which a body is entered, as far as they decide what its values are.</summary>
internal sealed class CallPaths(ICodeReader code, Dispatch dispatch)
{
    // A group that is handed through more methods, or a helper that maps more endpoints, is not written by hand.
    private const int MaxDepth = 12;
    private const int MaxPaths = 4096;

    /// <summary>One frame for each way, if its parameters matter to one of the values; else one for all.</summary>
    public IReadOnlyList<Frame> To(string method, IReadOnlyList<Value> values)
    {
        var paths = TypesOfThis(method, values).SelectMany(type => Expand(method, values, type, 0)).Take(MaxPaths + 1).ToArray();
        return paths.Length is 0 or > MaxPaths ? [Frame.Of(method)] : paths;
    }

    /// <summary>In an abstract class, what an object answers about itself depends on the class that it is of.</summary>
    private IEnumerable<string?> TypesOfThis(string method, IReadOnlyList<Value> values)
    {
        if (!values.Any(Dependence.OnThis) || code.FindMethod(method) is not { IsStatic: false } fact
            || code.FindType(fact.DeclaringType) is not { IsAbstract: true })
        {
            return [null];
        }

        string?[] concrete = [.. dispatch.Concrete(fact.DeclaringType).Select(type => type.Name)];
        return concrete.Length == 0 ? [null] : concrete;
    }

    /// <summary>Each call that enters a method; the bodies that hold them are entered somehow.</summary>
    public IEnumerable<Frame> Entries(string method, string? thisType, out bool isComplete)
    {
        List<Frame> entries = [];
        isComplete = true;
        var fact = code.FindMethod(method);
        foreach (var id in fact is null ? [method] : dispatch.Slots(fact).Prepend(method).Distinct(StringComparer.Ordinal))
        {
            var callers = code.CallersOf(id);
            isComplete &= callers.IsComplete;
            foreach (var site in callers.Sites)
                entries.AddRange(Enter(method, fact, site, thisType));
        }

        return entries;
    }

    private IEnumerable<Frame> Enter(string method, MethodFact? fact, CallSite site, string? thisType)
    {
        var self = thisType ?? (fact is { IsStatic: false, Holder: null } ? fact.DeclaringType : null);
        if (site.Call.ConstrainedType is not { } constrained || fact is null)
        {
            // A base class's method calls this one on an object of this type.
            var callerThis = site.Call.Receiver is ParameterValue { Ordinal: -1 } && !site.Call.IsConstructor ? self : null;
            yield return Frame.Entered(method, site.Call, Frame.Of(site.Caller.Id, callerThis), thisType);
            yield break;
        }

        // T.Map(app): only where T is the type that declares this method.
        if (TypeParameters.OfMethod(constrained) is not { } ordinal)
        {
            if (TypeNames.Definition(constrained) == fact.DeclaringType)
                yield return Frame.Entered(method, site.Call, Frame.Of(site.Caller.Id), thisType);
            yield break;
        }

        foreach (var outer in code.CallersOf(site.Caller.Id).Sites)
        {
            if (ordinal < outer.Call.TypeArguments.Count && TypeNames.Definition(outer.Call.TypeArguments[ordinal]) == fact.DeclaringType)
                yield return Frame.Entered(method, site.Call, Frame.Entered(site.Caller.Id, outer.Call, Frame.Of(outer.Caller.Id)), thisType);
        }
    }

    private List<Frame> Expand(string method, IReadOnlyList<Value> values, string? thisType, int depth)
    {
        List<Frame> paths = [];
        var captured = values.Select(value => Dependence.Captured(value)).FirstOrDefault(function => function is not null && function != method);
        if (captured is not null && depth < MaxDepth && code.FindMethod(method) is { Holder: { } holder })
        {
            foreach (var outer in Expand(holder, [.. values.SelectMany(value => Dependence.AsSeenFrom(holder, value))], thisType, depth + 1))
                paths.Add(Frame.Inside(method, outer));
            return paths;
        }

        if (depth >= MaxDepth || !values.Any(value => Dependence.OnParameters(value, method)))
            return [Frame.Of(method, thisType)];
        foreach (var entry in Entries(method, thisType, out _))
        {
            foreach (var frame in Extend(entry, values, depth))
            {
                paths.Add(frame);
                if (paths.Count > MaxPaths)
                    return paths;
            }
        }

        return paths.Count == 0 ? [Frame.Of(method, thisType)] : paths;
    }

    /// <summary>The same entry, with the ways to the body that holds the call.</summary>
    private IEnumerable<Frame> Extend(Frame entry, IReadOnlyList<Value> values, int depth)
    {
        var caller = entry.Caller!;
        if (caller.Call is not null)
        {
            foreach (var upper in Extend(caller, entry.Call!.Arguments, depth + 1))
                yield return Frame.Entered(entry.Method, entry.Call, upper, entry.ThisType);
            yield break;
        }

        var handed = Dependence.Ordinals(values, entry.Method)
            .Where(ordinal => ordinal < entry.Call!.Arguments.Count)
            .Select(ordinal => entry.Call!.Arguments[ordinal])
            .ToArray();
        foreach (var upper in Expand(caller.Method, handed, caller.ThisType, depth + 1))
            yield return Frame.Entered(entry.Method, entry.Call!, upper, entry.ThisType);
    }
}
