using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Which feature an entry point without a mark serves, by what its own body does.</summary>
internal sealed class CalledFeatures(ICodeReader code, ValueResolver values)
{
    private const string Collections = "System.Collections.";

    private readonly Messages messages = new(code, values.Dispatch);
    private readonly MarkedTakers takers = new(code);

    /// <summary>
    /// By marks, else the one feature whose handler a message goes to, whose member is called, or whose flag is checked; undecided where it
    /// may yet serve another.
    /// </summary>
    /// <param name="seesAll">Whether the reader sees the whole program, so that no other code takes what is handed on.</param>
    public Assignment Of(EntryPoint entryPoint, FlaggedFeatures flagged, bool seesAll)
    {
        var byMarks = Assignment.ByMarks(entryPoint);
        if (byMarks.Service != Service.None)
            return byMarks;
        if (OwnBody.Of(entryPoint, code) is not { } bodies)
            return byMarks with { Service = Service.Undecided };
        var byBodies = InBodies(entryPoint, bodies.SelectMany(own => own.Body.Calls), byMarks, seesAll);
        return byBodies.Service == Service.None || byBodies is { Service: Service.Undecided, Candidates.Count: 0 }
            ? flagged.Served([.. FlaggedFeatures.CheckedIn(bodies, values), .. entryPoint.Gates], byBodies)
            : byBodies;
    }

    private Assignment InBodies(EntryPoint entryPoint, IEnumerable<Call> calls, Assignment none, bool seesAll)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        HashSet<string> handled = new(StringComparer.Ordinal);
        var isWhole = true;
        foreach (var call in calls)
        {
            if (FeaturesOf(call, entryPoint) is not { } called)
                return none with { Service = Service.Undecided };
            keys.UnionWith(called);
            // What a feature's own member is given stays with the feature.
            if (called.Count > 0 || !HandsOwnObjectOn(call) || seesAll && !takers.MayTake(call))
                continue;
            isWhole &= AddFeaturesHandling(call, handled);
        }

        if (!isWhole)
            return Among([.. keys, .. handled]);
        if (handled.Count > 0)
            return handled.Count == 1 ? new(Service.Features, [.. handled], null, AssignedBy.Message) : Among(handled);

        return keys.Count switch
        {
            0 => none,
            1 => new(Service.Features, [.. keys], null, AssignedBy.Call),
            _ => Among(keys),
        };

        Assignment Among(HashSet<string> features) => none with { Service = Service.Undecided, Candidates = features };
    }

    /// <summary>The features whose member a call is; null when that cannot be told.</summary>
    private IReadOnlyCollection<string>? FeaturesOf(Call call, EntryPoint entryPoint)
    {
        if (call.IsConstructor || !code.MayBeOwn(call.DeclaringType))
            return [];
        var declaring = code.FindType(call.DeclaringType);
        var method = code.FindMethod(call.Method);
        var isAbstract = declaring?.Shape == TypeShape.Interface || method?.IsAbstract == true;
        var self = call.Receiver is ParameterValue { Ordinal: -1 } && entryPoint.HandlerType is { } handler ? code.FindType(handler) : null;
        IReadOnlyList<TypeFact> types =
            isAbstract && self is not null ? [self] : isAbstract ? values.ConcreteTypes(call.DeclaringType) : declaring is null ? [] : [declaring];
        // What implements it lies elsewhere, and may be a feature's.
        if (isAbstract && types.Count == 0)
            return KeysOf(declaring, method) is { Count: > 0 } keys ? keys : null;

        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (KeysOf(type, isAbstract ? values.Target(call, type.Name) : method) is not { } found)
                return null;
            all.UnionWith(found);
        }

        if (KeysOf(declaring, method) is not { } own)
            return null;
        all.UnionWith(own);
        return all;
    }

    /// <summary>Adds the features that mark the handlers of what a call hands on; false where one of the handlers is no feature's, or there is none.</summary>
    private bool AddFeaturesHandling(Call call, HashSet<string> features)
    {
        var (hasHandler, areAll) = (false, true);
        foreach (var (type, _) in call.Arguments.SelectMany(Handed.Of))
        {
            foreach (var handler in messages.Of(type))
            {
                hasHandler = true;
                var method = code.FindMethod(handler.Method);
                if (KeysOf(method is null ? null : code.FindType(method.DeclaringType), method) is { Count: > 0 } keys)
                    features.UnionWith(keys);
                else
                    areAll = false;
            }
        }

        return hasHandler && areAll;
    }

    /// <summary>Null for a feature whose key is not known.</summary>
    private static IReadOnlyCollection<string>? KeysOf(TypeFact? type, MethodFact? method)
    {
        List<string> keys = [];
        foreach (var attributes in new[] { method?.Attributes, type?.Attributes })
        {
            if (attributes?.Find(DeliveryGapAttributes.Feature) is not { } feature)
                continue;
            if (feature.Argument(0).TextOrNull() is not { } key)
                return null;
            keys.Add(key);
        }

        return keys;
    }

    private bool HandsOwnObjectOn(Call call)
    {
        // What is put into a collection is handed on when the collection is.
        if (ResultFactories.Contains(call.DeclaringType) || call.DeclaringType.StartsWith(Collections, StringComparison.Ordinal))
            return false;
        var isFramework = call.DeclaringType.StartsWith("System.", StringComparison.Ordinal);
        foreach (var argument in call.Arguments)
        {
            // A page or component hands itself to what it renders.
            if (argument is FunctionValue or ParameterValue { Ordinal: -1 } || argument.Type is not { } type)
                continue;
            // What LINQ and its like take in they give back.
            if (IsCollection(type) ? !isFramework && (code.MayBeOwn(type) || TypeNames.Arguments(type).Any(code.MayBeOwn)) : code.MayBeOwn(type))
                return true;
        }

        return false;
    }

    private static bool IsCollection(string type) =>
        type.EndsWith("]", StringComparison.Ordinal) || type.StartsWith(Collections, StringComparison.Ordinal);
}
