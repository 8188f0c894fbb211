using System.Collections.Immutable;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Operations that are calls; each is lowered once, so that a value and the body hold the same <see cref="Call"/>.</summary>
internal sealed class CallLowering
{
    // An anonymous type, or one that does not exist.
    private const string Unnamed = "?";

    private readonly Dictionary<IOperation, Call?> calls = [];
    private readonly ValueLowering values;
    private readonly ReaderMemory memory;
    private readonly OperatorLowering operators;
    private readonly CollectionLowering collections;

    public CallLowering(ValueLowering values, ReaderMemory memory)
    {
        this.values = values;
        this.memory = memory;
        operators = new(values, this);
        collections = new(values, this, memory);
        Patterns = new(values, this, memory);
    }

    public PatternLowering Patterns { get; }

    /// <summary>The call whose result the operation is; null for what calls nothing.</summary>
    public Call? Of(IOperation operation)
    {
        // Of all operations few are calls.
        if (!MayCall(operation))
            return null;
        if (calls.TryGetValue(operation, out var known))
            return known;
        // An initialiser's receiver is the creation that holds it: no cycle, but a half-typed program may have others.
        calls[operation] = null;
        return calls[operation] = Create(operation);
    }

    /// <summary>What an operation calls beside that, in the order in which it runs.</summary>
    public IEnumerable<Call> Beside(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: not null } or ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation => Around(operation),
        ICollectionExpressionOperation => collections.Additions(operation),
        // Most operations: nothing is allocated.
        _ => Patterns.Of(operation),
    };

    private IEnumerable<Call> Around(IOperation operation)
    {
        foreach (var call in operators.Beside(operation))
            yield return call;
        if (Written(operation) is { } target && Setter(target, null) is { } setter)
            yield return setter;
    }

    /// <summary>See <see cref="Plumbing"/>; whose code it is is only asked where it matters.</summary>
    public bool IsPlumbing(Call call) =>
        Plumbing.Is(call.DeclaringType, call.Name, isOwn: true)
        || Plumbing.Is(call.DeclaringType, call.Name, isOwn: false) && !memory.MayBeOwn(call.DeclaringType) && !(call.Receiver?.Type is { } type && memory.MayBeOwn(type));

    /// <param name="value">Null when it is not known.</param>
    public Call? Setter(IOperation target, IOperation? value) =>
        target is IPropertyReferenceOperation property && Accessor(property.Property, accessor => accessor.SetMethod) is { } setter
            ? Access(property, setter, value is null ? new UnknownValue(SymbolNames.Reference(property.Type)) : values.Of(value))
            : null;

    private Call? Create(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => Invocation(invocation),
        IObjectCreationOperation { Constructor: { } constructor } creation => Creation(creation, constructor),
        IPropertyReferenceOperation property => Getter(property),
        ISimpleAssignmentOperation assignment => Setter(assignment.Target, assignment.Value),
        IEventAssignmentOperation { EventReference: IEventReferenceOperation target } assignment => Subscription(assignment, target),
        ICollectionExpressionOperation collection => collections.Creation(collection),
        _ => operators.Of(operation),
    };

    private static bool MayCall(IOperation operation) => operation switch
    {
        IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation or ISimpleAssignmentOperation or IEventAssignmentOperation
            or ICollectionExpressionOperation => true,
        _ => OperatorLowering.IsWritten(operation),
    };

    // What is read before it is written.
    private static IOperation? Written(IOperation operation) => operation switch
    {
        ICompoundAssignmentOperation assignment => assignment.Target,
        ICoalesceAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation increment => increment.Target,
        _ => null,
    };

    private Call Invocation(IInvocationOperation invocation)
    {
        var method = invocation.IsVirtual ? LeastOverridden(invocation.TargetMethod, invocation.Instance?.Type) : invocation.TargetMethod;
        var receiver = method.IsStatic || invocation.Instance is null ? null : values.Of(invocation.Instance);
        return Create(
            method, receiver, Arguments(invocation.Arguments, method.Parameters.Length), method.ReturnType, NameOf(invocation.Syntax), invocation.ConstrainedToType,
            IsBase(method, invocation.Instance));
    }

    private Call? Creation(IObjectCreationOperation creation, IMethodSymbol constructor) =>
        // default(S): no constructor runs.
        constructor is { IsImplicitlyDeclared: true, Parameters.Length: 0, ContainingType.TypeKind: TypeKind.Struct }
            ? null
            : Create(constructor, null, Arguments(creation.Arguments, constructor.Parameters.Length), creation.Type, NameOf(creation.Syntax));

    private Call? Getter(IPropertyReferenceOperation property) =>
        // An array's length is no call in IL, an anonymous object's property nothing that anyone wrote.
        property.Property.ContainingType is { IsAnonymousType: true } || property.Instance?.Type is IArrayTypeSymbol { Rank: 1 }
            || Accessor(property.Property, accessor => accessor.GetMethod) is not { } getter
            ? null
            : Access(property, getter, null);

    private Call? Access(IPropertyReferenceOperation property, IMethodSymbol accessor, Value? value)
    {
        if (property.Property.ContainingType is { IsAnonymousType: true })
            return null;
        var arguments = Arguments(property.Arguments, property.Property.Parameters.Length);
        if (value is not null)
            arguments = [.. arguments, value];
        return Create(
            Called(accessor, property.Instance),
            accessor.IsStatic || property.Instance is null ? null : values.Of(property.Instance),
            arguments, accessor.ReturnType, NameOf(property.Syntax), property.ConstrainedToType, IsBase(accessor, property.Instance));
    }

    private Call? Subscription(IEventAssignmentOperation assignment, IEventReferenceOperation target) =>
        (assignment.Adds ? target.Event.AddMethod : target.Event.RemoveMethod) is { } accessor
            ? Create(
                Called(accessor, target.Instance), target.Instance is null ? null : values.Of(target.Instance),
                [values.Of(assignment.HandlerValue)], accessor.ReturnType, NameOf(target.Syntax), target.ConstrainedToType, IsBase(accessor, target.Instance))
            : null;

    /// <summary>The constructor of its base class that a constructor runs where it names none; null where there is none to run.</summary>
    public static Call? ImplicitBase(IMethodSymbol constructor, ReaderMemory memory)
    {
        if (constructor.ContainingType is not { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } baseType } type
            || baseType.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty) is not { } called)
        {
            return null;
        }

        var self = new ParameterValue(-1, SymbolNames.Reference(type));
        return new(
            SymbolNames.Definition(memory.Remember(baseType)), called.MetadataName, memory.IdOf(called), self, [], SymbolNames.Reference(called.ReturnType), SyntaxPlace.Of(constructor));
    }

    public Call Create(
        IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, ITypeSymbol? returned, Place place, ITypeSymbol? constrained = null, bool isBase = false)
    {
        var declaration = ExtensionMembers.Implementation(method.ReducedFrom ?? method);
        if (receiver is not null && ExtensionMembers.IsBlock(method.ContainingType))
        {
            arguments = [receiver, .. arguments];
            receiver = null;
        }

        var type = declaration.ContainingType is { } container ? SymbolNames.Definition(memory.Remember(container)) : "";
        return new(type, declaration.MetadataName, memory.IdOf(declaration), receiver, arguments, SymbolNames.Reference(returned), place)
        {
            TypeArguments = declaration.IsGenericMethod ? [.. ExtensionMembers.TypeArguments(method).Select(argument => SymbolNames.Reference(argument) ?? Unnamed)] : [],
            ConstrainedType = SymbolNames.Reference(constrained),
            IsBase = isBase,
        };
    }

    private Value[] Arguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
        if (count == 0)
            return [];
        var ordered = new Value[count];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < count)
                ordered[parameter.Ordinal] = values.Of(argument.Value);
        }

        for (var i = 0; i < count; i++)
            ordered[i] ??= new UnknownValue(null);
        return ordered;
    }

    /// <summary>The method that IL names where an instance's member is used: of a virtual one the first, on <c>base</c> that itself.</summary>
    public static IMethodSymbol Called(IMethodSymbol method, IOperation? instance) => IsBase(instance) ? method : LeastOverridden(method, instance?.Type);

    /// <summary>The method that was declared first; only a struct's own override is called as itself.</summary>
    /// <param name="type">Of the instance, where that is known.</param>
    public static IMethodSymbol LeastOverridden(IMethodSymbol method, ITypeSymbol? type)
    {
        var least = method;
        while (type?.IsValueType != true && least.OverriddenMethod is { } overridden
            && SymbolEqualityComparer.Default.Equals(overridden.ReturnType, method.ReturnType))
        {
            least = overridden;
        }

        return least;
    }

    private static bool IsBase(IMethodSymbol method, IOperation? instance) => (method.IsVirtual || method.IsOverride || method.IsAbstract) && IsBase(instance);

    private static bool IsBase(IOperation? instance) => instance is IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };

    /// <summary>The accessor of the property or, where an override leaves it out, of the one that it overrides.</summary>
    private static IMethodSymbol? Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> accessor)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (accessor(current) is { } found)
                return found;
        }

        return null;
    }

    private static Place NameOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation when FunctionSyntax.NameCalled(invocation) is { } name => SyntaxPlace.Of(name),
        ObjectCreationExpressionSyntax creation => SyntaxPlace.Of(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => SyntaxPlace.Of(creation.NewKeyword),
        MemberAccessExpressionSyntax access => SyntaxPlace.Of(access.Name.Identifier),
        MemberBindingExpressionSyntax binding => SyntaxPlace.Of(binding.Name.Identifier),
        _ => SyntaxPlace.Of(syntax),
    };
}
