using System.Globalization;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What expressions may be (see <see cref="Value"/>).</summary>
internal sealed class ValueLowering(BodyScope scope, ReaderMemory memory)
{
    // Deeper than people write; what is lowered in the order of evaluation finds what is in it lowered already.
    private const int MaxDepth = 400;

    // Null while it is being found.
    private readonly Dictionary<IOperation, Value?> values = [];
    private int depth;

    public Value Of(IOperation? operation)
    {
        if (operation is null)
            return new UnknownValue(null);
        // What is defined by itself (code that does not compile) is unknown.
        if (values.TryGetValue(operation, out var known))
            return known ?? Unknown(operation);
        if (depth == MaxDepth)
            return Keep(operation, Unknown(operation));
        values.Add(operation, null);
        depth++;
        var value = Lower(operation);
        depth--;
        return Keep(operation, value);
    }

    private Value Keep(IOperation operation, Value value)
    {
        values[operation] = value;
        return value;
    }

    /// <summary>What is written, in terms of the function that writes it.</summary>
    public Value Of(Definition definition, ITypeSymbol? type)
    {
        if (definition.Value is null)
            return new UnknownValue(SymbolNames.Reference(type));
        var value = Of(definition.Value);
        var current = definition.Value.Type;
        foreach (var item in definition.Items)
        {
            current = current is INamedTypeSymbol { IsTupleType: true } tuple && item < tuple.TupleElements.Length ? tuple.TupleElements[item].Type : null;
            value = Item(value, item, SymbolNames.Reference(current));
        }

        return value;
    }

