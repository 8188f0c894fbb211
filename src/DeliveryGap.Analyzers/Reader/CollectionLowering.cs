using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary><c>[a, b]</c> that becomes a collection of own code. What the framework's are made with is the compiler's choice.</summary>
internal sealed class CollectionLowering(ValueLowering values, CallLowering calls, ReaderMemory memory)
{
    /// <summary>What creates it, null where nobody's own code does.</summary>
    public Call? Creation(ICollectionExpressionOperation collection)
    {
        if (collection.ConstructMethod is not { } method || !memory.MayBeOwn(method))
            return null;
        var type = SymbolNames.Reference(collection.Type);
        // A builder is handed all at once.
        Value[] arguments = [.. method.Parameters.Select((_, i) => i == 0 && !HasSpread(collection) ? new ArrayValue([.. collection.Elements.Select(values.Of)], type) : (Value)new UnknownValue(null))];
        return calls.Create(method, null, arguments, method.MethodKind == MethodKind.Constructor ? collection.Type : method.ReturnType, SyntaxPlace.Of(collection.Syntax));
    }

    /// <summary>A call of <c>Add</c> for each element.</summary>
    public IEnumerable<Call> Additions(IOperation operation)
    {
        if (operation is not ICollectionExpressionOperation { Type: { } type, ConstructMethod.MethodKind: MethodKind.Constructor } collection || calls.Of(collection) is not { } creation)
            yield break;
        var created = new CallValue(creation, creation.ReturnType);
        foreach (var element in collection.Elements)
        {
            var added = element is ISpreadOperation spread ? spread.ElementType : element.Type;
            if (Members.Find(type, WellKnownMemberNames.CollectionInitializerAddMethodName, 1, method => Takes(method, added)) is { } add)
                yield return calls.Create(add, created, [element is ISpreadOperation ? new UnknownValue(SymbolNames.Reference(added)) : values.Of(element)], add.ReturnType, SyntaxPlace.Of(element.Syntax));
        }
    }

    private bool Takes(IMethodSymbol method, ITypeSymbol? type) =>
        type is null || memory.Compilation.ClassifyCommonConversion(type, method.Parameters[0].Type) is { Exists: true, IsImplicit: true };

    private static bool HasSpread(ICollectionExpressionOperation collection) => collection.Elements.Any(element => element is ISpreadOperation);
}
