using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>One walk from a value back to its origins. Bounded: what takes longer is unknown.</summary>
internal sealed class OriginSearch(ICodeReader code, Dispatch dispatch, CallPaths paths)
{
    /// <summary>A value that may be more than that is not known.</summary>
    public const int Most = ChoiceValue.Most;

    private const int MaxDepth = 48;
    private const int MaxSteps = 4096;
    private const string Lazy = "System.Lazy`1";

    private readonly List<Origin> found = [];
    private readonly CreatedFields created = new(code);
    private int steps;
    private bool isTooMuch;

    public IReadOnlyList<Origin> Of(Value value, Frame frame)
    {
        Visit(value, frame, 0);
        return isTooMuch ? [new(new UnknownValue(value.Type), frame)] : found;
    }

    private void Visit(Value value, Frame frame, int depth)
    {
        if (isTooMuch || ++steps > MaxSteps || depth > MaxDepth)
        {
            isTooMuch = true;
            return;
        }

        switch (value)
        {
            case ChoiceValue choice:
                Choice(choice, frame, depth);
                break;
            case ParameterValue { Ordinal: < 0 } self:
                This(self, frame, depth);
                break;
            case ParameterValue parameter:
                Parameter(parameter, parameter.Function is { } function ? frame.Around(function) ?? Frame.Of(function) : frame, depth);
                break;
            case FieldValue { Instance: null } field:
                StaticField(field, frame, depth);
                break;
            case FieldValue field:
                InstanceField(field, frame, depth);
                break;
            case ItemValue item:
                foreach (var origin in Inner(item.Tuple, frame, depth))
                {
                    if (origin.Value is TupleValue tuple && item.Index < tuple.Items.Count)
                        Visit(tuple.Items[item.Index], origin.Frame, depth + 1);
                    else
                        Add(new UnknownValue(item.Type), frame);
                }

                break;
            case CallValue call:
                Call(call, frame, depth);
                break;
            default:
                Add(value, frame);
                break;
        }
    }

    private void Add(Value value, Frame frame)
    {
        foreach (var origin in found)
        {
            if (ReferenceEquals(origin.Value, value) && ReferenceEquals(origin.Frame, frame)
                || origin.Value is ConstantValue left && value is ConstantValue right && Equals(left.Content, right.Content)
                || origin.Value is UnknownValue && value is UnknownValue)
            {
                return;
            }
        }

        found.Add(new(value, frame));
        isTooMuch |= found.Count > Most;
    }

    /// <summary>The origins of something on the way, by a walk that shares this one's bounds.</summary>
    private IReadOnlyList<Origin> Inner(Value value, Frame frame, int depth)
    {
        var inner = new OriginSearch(code, dispatch, paths) { steps = steps };
        inner.Visit(value, frame, depth + 1);
        steps = inner.steps;
        isTooMuch |= inner.isTooMuch;
        return isTooMuch ? [] : inner.found;
    }

    /// <summary>What is null is no name: another option is meant then, as with <c>Name ?? "default"</c>.</summary>
    private void Choice(ChoiceValue choice, Frame frame, int depth)
    {
        var origins = choice.Options.SelectMany(option => Inner(option, frame, depth)).ToArray();
        var isAnyNull = origins.Any(IsNull) && !origins.All(IsNull);
        foreach (var origin in origins)
        {
            if (!isAnyNull || !IsNull(origin))
                Add(origin.Value, origin.Frame);
        }
    }

    private static bool IsNull(Origin origin) => origin.Value is ConstantValue { Content: null };

    private void This(ParameterValue self, Frame frame, int depth)
    {
        var itself = frame.ThisType is { } type ? new ParameterValue(-1, type) : self;
        if (frame.Call is { IsCreation: true } creation)
        {
            Add(new CallValue(creation, creation.ReturnType), frame.Caller!);
        }
        else if (frame.Call is { Receiver: { } receiver })
        {
            foreach (var origin in Inner(receiver, frame.Caller!, depth))
            {
                // Of an object from elsewhere it is known at least that this method is its own.
                if (origin.Value is CallValue { Call.IsCreation: true } or ParameterValue { Ordinal: -1 })
                    Add(origin.Value, origin.Frame);
                else
                    Add(itself, Frame.Of(frame.Method, frame.ThisType));
            }
        }
        else
        {
            Add(itself, frame);
        }
    }

    private void Parameter(ParameterValue parameter, Frame frame, int depth)
    {
        if (frame.Call is { } call)
        {
            Argument(call, parameter, frame.Caller!, depth);
            return;
        }

        var isAny = false;
        foreach (var entry in paths.Entries(frame.Method, frame.ThisType, out var isComplete))
        {
            isAny = true;
            Argument(entry.Call!, parameter, entry.Caller!, depth);
            if (!isComplete)
                Add(new UnknownValue(parameter.Type), frame);
        }

        // Nobody that is seen calls it: the parameter stands for itself.
        if (!isAny)
            Add(parameter.Function is null ? parameter : new ParameterValue(parameter.Ordinal, parameter.Type), frame);
    }

