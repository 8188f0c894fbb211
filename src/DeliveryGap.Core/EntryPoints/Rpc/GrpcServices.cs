using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>gRPC services: own classes that derive from what the gRPC tools generate of a <c>.proto</c> file.</summary>
/// <remarks>
/// A service that nothing maps counts too. Nobody derives from a generated base for anything but to serve it; it may be mapped by
/// reflection, or in another project than the one that the editor sees.
/// </remarks>
internal sealed class GrpcServices(ICodeReader code, ValueResolver values)
{
    private const string ServiceName = "__ServiceName";
    private const string MethodPrefix = "__Method_";

    // new Method<…>(MethodType.Unary, __ServiceName, "AddItem", …)
    private const int NameInMethod = 2;

    /// <summary>What a service overrides; what it leaves answers that it is not implemented.</summary>
    public IEnumerable<EntryPoint> Methods(TypeFact type)
    {
        if (!TypeEntryPoint.IsConcrete(type) || !TypeEntryPoint.IsDerived(type))
            yield break;
        TypeFact[] types = [.. type.SelfAndBases(code)];
        var generated = Array.FindIndex(types, current => current.Attributes.Find(EnteredTypes.GrpcService) is not null);
        if (generated < 1)
            yield break;

        var container = types[generated].Attributes.Find(EnteredTypes.GrpcService)!.Argument(0) is { Value: TypeName { Name: var named } } ? named : types[generated].DeclaringType;
        var prefix = "M:" + types[generated].Name + ".";
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var method in types.Take(generated).TakeWhile(current => current.IsOwn).SelectMany(current => current.Methods))
        {
            if (!method.IsAbstract && IsOf(method, prefix) && names.Add(method.Name))
                yield return TypeEntryPoint.Of(EntryPointKind.Grpc, $"grpc /{ServiceOf(container)}/{NameOf(method, container)}", method, type, code);
        }
    }

    /// <summary>Whether it overrides a member of the generated base, directly or through an own class between.</summary>
    private bool IsOf(MethodFact method, string prefix)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (method.Overrides is { } hidden && seen.Add(hidden))
        {
            if (hidden.StartsWith(prefix, StringComparison.Ordinal))
                return true;
            if (code.FindMethod(hidden) is not { } next)
                return false;
            method = next;
        }

        return false;
    }

    /// <summary><c>shop.Cart</c>; where the generated class cannot be read, its package is not known.</summary>
    private string ServiceOf(string? container) =>
        container is null ? Routes.Unknown
        : Constant($"F:{container}.{ServiceName}", store => store.Value) is { } name ? name
        : Routes.Unknown + TypeNames.Simple(container);

    private string NameOf(MethodFact method, string? container) =>
        container is not null && Constant($"F:{container}.{MethodPrefix}{method.Name}", InMethod) is { } name ? name : method.Name;

    private static Value? InMethod(FieldStore store) =>
        store.Value is CallValue { Call: { IsCreation: true, Arguments: { Count: > NameInMethod } arguments } } ? arguments[NameInMethod] : null;

    private string? Constant(string field, Func<FieldStore, Value?> value)
    {
        if (code.FindField(field) is not { Stores.Count: 1 } fact || value(fact.Stores[0]) is not { } stored)
            return null;
        return values.Texts(stored, Frame.Of(fact.Stores[0].Method)) is { Count: 1 } texts && Routes.IsKnown(texts[0]) ? texts[0] : null;
    }
}