    private Value Lower(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Conversion(conversion),
        { ConstantValue: { HasValue: true, Value: var content } } => new ConstantValue(content, SymbolNames.Reference(operation.Type)),
        IArgumentOperation argument => Of(argument.Value),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        ISimpleAssignmentOperation assignment => Of(assignment.Value),
        ITranslatedQueryOperation query => Of(query.Operation),
        IAwaitOperation awaited when scope.Calls.Patterns.ResultOf(awaited) is { } result => new CallValue(result, SymbolNames.Reference(awaited.Type)),
        IAwaitOperation awaited => Retype(Of(awaited.Operation), SymbolNames.Reference(awaited.Type)),
        ILocalReferenceOperation local => Variable(local, local.Local),
        IParameterReferenceOperation parameter => Parameter(parameter),
        IInstanceReferenceOperation instance => Instance(instance),
        IConditionalAccessInstanceOperation instance => Of(ConditionalReceiver(instance)),
        IFieldReferenceOperation field => Field(field),
        IEventReferenceOperation target => new FieldValue(
            "F" + SymbolNames.Id(target.Event).Substring(1), target.Instance is null ? null : Of(target.Instance), SymbolNames.Reference(target.Type)),
        IPropertyReferenceOperation property => Property(property),
        IInvocationOperation or IObjectCreationOperation or IUnaryOperation { OperatorMethod: not null } => Result(operation),
        IIncrementOrDecrementOperation { OperatorMethod: not null, IsPostfix: false } => Result(operation),
        IArrayCreationOperation array => Array(array),
        ICollectionExpressionOperation collection => Collection(collection),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => Function(function.Symbol, operation),
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } => Function(CallLowering.Called(method.Method, method.Instance), operation),
        IDelegateCreationOperation { Target: var target } => Of(target),
        IAnonymousFunctionOperation function => Function(function.Symbol, operation),
        IMethodReferenceOperation method => Function(CallLowering.Called(method.Method, method.Instance), operation),
        ITypeOfOperation { TypeOperand: var type } => SymbolNames.Reference(type) is { } name ? new TypeValue(name) : Unknown(operation),
        ITupleOperation tuple => new TupleValue([.. tuple.Elements.Select(Of)], [], SymbolNames.Reference(tuple.Type)),
        IAnonymousObjectCreationOperation anonymous => Anonymous(anonymous),
        IConditionalOperation conditional => Conditional(conditional),
        ICoalesceOperation coalesce => Choices.Coalesce(Of(coalesce.Value), UnlessThrown(coalesce.WhenNull), SymbolNames.Reference(coalesce.Type)),
        ICoalesceAssignmentOperation coalesce => Choices.Coalesce(Of(coalesce.Target), UnlessThrown(coalesce.Value), SymbolNames.Reference(coalesce.Type)),
        ISwitchExpressionOperation choice => Choices.Of(
            choice.Arms.Select(arm => UnlessThrown(arm.Value)).OfType<Value>(), SymbolNames.Reference(choice.Type)),
        IBinaryOperation binary when IsText(binary.OperatorKind, binary.OperatorMethod, binary.Type) => Concatenation(binary),
        ICompoundAssignmentOperation compound when IsText(compound.OperatorKind, compound.OperatorMethod, compound.Type) =>
            Texts.Of([Of(compound.Target), Of(compound.Value)]),
        IBinaryOperation { OperatorMethod: not null } or ICompoundAssignmentOperation { OperatorMethod: not null } => Result(operation),
        IInterpolatedStringOperation text => Texts.Of(text.Parts.Select(Part)),
        _ => Unknown(operation),
    };

    private Value Variable(IOperation reference, ISymbol symbol)
    {
        if (scope.DefinitionsAt(reference, symbol) is not { } definitions)
            return Unknown(reference);
        var function = BodyScope.FunctionAround(reference);
        return Choices.Of(
            definitions.Select(definition => definition == Definition.Initial ? Parameter((IParameterSymbol)symbol, function) : Seen(definition, function, reference)),
            SymbolNames.Reference(reference.Type));
    }

    /// <summary>What a definition gives, in terms of the function that uses it.</summary>
    private Value Seen(Definition definition, IMethodSymbol? function, IOperation reference)
    {
        var value = Of(definition, reference.Type);
        var writer = BodyScope.FunctionAround(definition.At);
        if (function is null || SymbolEqualityComparer.Default.Equals(writer, function))
            return value;
        return (writer ?? ReaderMemory.MemberOf(function)) is { } holder ? new Captured(memory.IdOf(holder)).Of(value) : new UnknownValue(value.Type);
    }

    private Value Conversion(IConversionOperation conversion)
    {
        if (ExpressionTrees.Is(conversion))
        {
            return ExpressionTrees.Called(conversion) is { } called
                ? new ExpressionValue(memory.IdOf(called.OriginalDefinition), SymbolNames.Reference(conversion.Type))
                : Unknown(conversion);
        }

        // A FormattableString is not what it is made from.
        if (conversion.GetConversion().IsInterpolatedString || conversion.GetConversion().IsInterpolatedStringHandler)
            return Unknown(conversion);
        // A Nullable<T> without a value is no null to IL.
        if (conversion is { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, Operand.ConstantValue: { HasValue: true, Value: null } })
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
        return parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && Constructors.IsPrimary(constructor) && !IsInitializer
            ? new FieldValue(FieldLowering.CapturedId(parameter), This(constructor.ContainingType), SymbolNames.Reference(reference.Type))
            : Variable(reference, parameter);
    }

    private ParameterValue Parameter(IParameterSymbol parameter, IMethodSymbol? function)
    {
        // An extension block's own parameter is that of each member in it.
        var owner = parameter.ContainingSymbol as IMethodSymbol ?? (function is null ? null : ReaderMemory.MemberOf(function));
        var isOwn = function is null || SymbolEqualityComparer.Default.Equals(function, owner);
        return new(ExtensionMembers.OrdinalOf(parameter), SymbolNames.Reference(parameter.Type), isOwn || owner is null ? null : memory.IdOf(owner));
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
        reference is { Field.ContainingType.IsTupleType: true, Instance: { } instance }
            ? IndexOf(reference.Field) is { } index ? Item(Of(instance), index, SymbolNames.Reference(reference.Type)) : Unknown(reference)
        : reference.Field.ContainingType is not null && SymbolNames.Id(reference.Field) is { Length: > 0 } id
            ? new FieldValue(id, reference.Instance is null ? null : Of(reference.Instance), SymbolNames.Reference(reference.Type))
            : Unknown(reference);

    private Value Property(IPropertyReferenceOperation reference)
    {
        if (reference is { Property.ContainingType.IsAnonymousType: true, Instance: { } anonymous })
        {
            return Of(anonymous) is TupleValue known && IndexOf(known.Names, reference.Property.Name) is >= 0 and var index ? known.Items[index] : Unknown(reference);
        }

        return FieldLowering.BackingField(reference.Property.OriginalDefinition, memory) is { } field
            ? new FieldValue(field, reference.Instance is null ? null : Of(reference.Instance), SymbolNames.Reference(reference.Type))
            : Result(reference);
    }

    /// <summary>Which item of its tuple a field is, by its name or as <c>Item1</c>.</summary>
    private static int? IndexOf(IFieldSymbol item)
    {
        const string prefix = "Item";
        var name = (item.CorrespondingTupleField ?? item).Name;
        return name.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(name.Substring(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number - 1
            : null;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }

        return -1;
    }

    /// <summary>An item of a tuple that is known is what was put there.</summary>
    private static Value Item(Value tuple, int index, string? type) => tuple switch
    {
        TupleValue known => index < known.Items.Count ? known.Items[index] : new UnknownValue(type),
        UnknownValue => new UnknownValue(type),
        _ => new ItemValue(tuple, index, type),
    };

    private TupleValue Anonymous(IAnonymousObjectCreationOperation creation)
    {
        List<Value> items = [];
        List<string> names = [];
        foreach (var initializer in creation.Initializers)
        {
            if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment)
                continue;
            items.Add(Of(assignment.Value));
            names.Add(property.Name);
        }

        return new(items, names, SymbolNames.Reference(creation.Type));
    }

    private Value Conditional(IConditionalOperation conditional)
    {
        if (conditional.WhenFalse is not { } otherwise || conditional.IsRef)
            return Unknown(conditional);
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool isTrue })
            return Of(isTrue ? conditional.WhenTrue : otherwise);
        return Choices.Of(new[] { UnlessThrown(conditional.WhenTrue), UnlessThrown(otherwise) }.OfType<Value>(), SymbolNames.Reference(conditional.Type));
    }

    /// <summary>Null for what throws.</summary>
    private Value? UnlessThrown(IOperation operation)
    {
        var inner = operation;
        while (inner is IConversionOperation { IsImplicit: true } conversion)
            inner = conversion.Operand;
        return inner is IThrowOperation ? null : Of(operation);
    }

    private static bool IsText(BinaryOperatorKind kind, IMethodSymbol? method, ITypeSymbol? type) =>
        kind == BinaryOperatorKind.Add && method is null && type?.SpecialType == SpecialType.System_String;

    // The left operand nests as deep as the text is long.
    private Value Concatenation(IBinaryOperation concatenation)
    {
        Stack<IOperation> parts = new();
        IOperation current = concatenation;
        while (current is IBinaryOperation { ConstantValue.HasValue: false } binary && IsText(binary.OperatorKind, binary.OperatorMethod, binary.Type))
        {
            parts.Push(binary.RightOperand);
            current = binary.LeftOperand;
        }

        parts.Push(current);
        return Texts.Of(parts.Select(Of));
    }

    private Value Part(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Of(text.Text),
        IInterpolationOperation { Alignment: null, FormatString: null } hole => Of(hole.Expression),
        IInterpolationOperation hole => Unknown(hole.Expression),
        _ => Unknown(part),
    };

    private Value Result(IOperation operation)
    {
        if (scope.Calls.Of(operation) is not { } call)
            return Unknown(operation);
        var type = SymbolNames.Reference(operation.Type);
        if (Plumbing.IsTransparent(call.DeclaringType, call.Name))
            return call.Receiver ?? (call.Arguments.Count > 0 ? call.Arguments[0] : new UnknownValue(type));
        if (Texts.Made(call) is { } text)
            return text;
        return scope.Calls.IsPlumbing(call) ? new UnknownValue(type) : new CallValue(call, type);
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
        if (scope.Calls.Of(collection) is { } creation)
            return new CallValue(creation, SymbolNames.Reference(collection.Type));
        foreach (var element in collection.Elements)
        {
            if (element is ISpreadOperation)
                return Unknown(collection);
        }

        return new ArrayValue([.. collection.Elements.Select(Of)], SymbolNames.Reference(collection.Type));
    }

    private FunctionValue Function(IMethodSymbol method, IOperation operation) => new(memory.IdOf(method), SymbolNames.Reference(operation.Type));

    private static UnknownValue Unknown(IOperation operation) => new(SymbolNames.Reference(operation.Type));

    private static Value Retype(Value value, string? type) => value switch
    {
        CallValue call => new CallValue(call.Call, type),
        FieldValue field => new FieldValue(field.Field, field.Instance, type),
        ParameterValue parameter => new ParameterValue(parameter.Ordinal, type, parameter.Function),
        ChoiceValue choice => new ChoiceValue(choice.Options, type),
        TupleValue tuple => new TupleValue(tuple.Items, tuple.Names, type),
        ItemValue item => new ItemValue(item.Tuple, item.Index, type),
        FunctionValue function => new FunctionValue(function.Method, type),
        ArrayValue array => new ArrayValue(array.Items, type),
        ConstantValue or TextValue or TypeValue or ExpressionValue => value,
        _ => new UnknownValue(type),
    };
}
