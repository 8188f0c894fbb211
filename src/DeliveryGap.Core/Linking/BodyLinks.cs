using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>One body's links while they are collected.</summary>
internal sealed class BodyLinks(Linker linker, Entry entry, MethodFact method)
{
    private readonly ICodeReader code = linker.Code;
    private readonly TypeScope scope = new(entry, method, linker.Dispatch.Hierarchy);
    private readonly List<Link> targets = [];
    private readonly HashSet<Entry> seen = [];
    private readonly List<Wall> walls = [];
    private readonly List<HandOver> handOvers = [];
    private readonly List<string> created = [];

    public Links Read(MethodBody body)
    {
        HashSet<string> subscribed = new(StringComparer.Ordinal);
        foreach (var call in body.Calls)
            Add(call, subscribed);
        foreach (var function in body.Functions)
        {
            if (!linker.IsApart(function) && !subscribed.Contains(function))
                Add(entry with { Method = function }, Certainty.Direct, code.FindMethod(function)?.Place ?? Place.None, null, isFunction: true);
        }

        foreach (var group in body.MethodGroups)
        {
            if (!subscribed.Contains(group))
                Delegate(group);
        }

        foreach (var returned in Disposable.IsReturnedBy(method) ? body.Returns : [])
            Disposed(returned);
        if (body.IsDynamic)
            walls.Add(new(method.Display + ", which binds calls at run time", method.Place, false, [.. method.ParameterTypes.Select(scope.Resolve)]));
        return new([.. targets], [.. walls], [.. handOvers], [.. created]);
    }

    private void Add(Call call, HashSet<string> subscribed)
    {
        if (Reflection.IsWall(call.DeclaringType, call.Name))
        {
            Reflected(call);
            return;
        }

        if (linker.Events.Subscription(call) is { } handlers)
        {
            subscribed.UnionWith(handlers);
            return;
        }

        if (call is { Name: "Invoke", Receiver: { } called })
            Delegates(called, call.Place);
        foreach (var argument in call.Arguments)
            Delegates(argument, call.Place);
        if (call.IsCreation)
            created.Add(scope.Resolve(call.ReturnType ?? call.DeclaringType));
        if (call.ConstrainedType is { } constrained)
            Dispatched(call, [new(scope.Resolve(constrained), true)]);
        else if (code.FindMethod(call.Method) is { } target)
            Own(call, target);
        else if (code.MayBeOwn(call.DeclaringType) && !IsImplicit(call))
            walls.Add(new(TypeNames.Simple(call.DeclaringType) + "." + call.Name + ", which lies in another project", call.Place, true, []));
        else
            Foreign(call);
    }

    /// <summary>Who is given something to dispose of does so, though only the framework's interface says it.</summary>
    private void Disposed(Value returned)
    {
        foreach (var option in returned is ChoiceValue choice ? choice.Options : [returned])
        {
            if (option is not CallValue { Call: { IsCreation: true } creation } || scope.Resolve(creation.ReturnType ?? creation.DeclaringType) is not { } type)
                continue;
            foreach (var (declaring, member) in Disposable.Members)
            {
                if (linker.Dispatch.Target(member, declaring, type) is { } target)
                    Add(Entry.Of(target.Id, type), Certainty.Dispatched, creation.Place);
            }
        }
    }

    // What a type has without anybody writing it runs nothing of its own.
    private bool IsImplicit(Call call) => call.IsConstructor && code.FindType(call.DeclaringType) is { IsOwn: true };

    private void Own(Call call, MethodFact target)
    {
        HandToAny(call, target);
        if (call.IsConstructor)
            Add(Entering(call, target, call.IsCreation ? new(scope.Resolve(call.ReturnType ?? call.DeclaringType), true) : scope.This), Certainty.Direct, call.Place, call);
        else if (call.Receiver is null)
            Add(Entering(call, target, null), Certainty.Direct, call.Place, call);
        else if (call.IsBase || !target.IsVirtual)
            Add(Entering(call, target, linker.Receivers.Only(call, scope)), Certainty.Direct, call.Place, call);
        else
            Dispatched(call, linker.Receivers.Of(call, scope));
    }

    /// <summary>A virtual or interface call, and static members of interfaces: the members that the receivers admit.</summary>
    private void Dispatched(Call call, IReadOnlyList<Receiver> possible)
    {
        var certainty = possible.Count == 1 && possible[0].IsExact ? Certainty.Direct : Certainty.Dispatched;
        foreach (var type in linker.Receivers.Concrete(possible))
        {
            if (linker.Dispatch.Target(call.Method, call.DeclaringType, type) is { } target)
                Add(Entering(call, target, new(type, true)), certainty, call.Place, call);
        }

        // A default implementation that nothing replaces, and what others may derive.
        if (possible.Any(receiver => !receiver.IsExact) && code.MayBeImplementedElsewhere(call.DeclaringType))
            walls.Add(new(TypeNames.Simple(call.DeclaringType) + "." + call.Name + ", which other projects may implement", call.Place, true, []));
    }

