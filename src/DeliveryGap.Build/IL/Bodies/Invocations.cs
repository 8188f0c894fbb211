using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Calls and creations: those that source shows become <see cref="Call"/>s, the compiler's own leave at most a value.</summary>
/// <param name="isOwn">Whether a type, as a parameter list writes it, is own code.</param>
/// <param name="placeOf">The place of an instruction.</param>
internal sealed class Invocations(
    ModuleFile module, Members members, Func<string, bool> isOwn, Arrays arrays, Origins origins, Findings findings, Func<int, Place> placeOf)
{
    private const string Builder = "<>t__builder";
    private const string DynamicBinder = "Microsoft.CSharp.RuntimeBinder.Binder";
    private const string CallSiteTarget = "F:System.Runtime.CompilerServices.CallSite`1.Target";

    private readonly CompilerHelpers helpers = new(arrays);

    /// <summary>The type that the instruction before the call names for it.</summary>
    public string? Constrained { get; set; }

    /// <param name="isExact">No <c>callvirt</c>: what overrides the method does not count.</param>
    public void Call(EntityHandle token, int offset, Frame frame, Instructions instructions, bool isExact)
    {
        var method = BaseCalls.Target(module, Interceptors.Original(members.Method(token)));
        var constrained = Constrained;
        Constrained = null;
        var arguments = PopArguments(method, frame);
        var receiver = method.HasThis ? frame.Pop() : null;
        if (method.Name == ".ctor")
        {
            Construct(method, receiver, arguments, offset, frame, instructions);
            return;
        }

        if (method.DeclaringType == DynamicBinder)
            findings.IsDynamic = true;
        if (helpers.Of(method, arguments, frame) is { } made)
        {
            PushResult(method, made, frame);
            return;
        }

        var plainReceiver = receiver is null ? null : instructions.Plain(receiver, frame);
        var plain = Plain(method, arguments, frame, instructions);
        if (receiver is SlotAddress slot)
        {
            if (Texts.IsHandler(method.DeclaringType))
            {
                PushResult(method, Texts.Interpolate(method, slot, plain, frame) is { } text ? origins.Made(offset, text) : new UnknownValue(method.ReturnType), frame);
                return;
            }

            if (method.Name == "SetResult" && plain.Length == 1 && IsBuilder(slot.Slot))
                findings.Returns.Note(offset, plain[0]);
        }

        ForgetReferenced(method, arguments, offset, frame, instructions);
        var isBase = isExact && method.HasThis && BaseCalls.IsOnBase(method, plainReceiver) && BaseCalls.MayBeOverridden(module, method);
        PushResult(method, Result(new Target(method, plainReceiver, constrained, isBase), plain, offset), frame);
    }

    /// <summary>What an async method hands its result to.</summary>
    private bool IsBuilder(int slot)
    {
        var field = MetadataTokens.EntityHandle(Math.Max(slot, 0));
        return field.Kind is HandleKind.FieldDefinition or HandleKind.MemberReference && members.Field(field).Name == Builder;
    }

    public void Create(EntityHandle token, int offset, Frame frame, Instructions instructions)
    {
        var method = members.Method(token);
        var arguments = PopArguments(method, frame);
        if (arguments.Length == 2 && arguments[1] is FunctionPointer function)
        {
            NoteFunction(function.Method, offset);
            frame.Push(new FunctionValue(function.Method.Id, Values.Visible(method.ConstructedType)));
            return;
        }

        if (CompilerHelpers.IsSpanOfOne(method))
        {
            frame.Push(CompilerHelpers.SpanOfOne(method, instructions.Plain(arguments[0], frame)));
            return;
        }

        var plain = Plain(method, arguments, frame, instructions);
        ForgetReferenced(method, arguments, offset, frame, instructions);
        frame.Push(Creation(method, null, plain, offset));
    }

    public void CallIndirect(EntityHandle token, Frame frame)
    {
        if (token.Kind != HandleKind.StandaloneSignature)
            throw new BadImageFormatException("An indirect call has no signature.");
        var signature = module.Metadata.GetBlobReader(module.Metadata.GetStandaloneSignature((StandaloneSignatureHandle)token).Signature);
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
            signature.ReadCompressedInteger();
        var count = signature.ReadCompressedInteger();
        // Each takes a byte at least.
        if (count > signature.RemainingBytes)
            throw new BadImageFormatException("A signature is shorter than it says.");
        var returned = module.Names.Read(ref signature, null, null);
        frame.Pop();
        for (var i = 0; i < count; i++)
            frame.Pop();
        if (header.IsInstance)
            frame.Pop();
        if (returned != "System.Void")
            frame.Push(new UnknownValue(returned));
    }

    private static Value[] PopArguments(MethodName method, Frame frame)
    {
        var arguments = new Value[method.ParameterTypes.Length];
        for (var i = arguments.Length - 1; i >= 0; i--)
            arguments[i] = frame.Pop();
        return arguments;
    }

    private static void PushResult(MethodName method, Value value, Frame frame)
    {
        if (method.ReturnType != "System.Void")
            frame.Push(value);
    }

    /// <summary>What <c>ldftn</c> and its like push.</summary>
    public void TakeFunction(EntityHandle token, int offset, Frame frame)
    {
        Constrained = null;
        var method = BaseCalls.Target(module, members.Method(token));
        if (method.Definition.IsNil || !Generated.IsFunction(method.Name))
            findings.MethodGroups.Note(offset, method.Id);
        frame.Push(new FunctionPointer(method));
    }

    private void Construct(MethodName method, Value? receiver, Value[] arguments, int offset, Frame frame, Instructions instructions)
    {
        var plain = Plain(method, arguments, frame, instructions);
        if (!CompilerHelpers.IsSpanOfOne(method))
            ForgetReferenced(method, arguments, offset, frame, instructions);
        if (receiver is ParameterValue { Ordinal: -1 } self)
        {
            findings.ConstructorCall = offset;
            findings.DelegatesToThis = self.Type == method.ConstructedType;
            Creation(method, self, plain, offset);
        }
        else
        {
            // A struct is made in place.
            var created = CompilerHelpers.IsSpanOfOne(method) ? CompilerHelpers.SpanOfOne(method, plain[0]) : Creation(method, null, plain, offset);
            if (receiver is not null)
                instructions.StoreAt(receiver, created, offset, frame);
        }
    }

    private Value Creation(MethodName method, ParameterValue? self, Value[] arguments, int offset)
    {
        var type = Values.Visible(method.ConstructedType);
        if (Decimals.Create(method.DeclaringType, arguments) is { } constant)
            return constant;
        if (CompilerHelpers.Collection(method, arguments) is { } items)
            return items;
        if (Texts.IsHandler(method.DeclaringType))
            return HandlerText.Empty;
        if (Tuples.Create(method, arguments, type, module) is { } tuple)
            return origins.Made(offset, tuple);
        if (type is null || type[type.Length - 1] == ']')
            return new UnknownValue(type);
        if (method.IsPlumbing)
            return Plumbing.IsTransparent(method.DeclaringType, method.Name) && arguments.Length == 1 ? arguments[0] : new UnknownValue(type);
        return new CallValue(Note(new Target(method, self), method.Name, method.DeclaringType, arguments, self is null ? type : method.ReturnType, offset), type);
    }

    private Value Result(Target target, Value[] arguments, int offset)
    {
        var (method, receiver) = (target.Method, target.Receiver);
        if (!method.Definition.IsNil && Generated.IsLocalFunction(method.Name))
            return LocalFunction(method, arguments, offset);
        var isPlumbing = IsPlumbing(target);
        if (Plumbing.IsTransparent(method.DeclaringType, method.Name) && (receiver ?? (arguments.Length > 0 ? arguments[0] : null)) is { } operand)
        {
            if (!isPlumbing)
                Note(target, method.Name, method.DeclaringType, arguments, method.ReturnType, offset);
            return method.Name == "GetResult" ? Values.Retype(operand, method.ReturnType) : operand;
        }

        var type = Values.Visible(method.ReturnType);
        var made = Texts.Of(method, receiver, arguments) ?? Tuples.Property(method, receiver, type, module);
        if (isPlumbing || method.ConstructedType[method.ConstructedType.Length - 1] == ']')
            return made is null ? new UnknownValue(type) : origins.Made(offset, made);
        var call = Note(target, method.Name, method.DeclaringType, arguments, method.ReturnType, offset);
        made ??= BackingField(method) is { } field ? new FieldValue(field.Id, receiver, method.ReturnType) : null;
        return made is null ? new CallValue(call, type) : origins.Made(offset, made);
    }

    private bool IsPlumbing(Target target) =>
        IsDynamic(target)
        || target.Method.IsPlumbing
        && (target.Method.IsAlwaysPlumbing
            || !(isOwn(target.Method.DeclaringType) || (target.Constrained is { } type && MayBeOwn(type)) || MayBeOwn(target.Receiver)));

    /// <summary>A call that is bound when it runs is made through a delegate.</summary>
    private static bool IsDynamic(Target target) => target.Receiver is FieldValue { Field: CallSiteTarget } && target.Method.Name == "Invoke";

    private bool MayBeOwn(Value? receiver)
    {
        if (receiver is not ChoiceValue choice)
            return receiver?.Type is { } type && MayBeOwn(type);
        foreach (var option in choice.Options)
        {
            if (MayBeOwn(option))
                return true;
        }

        return false;
    }

    // What stands for a type parameter may be anything.
    private bool MayBeOwn(string type) => type[0] == '`' || isOwn(type);

    private CallValue LocalFunction(MethodName method, Value[] arguments, int offset)
    {
        NoteFunction(method, offset);
        var count = arguments.Length;
        while (count > 0 && Generated.IsClosureParameter(method.ParameterTypes[count - 1]))
            count--;
        var visible = new Value[count];
        Array.Copy(arguments, visible, count);
        var type = method.DeclaringType;
        // A local function may lie in a closure; source knows only the type around it.
        for (var at = type.IndexOf(".<", StringComparison.Ordinal); at >= 0; at = type.IndexOf(".<", StringComparison.Ordinal))
            type = type.Substring(0, at);
        var call = Note(new Target(method, null), Generated.SourceName(method.Name), type, visible, method.ReturnType, offset);
        return new CallValue(call, Values.Visible(method.ReturnType));
    }

    private Call Note(Target target, string name, string declaringType, Value[] arguments, string returned, int offset)
    {
        var (method, receiver) = (target.Method, target.Receiver);
        var known = findings.Calls.Find(offset);
        if (known is not null)
        {
            if (Same(known, receiver, arguments))
                return known;
            (receiver, arguments) = Again(receiver, arguments, offset);
            if (Same(known, receiver, arguments))
                return known;
        }

        var call = new Call(declaringType, name, method.Id, receiver, arguments, Values.Visible(returned), known?.Place ?? placeOf(offset))
        {
            // A local function is handed the type parameters of the method around it too.
            TypeArguments = Generated.IsGenerated(method.Name) ? [] : method.Arguments,
            ConstrainedType = method.HasThis ? null : target.Constrained,
            IsBase = target.IsBase,
        };
        origins.Made(offset, call);
        findings.Calls.Note(offset, call);
        return call;
    }

    /// <summary>A loop hands a call what the call returned before.</summary>
    private (Value? Receiver, Value[] Arguments) Again(Value? receiver, Value[] arguments, int offset)
    {
        var again = new Value[arguments.Length];
        for (var i = 0; i < again.Length; i++)
            again[i] = Again(arguments[i], offset);
        return (receiver is null ? null : Again(receiver, offset), again);
    }

    private Value Again(Value value, int offset) => origins.Next(offset) ? origins.TakenAgain(offset, value) : new UnknownValue(value.Type);

    private static bool Same(Call call, Value? receiver, Value[] arguments)
    {
        if (receiver is null != call.Receiver is null || (receiver is not null && !Values.Same(receiver, call.Receiver!)))
            return false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Values.Same(arguments[i], call.Arguments[i]))
                return false;
        }

        return true;
    }

    private void NoteFunction(MethodName method, int offset)
    {
        if (!method.Definition.IsNil && Generated.IsFunction(method.Name))
            findings.Functions.Note(offset, method.Id);
    }

    private Value[] Plain(MethodName method, Value[] arguments, Frame frame, Instructions instructions)
    {
        var plain = new Value[arguments.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            var type = method.ParameterTypes[i];
            plain[i] = arguments[i] is Undefined
                ? new UnknownValue(Values.Visible(Values.Pointed(type)))
                : Values.Coerce(instructions.Plain(arguments[i], frame), type);
        }

        return plain;
    }

    /// <summary>What is handed over by reference may hold something else afterwards.</summary>
    private void ForgetReferenced(MethodName method, Value[] arguments, int offset, Frame frame, Instructions instructions)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            // A closure is handed over by reference too, and its fields are followed by themselves.
            if (arguments[i] is SlotAddress address && !Generated.IsClosureParameter(method.ParameterTypes[i]))
                instructions.StoreSlot(address.Slot, new UnknownValue(Values.Pointed(method.ParameterTypes[i])), frame);
            else if (arguments[i] is FieldAddress field)
                HandOut(field.Field, offset);
        }
    }

    private void HandOut(FieldValue field, int offset)
    {
        findings.HandedOut.Add(field.Field);
        findings.Stores?.NoteObject(offset, field.Instance);
    }

    /// <summary>The field behind an own auto-property, whose getter returns nothing else.</summary>
    private FieldName? BackingField(MethodName method)
    {
        if (!method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Definition.IsNil || method.ParameterTypes.Length > 0)
            return null;
        var definition = module.Metadata.GetMethodDefinition(method.Definition);
        if ((definition.Attributes & System.Reflection.MethodAttributes.Virtual) != 0
            && (definition.Attributes & System.Reflection.MethodAttributes.Final) == 0)
            return null;
        return AutoProperties.FieldOf(module, method.Definition) is { IsNil: false } field ? members.Field(field) : null;
    }

    /// <summary>What a call names, and on what.</summary>
    private readonly struct Target(MethodName method, Value? receiver, string? constrained = null, bool isBase = false)
    {
        public MethodName Method { get; } = method;
        public Value? Receiver { get; } = receiver;
        public string? Constrained { get; } = constrained;
        public bool IsBase { get; } = isBase;
    }
}
