using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>SignalR hubs: the methods that clients call (as <c>HubReflectionHelper</c> decides).</summary>
internal static class Hubs
{
    private const string MethodName = "Microsoft.AspNetCore.SignalR.HubMethodNameAttribute";

    public static IEnumerable<EntryPoint> Methods(TypeFact type, ICodeReader code)
    {
        if (!TypeEntryPoint.IsConcrete(type) || !TypeEntryPoint.IsDerived(type) || !type.SelfAndBases(code).Any(IsHub))
            yield break;
        HashSet<string> overridden = new(StringComparer.Ordinal);
        foreach (var method in type.SelfAndBases(code).TakeWhile(current => current.IsOwn).SelectMany(current => current.Methods))
        {
            if (method.Overrides is { } hidden)
                overridden.Add(hidden);
            if (method is { IsPublic: true, IsStatic: false, IsAbstract: false, IsGeneric: false } && !overridden.Contains(method.Id) && !IsOfFramework(method, type, code))
                yield return TypeEntryPoint.Of(EntryPointKind.Hub, $"hub {type.Name}.{NameOf(method)}", method, type, code);
        }
    }

    // By name, so that a framework that cannot be read is still known.
    private static bool IsHub(TypeFact type) =>
        type.BaseType is { } baseType && (baseType == EnteredTypes.Hub || baseType.StartsWith(EnteredTypes.Hub + "{", StringComparison.Ordinal));

    /// <summary>Whether it overrides what no own type declares: the hub's own members, or an object's.</summary>
    private static bool IsOfFramework(MethodFact method, TypeFact type, ICodeReader code)
    {
        if (method.Name == "Dispose" && method.ParameterTypes.Count == 0)
            return true;
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (method.Overrides is { } hidden && seen.Add(hidden))
        {
            if (code.FindMethod(hidden) is not { } next)
                return true;
            method = next;
        }

        return false;
    }

    private static string NameOf(MethodFact method) => method.Attributes.Find(MethodName)?.Argument(0) switch
    {
        null => method.Name,
        { IsKnown: true, Value: string name } => name,
        _ => Routes.Unknown,
    };
}
