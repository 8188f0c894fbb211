using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What expressions may be (see <see cref="Value"/>).</summary>
internal sealed class ValueLowering(BodyScope scope, ReaderMemory memory)
{
    private readonly Dictionary<IOperation, Value> values = [];

    public Value Of(IOperation? operation)
    {
        if (operation is null)
            return new UnknownValue(null);
        if (values.TryGetValue(operation, out var known))
            return known;
        // What is defined by itself (code that does not compile) is unknown.
        values[operation] = Unknown(operation);
        return values[operation] = Lower(operation);
    }

    private Value Lower(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Conversion(conversion),
        { ConstantValue: { HasValue: true, Value: var content } } => new ConstantValue(content, SymbolNames.Reference(operation.Type)),
        IArgumentOperation argument => Of(argument.Value),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        ISimpleAssignmentOperation assignment => Of(assignment.Value),
        ITranslatedQueryOperation query => Of(query.Operation),
        IAwaitOperation awaited => Retype(Of(awaited.Operation), SymbolNames.Reference(awaited.Type)),
        ILocalReferenceOperation local => scope.OnlyValueOf(local.Local) is { } value ? Of(value) : Unknown(local),
        IParameterReferenceOperation parameter => Parameter(parameter),
        IInstanceReferenceOperation instance => Instance(instance),
        IConditionalAccessInstanceOperation instance => Of(ConditionalReceiver(instance)),
        IFieldReferenceOperation field => Field(field),
        IEventReferenceOperation target => new FieldValue(
            "F" + SymbolNames.Id(target.Event).Substring(1), target.Instance is null ? null : Of(target.Instance), SymbolNames.Reference(target.Type)),
        IPropertyReferenceOperation property => Property(property),
        IInvocationOperation or IObjectCreationOperation => Result(operation),
        IArrayCreationOperation array => Array(array),
        ICollectionExpressionOperation collection => Collection(collection),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => Function(function.Symbol, operation),
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } => Function(method.Method, operation),
        IDelegateCreationOperation { Target: var target } => Of(target),
        IAnonymousFunctionOperation function => Function(function.Symbol, operation),
        IMethodReferenceOperation method => Function(method.Method, operation),
        _ => Unknown(operation),
    };

    private Value Conversion(IConversionOperation conversion)
    {
        if (ExpressionTrees.Is(conversion))
            return Unknown(conversion);
        // What the language converts by itself leaves no trace in IL; neither does a user's own conversion, as the facts see it.
        var isTraceless = conversion.Conversion.IsImplicit || conversion.Conversion.IsUserDefined;
        if (!isTraceless && conversion.ConstantValue.HasValue)
            return new ConstantValue(conversion.ConstantValue.Value, SymbolNames.Reference(conversion.Type));
        var operand = Of(conversion.Operand);
        return isTraceless ? operand : Retype(operand, SymbolNames.Reference(conversion.Type));
    }

    private Value Parameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        var type = SymbolNames.Reference(reference.Type);
        if (scope.IsWritten(parameter))
            return new UnknownValue(type);
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && IsPrimary(constructor) && !IsInitializer)
            return new FieldValue(
                $"F:{SymbolNames.Definition(constructor.ContainingType.OriginalDefinition)}.<{parameter.Name}>P", This(constructor.ContainingType), type);
        return SymbolEqualityComparer.Default.Equals(FunctionAround(reference), parameter.ContainingSymbol)
            || FunctionAround(reference) is null && !IsFunction(parameter.ContainingSymbol)
            ? new ParameterValue(parameter.Ordinal, type)
            // A lambda sees its holder's parameters through a closure.
            : new UnknownValue(type);
    }

    // A field's initialiser, or what a primary constructor hands to its base.
    private bool IsInitializer => scope.Root is ISymbolInitializerOperation || scope.Root.Syntax is PrimaryConstructorBaseTypeSyntax or TypeDeclarationSyntax;

    private Value Instance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance => This(instance.Type),
        InstanceReferenceKind.ImplicitReceiver => ImplicitReceiver(instance),
        _ => Unknown(instance),
    };

    private static ParameterValue This(ITypeSymbol? type) => new(-1, SymbolNames.Reference(type));

    /// <summary>What an object or collection initialiser fills.</summary>
    private Value ImplicitReceiver(IInstanceReferenceOperation instance)
    {
        IOperation current = instance;
        while (current.Parent is { } parent)
        {
            if (parent is IObjectCreationOperation creation && creation.Initializer == current)
                return Result(creation);
            if (parent is IMemberInitializerOperation member && member.Initializer == current)
                return Of(member.InitializedMember);
            current = parent;
        }

        return Unknown(instance);
    }

    private static IOperation? ConditionalReceiver(IConditionalAccessInstanceOperation instance)
    {
        IOperation current = instance;
        while (current.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
                return access.Operation;
            current = parent;
        }

        return null;
    }

    private Value Field(IFieldReferenceOperation reference) =>
        reference.Field.ContainingType is { IsTupleType: false } && SymbolNames.Id(reference.Field) is { Length: > 0 } id
            ? new FieldValue(id, reference.Instance is null ? null : Of(reference.Instance), SymbolNames.Reference(reference.Type))
            : Unknown(reference);

    private Value Property(IPropertyReferenceOperation reference) =>
        FieldLowering.BackingField(reference.Property.OriginalDefinition, memory) is { } field
            ? new FieldValue(field, reference.Instance is null ? null : Of(reference.Instance), SymbolNames.Reference(reference.Type))
            : Result(reference);

    private Value Result(IOperation operation)
    {
        if (scope.Calls.Of(operation) is not { } call)
            return Unknown(operation);
        var type = SymbolNames.Reference(operation.Type);
        if (Plumbing.IsTransparent(call.DeclaringType, call.Name))
            return call.Receiver ?? (call.Arguments.Count > 0 ? call.Arguments[0] : new UnknownValue(type));
        return Plumbing.Is(call.DeclaringType, call.Name) ? new UnknownValue(type) : new CallValue(call, type);
    }

    private Value Array(IArrayCreationOperation array)
    {
        var type = SymbolNames.Reference(array.Type);
        if (array.Initializer is { } initializer && array.Type is IArrayTypeSymbol { Rank: 1 })
            return new ArrayValue([.. initializer.ElementValues.Select(Of)], type);
        return array.DimensionSizes.Length == 1 && array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: 0 } ? new ArrayValue([], type) : new UnknownValue(type);
    }

    private Value Collection(ICollectionExpressionOperation collection)
    {
        foreach (var element in collection.Elements)
        {
            if (element is ISpreadOperation)
                return Unknown(collection);
        }

        return new ArrayValue([.. collection.Elements.Select(Of)], SymbolNames.Reference(collection.Type));
    }

    private FunctionValue Function(IMethodSymbol method, IOperation operation) => new(memory.IdOf(method), SymbolNames.Reference(operation.Type));

    private static IMethodSymbol? FunctionAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
                return lambda.Symbol;
            if (current is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return null;
    }

    private static bool IsFunction(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction };

    private static bool IsPrimary(IMethodSymbol constructor) =>
        FunctionSyntax.DeclarationOf(constructor) is TypeDeclarationSyntax;

    private static UnknownValue Unknown(IOperation operation) => new(SymbolNames.Reference(operation.Type));

    private static Value Retype(Value value, string? type) => value switch
    {
        CallValue call => new CallValue(call.Call, type),
        FieldValue field => new FieldValue(field.Field, field.Instance, type),
        ParameterValue parameter => new ParameterValue(parameter.Ordinal, type),
        FunctionValue function => new FunctionValue(function.Method, type),
        ArrayValue array => new ArrayValue(array.Items, type),
        ConstantValue => value,
        _ => new UnknownValue(type),
    };
}