    private void Foreign(Call call)
    {
        if (call is { Receiver: not null, IsConstructor: false, IsBase: false } && linker.Receivers.HaveOwn(call, scope, out var receivers))
            Dispatched(call, receivers);
        var mayDispatch = Messages.MayDispatch(call);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            foreach (var (type, _) in mayDispatch ? Handed.Of(call.Arguments[i]) : [])
            {
                if (scope.Resolve(type) is var resolved && MayBeMessage(resolved))
                    handOvers.Add(new(resolved, call.Place, null));
            }

            CalledBack(call, i);
        }
    }

    // An interface of the framework's by which messages are known stands for those that are created on the way.
    private bool MayBeMessage(string type) => code.MayBeOwn(type) || type != "System.Object" && linker.Dispatch.HasOwnBelow(TypeNames.Definition(type));

    private void CalledBack(Call call, int position)
    {
        // A page or component hands itself to what it renders.
        if (call.Arguments[position] is ParameterValue { Ordinal: -1 } or ConstantValue or FunctionValue || call.Arguments[position].Type is not { } type)
            return;
        var resolved = scope.Resolve(type);
        foreach (var member in linker.Callbacks.Of(resolved, call, position))
            Add(Entry.Of(member.Id, resolved), Certainty.Dispatched, call.Place);
    }

    /// <summary>An object that an own method takes as one of any type: it may look for a handler of the object's own.</summary>
    private void HandToAny(Call call, MethodFact target)
    {
        for (var i = 0; i < call.Arguments.Count && i < target.ParameterTypes.Count; i++)
        {
            if (target.ParameterTypes[i] == "System.Object" && call.Arguments[i].Type is { } type && code.MayBeOwn(scope.Resolve(type)))
                handOvers.Add(new(scope.Resolve(type), call.Place, target.Id));
        }
    }

    private void Reflected(Call call)
    {
        if (call.DeclaringType == Reflection.Activator)
        {
            if (Activated(call) is { } type && !TypeNames.IsOpen(type))
            {
                created.Add(type);
                if (code.FindMethod("M:" + TypeNames.Definition(type) + ".#ctor") is { } constructor)
                    Add(Entry.Of(constructor.Id, type), Certainty.Direct, call.Place);
                return;
            }
        }

        string[] handed = [.. call.Arguments.SelectMany(Handed.Of).Select(pair => scope.Resolve(pair.Type)).Where(code.MayBeOwn)];
        foreach (var type in handed)
            handOvers.Add(new(type, call.Place, null));
        walls.Add(new(method.Display + ", which calls " + TypeNames.Simple(call.DeclaringType) + "." + call.Name, call.Place, false, handed));
    }

    private string? Activated(Call call) =>
        call.TypeArguments.Count == 1 ? scope.Resolve(call.TypeArguments[0])
        : call.Arguments.Count == 1 && call.Arguments[0] is TypeValue named ? scope.Resolve(named.Name)
        : null;

    /// <summary>Delegates that this body did not make, where it calls them or hands them on.</summary>
    private void Delegates(Value value, Place place)
    {
        switch (value)
        {
            case ChoiceValue choice:
                foreach (var option in choice.Options)
                    Delegates(option, place);
                break;
            case FieldValue field when linker.Events.IsEvent(field):
                Raise(field, place);
                break;
            case FieldValue or CallValue when IsDelegate(value.Type):
                Stored(value, place);
                break;
        }
    }

    private void Raise(FieldValue field, Place place)
    {
        var handlers = linker.Events.Handlers(field, out var isComplete);
        foreach (var handler in handlers)
            Delegate(handler, place, Certainty.Dispatched);
        if (!isComplete)
            walls.Add(new(method.Display + ", which raises an event", place, false, []));
    }

    private bool IsDelegate(string? type) => type is not null && code.FindType(TypeNames.Definition(type)) is { Shape: TypeShape.Delegate };

    // What is handed in as a parameter counts where it is made or read.
    private void Stored(Value value, Place place)
    {
        var isKnown = true;
        foreach (var origin in linker.Values.Origins(value, Frame.Of(method.Id)))
        {
            if (origin.Value is FunctionValue function)
                Delegate(function.Method, place);
            else
                isKnown &= origin.Value is ConstantValue;
        }

        if (!isKnown)
            walls.Add(new(method.Display + ", which calls a delegate that others made", place, false, []));
    }

    private void Delegate(string function, Place? place = null, Certainty certainty = Certainty.Direct)
    {
        if (code.FindMethod(function) is not { } target)
        {
            var declaring = TypeNames.Declaring(function);
            if (code.MayBeOwn(declaring) && code.FindType(declaring) is not { IsOwn: true })
                walls.Add(new(TypeNames.TypeAndMember(function) + ", which lies in another project", place ?? method.Place, true, []));
            return;
        }

        var at = place ?? target.Place;
        if (!target.IsVirtual)
        {
            Add(Entry.Of(function), certainty, at);
            return;
        }

        foreach (var type in linker.Receivers.Concrete([new(TypeNames.Open(target.DeclaringType), false)]))
        {
            if (linker.Dispatch.Target(function, target.DeclaringType, type) is { } overriding)
                Add(Entry.Of(overriding.Id, type), Certainty.Dispatched, at);
        }
    }

    private Entry Entering(Call call, MethodFact target, Receiver? receiver)
    {
        var arguments = call.TypeArguments.Count == 0 ? "" : Entry.Join([.. call.TypeArguments.Select(scope.Resolve)]);
        // What adds nothing to the declaring type is left out: one entry for all callers.
        return receiver is { } known && (known.IsExact || known.Type != target.DeclaringType)
            ? new(target.Id, known.Type, known.IsExact, arguments)
            : new(target.Id, null, false, arguments);
    }

    private void Add(Entry target, Certainty certainty, Place place, Call? call = null, bool isFunction = false)
    {
        if (seen.Add(target) || call is not null)
            targets.Add(new(target, certainty, place, call, isFunction));
    }
}
