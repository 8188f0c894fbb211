using System.Collections.Immutable;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Operations that are calls; each is lowered once, so that a value and the body hold the same <see cref="Call"/>.</summary>
internal sealed class CallLowering(ValueLowering values, ReaderMemory memory)
{
    // An anonymous type, or one that does not exist.
    private const string Unnamed = "?";

    private readonly Dictionary<IOperation, Call?> calls = [];

    /// <summary>Null for what calls nothing.</summary>
    public Call? Of(IOperation operation)
    {
        if (calls.TryGetValue(operation, out var known))
            return known;
        // An initialiser's receiver is the creation that holds it: no cycle, but a half-typed program may have others.
        calls[operation] = null;
        return calls[operation] = Create(operation);
    }

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
        ICompoundAssignmentOperation assignment => Setter(assignment.Target, null),
        ICoalesceAssignmentOperation assignment => Setter(assignment.Target, null),
        IIncrementOrDecrementOperation increment => Setter(increment.Target, null),
        IEventAssignmentOperation { EventReference: IEventReferenceOperation target } assignment => Subscription(assignment, target),
        _ => null,
    };

    private Call Invocation(IInvocationOperation invocation)
    {
        var method = invocation.IsVirtual ? LeastOverridden(invocation.TargetMethod, invocation.Instance) : invocation.TargetMethod;
        var receiver = method.IsStatic || invocation.Instance is null ? null : values.Of(invocation.Instance);
        return Create(
            method, receiver, Arguments(invocation.Arguments, method.Parameters.Length), method.ReturnType, NameOf(invocation.Syntax), invocation.ConstrainedToType);
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
        List<Value> arguments = [.. Arguments(property.Arguments, property.Property.Parameters.Length)];
        if (value is not null)
            arguments.Add(value);
        var isVirtual = property.Instance is not IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };
        return Create(
            isVirtual ? LeastOverridden(accessor, property.Instance) : accessor,
            accessor.IsStatic || property.Instance is null ? null : values.Of(property.Instance),
            arguments, accessor.ReturnType, NameOf(property.Syntax), property.ConstrainedToType);
    }

    private Call? Subscription(IEventAssignmentOperation assignment, IEventReferenceOperation target) =>
        (assignment.Adds ? target.Event.AddMethod : target.Event.RemoveMethod) is { } accessor
            ? Create(
                LeastOverridden(accessor, target.Instance), target.Instance is null ? null : values.Of(target.Instance),
                [values.Of(assignment.HandlerValue)], accessor.ReturnType, NameOf(target.Syntax), target.ConstrainedToType)
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

    private Call Create(
        IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments, ITypeSymbol? returned, Place place, ITypeSymbol? constrained = null)
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
        };
    }

    private Value[] Arguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
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

    // IL names the method that was declared first; only a struct's own override is called as itself.
    private static IMethodSymbol LeastOverridden(IMethodSymbol method, IOperation? instance)
    {
        var least = method;
        while (instance?.Type?.IsValueType != true && least.OverriddenMethod is { } overridden
            && SymbolEqualityComparer.Default.Equals(overridden.ReturnType, method.ReturnType))
        {
            least = overridden;
        }

        return least;
    }

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