    private void Argument(Call call, ParameterValue parameter, Frame caller, int depth)
    {
        if (parameter.Ordinal < call.Arguments.Count)
            Visit(call.Arguments[parameter.Ordinal], caller, depth + 1);
        else
            Add(new UnknownValue(parameter.Type), caller);
    }

    private void StaticField(FieldValue value, Frame frame, int depth)
    {
        if (code.FindField(value.Field) is { IsClosed: true } field)
            Stored(field.Stores, value, frame, depth);
        else
            Add(value, frame);
    }

    private void Stored(IReadOnlyList<FieldStore> stores, FieldValue value, Frame frame, int depth)
    {
        foreach (var store in stores)
            Visit(store.Value, Frame.Of(store.Method), depth + 1);
        if (stores.Count == 0)
            Add(value.Type == "System.String" ? new ConstantValue(null, value.Type) : value, frame);
    }

    private void InstanceField(FieldValue value, Frame frame, int depth)
    {
        var field = code.FindField(value.Field);
        foreach (var instance in Inner(value.Instance!, frame, depth))
        {
            if (instance.Value is CallValue { Call: { IsCreation: true } creation })
            {
                var stored = created.Of(value.Field, field, creation, instance.Frame);
                foreach (var store in stored)
                    Visit(store.Value, store.Frame, depth + 1);
                if (stored.Count == 0)
                    Add(new UnknownValue(value.Type), frame);
            }
            else if (field is { IsClosed: true })
            {
                Stored(instance.Value is ParameterValue { Ordinal: -1, Type: { } type } ? created.OnChainOf(type, field.Stores) : field.Stores, value, frame, depth);
            }
            else
            {
                Add(value, frame);
            }
        }
    }

    private void Call(CallValue value, Frame frame, int depth)
    {
        var call = value.Call;
        if (call is { DeclaringType: Lazy, Name: "get_Value", Receiver: { } lazy })
        {
            foreach (var origin in Inner(lazy, frame, depth))
                LazyValue(value, origin, frame, depth);
            return;
        }

        var isAny = false;
        foreach (var target in call.IsConstructor ? [] : Targets(call, frame, depth))
        {
            // What a generator writes there may change with its version.
            if (GeneratedInstruments.IsFactory(target))
                break;
            isAny = true;
            if (code.ReadBody(target.Id) is not { Returns: { Count: > 0 } returned })
            {
                Add(new UnknownValue(value.Type), frame);
                continue;
            }

            var entered = Frame.Entered(target.Id, call, frame, target.IsStatic ? null : target.DeclaringType);
            foreach (var result in returned)
                Visit(result, entered, depth + 1);
        }

        if (!isAny)
            Add(value, frame);
    }

    private void LazyValue(CallValue value, Origin lazy, Frame frame, int depth)
    {
        if (lazy.Value is CallValue { Call: { IsCreation: true, DeclaringType: Lazy, Arguments: { Count: > 0 } arguments } }
            && arguments[0] is FunctionValue function && code.ReadBody(function.Method) is { Returns: { Count: > 0 } returned })
        {
            foreach (var result in returned)
                Visit(result, Frame.Inside(function.Method, lazy.Frame), depth + 1);
        }
        else
        {
            Add(value, frame);
        }
    }

    /// <summary>The own methods that a call may run; none for foreign ones and where that is not known.</summary>
    private IEnumerable<MethodFact> Targets(Call call, Frame frame, int depth)
    {
        if (call.ConstrainedType is { } constrained)
        {
            return TypeParameters.Resolve(constrained, frame) is { } type && dispatch.Target(call.Method, call.DeclaringType, type) is { } member ? [member] : [];
        }

        if (code.FindMethod(call.Method) is not { } method)
            return [];
        if (!method.IsVirtual || call.Receiver is null)
            return method.IsAbstract ? [] : [method];
        List<MethodFact> targets = [];
        foreach (var receiver in Inner(call.Receiver, frame, depth))
        {
            foreach (var type in TypesOf(receiver))
            {
                if (dispatch.Target(call.Method, call.DeclaringType, type) is not { } target)
                    return [];
                if (!targets.Exists(known => known.Id == target.Id))
                    targets.Add(target);
            }
        }

        return targets;
    }

    private IEnumerable<string> TypesOf(Origin receiver)
    {
        if (receiver.Value is CallValue { Call: { IsCreation: true } creation })
            return [creation.DeclaringType];
        if (receiver.Value.Type is not { } type)
            return [];
        // 'this' of a class that can be created is one of it; of others any that derives from it.
        return receiver.Value is ParameterValue { Ordinal: -1 } && code.FindType(TypeNames.Definition(type)) is { IsAbstract: false }
            ? [type]
            : dispatch.Concrete(type).Select(concrete => concrete.Name);
    }
}
