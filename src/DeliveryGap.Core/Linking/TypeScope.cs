using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>What the type parameters in a body stand for on one way into it.</summary>
internal sealed class TypeScope
{
    private readonly IReadOnlyList<string> ofType;
    private readonly IReadOnlyList<string> ofMethod;

    public TypeScope(Entry entry, MethodFact method, Hierarchy hierarchy)
    {
        ofMethod = entry.TypeArguments;
        var closed = entry.This is { } self ? hierarchy.As(self, method.DeclaringType) : null;
        ofType = closed is null ? [] : TypeNames.Arguments(closed);
        This = entry.This is { } known ? new(known, entry.IsExact) : new(TypeNames.Open(method.DeclaringType), false);
    }

    /// <summary>What <c>this</c> is.</summary>
    public Receiver This { get; }

    /// <summary>A type as the body writes it, with what is known filled in.</summary>
    public string Resolve(string type) => TypeNames.Substitute(type, ofType, ofMethod);
}
