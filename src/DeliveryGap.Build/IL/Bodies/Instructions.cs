using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What single instructions do to a frame; calls are <see cref="Invocations"/>.</summary>
internal sealed class Instructions(
    ModuleFile module, Members members, BodyFrame body, Arrays arrays, FieldAccess fields, Invocations invocations, Origins origins, Findings findings)
{
    private static readonly UnknownValue Int32 = new("System.Int32");
    private static readonly UnknownValue Boolean = new("System.Boolean");

    /// <summary>Told each store into a slot.</summary>
    public Action<int, Value> Stored { get; set; } = (_, _) => { };

    public static int Argument(int index) => -1 - index;

    /// <returns>What holds where the branch leads.</returns>
    public Frame PopForBranch(ILOpCode code, Frame frame)
    {
        switch (code)
        {
            case ILOpCode.Br or ILOpCode.Br_s:
                return frame;
            case ILOpCode.Leave or ILOpCode.Leave_s:
                frame.Clear();
                return frame;
            case ILOpCode.Brtrue or ILOpCode.Brtrue_s or ILOpCode.Brfalse or ILOpCode.Brfalse_s:
                var condition = frame.Pop();
                if (condition is StateNumber)
                    return frame.OnlyArguments();
                // a ?? b
                return code is ILOpCode.Brtrue or ILOpCode.Brtrue_s && !frame.IsEmpty && ReferenceEquals(frame.Top, condition) ? WithoutNull(frame) : frame;
            default:
                var right = frame.Pop();
                return frame.Pop() is StateNumber || right is StateNumber ? frame.OnlyArguments() : frame;
        }
    }

    /// <summary>A body ends here.</summary>
    public void Return(int offset, Frame frame)
    {
        // What the runtime makes async hands nothing over for a plain task.
        if (body.ReturnType is null || frame.IsEmpty)
            return;
        var value = frame.Pop();
        if (value is FieldAddress address)
            findings.HandedOut.Add(address.Field.Field);
        findings.Returns.Note(offset, Values.Coerce(Plain(value, frame), body.ReturnType));
    }

    private static Frame WithoutNull(Frame frame)
    {
        if (Joins.NotNull(frame.Top) is var known && ReferenceEquals(known, frame.Top))
            return frame;
        var taken = frame.Clone();
        taken.Pop();
        taken.Push(known);
        return taken;
    }

    /// <param name="il">Behind the opcode; afterwards behind its operand.</param>
    /// <exception cref="BadImageFormatException">The instruction does not fit the frame, or is none.</exception>
    public void Step(ILOpCode code, int offset, ref BlobReader il, Frame frame)
    {
        switch (code)
        {
            case >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3: Load(Argument(code - ILOpCode.Ldarg_0), frame); break;
            case >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3: Load(code - ILOpCode.Ldloc_0, frame); break;
            case >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3: Store(code - ILOpCode.Stloc_0, frame); break;
            case ILOpCode.Ldarg_s: Load(Argument(il.ReadByte()), frame); break;
            case ILOpCode.Ldarga_s: LoadAddress(Argument(il.ReadByte()), frame); break;
            case ILOpCode.Starg_s: Store(Argument(il.ReadByte()), frame); break;
            case ILOpCode.Ldloc_s: Load(il.ReadByte(), frame); break;
            case ILOpCode.Ldloca_s: LoadAddress(il.ReadByte(), frame); break;
            case ILOpCode.Stloc_s: Store(il.ReadByte(), frame); break;
            case ILOpCode.Ldarg: Load(Argument(il.ReadUInt16()), frame); break;
            case ILOpCode.Ldarga: LoadAddress(Argument(il.ReadUInt16()), frame); break;
            case ILOpCode.Starg: Store(Argument(il.ReadUInt16()), frame); break;
            case ILOpCode.Ldloc: Load(il.ReadUInt16(), frame); break;
            case ILOpCode.Ldloca: LoadAddress(il.ReadUInt16(), frame); break;
            case ILOpCode.Stloc: Store(il.ReadUInt16(), frame); break;
            case ILOpCode.Ldnull: frame.Push(new ConstantValue(null, null)); break;
            case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8: PushInt((int)code - (int)ILOpCode.Ldc_i4_0, frame); break;
            case ILOpCode.Ldc_i4_s: PushInt(il.ReadSByte(), frame); break;
            case ILOpCode.Ldc_i4: PushInt(il.ReadInt32(), frame); break;
            case ILOpCode.Ldc_i8: frame.Push(new ConstantValue(il.ReadInt64(), "System.Int64")); break;
            case ILOpCode.Ldc_r4: frame.Push(new ConstantValue(il.ReadSingle(), "System.Single")); break;
            case ILOpCode.Ldc_r8: frame.Push(new ConstantValue(il.ReadDouble(), "System.Double")); break;
            case ILOpCode.Ldstr:
                frame.Push(new ConstantValue(module.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(il.ReadInt32())), "System.String"));
                break;
            case ILOpCode.Dup:
                var top = frame.Pop();
                frame.Push(top);
                frame.Push(top);
                break;
            case ILOpCode.Pop:
                frame.Pop();
                break;
            case ILOpCode.Ldfld or ILOpCode.Ldflda: fields.Load(Token(ref il), offset, frame, this, code == ILOpCode.Ldflda); break;
            case ILOpCode.Ldsfld or ILOpCode.Ldsflda: fields.LoadStatic(Token(ref il), offset, frame, code == ILOpCode.Ldsflda); break;
            case ILOpCode.Stfld: fields.Store(Token(ref il), offset, frame, this); break;
            case ILOpCode.Stsfld: fields.StoreStatic(Token(ref il), offset, frame, this); break;
            case ILOpCode.Call or ILOpCode.Callvirt: invocations.Call(Token(ref il), offset, frame, this, code == ILOpCode.Call); break;
            case ILOpCode.Newobj: invocations.Create(Token(ref il), offset, frame, this); break;
            case ILOpCode.Calli: invocations.CallIndirect(Token(ref il), frame); break;
            case ILOpCode.Ldftn: invocations.TakeFunction(Token(ref il), offset, frame); break;
            case ILOpCode.Ldvirtftn:
                frame.Pop();
                invocations.TakeFunction(Token(ref il), offset, frame);
                break;
            case ILOpCode.Newarr: frame.Push(arrays.Create(offset, frame.Pop(), members.TypeOf(Token(ref il)))); break;
            case ILOpCode.Ldtoken:
                var token = Token(ref il);
                frame.Push(Reflected(token));
                break;
            case ILOpCode.Castclass or ILOpCode.Unbox_any or ILOpCode.Isinst:
                var cast = members.TypeOf(Token(ref il));
                if (frame.Top is not MethodToken)
                    frame.Push(origins.Made(offset, Values.Retype(Plain(frame.Pop(), frame), cast)));
                break;
            case ILOpCode.Box: frame.Push(Boxed(frame.Pop(), members.TypeOf(Token(ref il)), frame)); break;
            case ILOpCode.Unbox or ILOpCode.Refanyval or ILOpCode.Mkrefany:
                frame.Pop();
                frame.Push(new UnknownValue(members.TypeOf(Token(ref il))));
                break;
            case ILOpCode.Ldobj: LoadThrough(members.TypeOf(Token(ref il)), frame); break;
            case >= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref: LoadThrough(null, frame); break;
            case ILOpCode.Stobj:
                Token(ref il);
                StoreThrough(offset, frame);
                break;
            case (>= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8) or ILOpCode.Stind_i: StoreThrough(offset, frame); break;
            case ILOpCode.Initobj: StoreAt(frame.Pop(), Default(members.TypeOf(Token(ref il))), offset, frame); break;
            case ILOpCode.Ldelema:
                var elementType = members.TypeOf(Token(ref il));
                frame.Push(arrays.Address(frame.Pop(), frame.Pop(), elementType));
                break;
            case ILOpCode.Ldelem:
                var loadedType = members.TypeOf(Token(ref il));
                frame.Pop();
                frame.Pop();
                frame.Push(new UnknownValue(loadedType));
                break;
            case >= ILOpCode.Ldelem_i1 and <= ILOpCode.Ldelem_ref:
                frame.Pop();
                frame.Push(new UnknownValue(Values.Element(frame.Pop().Type)));
                break;
            case ILOpCode.Stelem:
                Token(ref il);
                StoreElement(offset, frame);
                break;
            case >= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref: StoreElement(offset, frame); break;
            default: Compute(code, ref il, frame); break;
        }
    }

    /// <summary>A value as facts may hold it: what a slot holds instead of its address.</summary>
    public Value Plain(Value value, Frame frame) => value switch
    {
        SlotAddress address => frame.Load(address.Slot) is var held and not MachineValue ? held : new UnknownValue(address.Type),
        FieldAddress address => address.Field,
        MachineValue machine => new UnknownValue(machine.Type),
        _ => value,
    };

    public void StoreSlot(int slot, Value value, Frame frame)
    {
        if (TypeOf(slot) is { } type)
            value = Values.Coerce(value, type);
        if (value is FieldAddress address)
            findings.HandedOut.Add(address.Field.Field);
        StoreRaw(slot, value, frame);
    }

    /// <summary>The same for what no argument or local holds.</summary>
    public void StoreRaw(int slot, Value value, Frame frame)
    {
        frame.Store(slot, value);
        Stored(slot, value);
    }

    /// <summary>A store where an address says; where that is not followed, nothing happens.</summary>
    public void StoreAt(Value address, Value value, int offset, Frame frame)
    {
        switch (address)
        {
            case SlotAddress slot:
                StoreSlot(slot.Slot, value, frame);
                break;
            case ElementAddress element:
                arrays.Store(element, Plain(value, frame));
                findings.Stores?.NoteElement(offset, element);
                break;
            case FieldAddress field:
                fields.StoreAt(field, Values.Coerce(Plain(value, frame), field.Type ?? ""), offset);
                break;
            case not MachineValue:
                findings.Stores?.NoteObject(offset, null);
                break;
        }
    }

    /// <summary>The type of an argument or a local; null for others.</summary>
    public string? TypeOf(int slot)
    {
        if (slot < 0)
            return -1 - slot < body.Arguments.Length ? body.Arguments[-1 - slot].Type : null;
        return slot < body.LocalTypes.Length ? body.LocalTypes[slot] : null;
    }

    private static EntityHandle Token(ref BlobReader il) => MetadataTokens.EntityHandle(il.ReadInt32());

    private static void PushInt(int number, Frame frame) => frame.Push(new ConstantValue(number, "System.Int32"));

    private void Load(int slot, Frame frame)
    {
        if (slot < 0 ? -1 - slot >= body.Arguments.Length : slot >= body.LocalTypes.Length)
            throw new BadImageFormatException("A body has no such variable.");
        frame.Push(frame.Load(slot));
    }

    private void Store(int slot, Frame frame) => StoreSlot(slot, frame.Pop(), frame);

    private void LoadAddress(int slot, Frame frame) => frame.Push(new SlotAddress(slot, TypeOf(slot)));

    /// <summary>What source writes as <c>null</c> or <c>default</c>.</summary>
    private static Value Default(string type) =>
        type.StartsWith("System.Nullable{", StringComparison.Ordinal) || type.StartsWith("`", StringComparison.Ordinal) ? new ConstantValue(null, type) : new UnknownValue(type);

    private MachineValue Reflected(EntityHandle token) => token.Kind switch
    {
        HandleKind.FieldDefinition => new FieldToken(token),
        HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification => new TypeToken(members.TypeOf(token)),
        HandleKind.MethodDefinition or HandleKind.MethodSpecification => new MethodToken(members.Method(token)),
        HandleKind.MemberReference when module.Metadata.GetMemberReference((MemberReferenceHandle)token).GetKind() == MemberReferenceKind.Method => new MethodToken(members.Method(token)),
        _ => Undefined.Instance,
    };

    private void LoadThrough(string? type, Frame frame)
    {
        switch (frame.Pop())
        {
            case SlotAddress address:
                frame.Push(frame.Load(address.Slot));
                break;
            case ElementAddress element:
                frame.Push(new UnknownValue(element.Type));
                break;
            case FieldAddress field:
                frame.Push(field.Field);
                break;
            case var value when Values.Pointed(value.Type) != value.Type:
                frame.Push(Values.Retype(value, type ?? Values.Pointed(value.Type)));
                break;
            case var value:
                frame.Push(value);
                break;
        }
    }

    private void StoreThrough(int offset, Frame frame)
    {
        var value = frame.Pop();
        StoreAt(frame.Pop(), value, offset, frame);
    }

    private void StoreElement(int offset, Frame frame)
    {
        var value = frame.Pop();
        var index = frame.Pop();
        var array = frame.Pop();
        arrays.Store(array, index, Plain(value, frame));
        findings.Stores?.NoteObject(offset, array);
    }

    private Value Boxed(Value value, string type, Frame frame)
    {
        var plain = Values.Coerce(Plain(value, frame), type);
        // A number that becomes an enum here.
        return plain is ConstantValue { Content: not null } constant && plain.Type == "System.Int32" ? new ConstantValue(constant.Content, type) : plain;
    }

    private void Compute(ILOpCode code, ref BlobReader il, Frame frame)
    {
        switch (code)
        {
            case ILOpCode.Nop or ILOpCode.Break or ILOpCode.Volatile or ILOpCode.Tail or ILOpCode.Readonly:
                break;
            case ILOpCode.Constrained:
                invocations.Constrained = members.TypeOf(Token(ref il));
                break;
            case ILOpCode.Unaligned:
                Opcodes.Skip(code, ref il);
                break;
            case ILOpCode.Sizeof:
                Opcodes.Skip(code, ref il);
                frame.Push(Int32);
                break;
            case ILOpCode.Ldlen:
                frame.Pop();
                frame.Push(Int32);
                break;
            case ILOpCode.Ceq or ILOpCode.Cgt or ILOpCode.Cgt_un or ILOpCode.Clt or ILOpCode.Clt_un:
                frame.Pop();
                frame.Pop();
                frame.Push(Boolean);
                break;
            case ILOpCode.Add or ILOpCode.Sub or ILOpCode.Mul or ILOpCode.Div or ILOpCode.Div_un or ILOpCode.Rem or ILOpCode.Rem_un
                or ILOpCode.And or ILOpCode.Or or ILOpCode.Xor or ILOpCode.Shl or ILOpCode.Shr or ILOpCode.Shr_un
                or (>= ILOpCode.Add_ovf and <= ILOpCode.Sub_ovf_un):
                frame.Pop();
                var left = frame.Pop();
                frame.Push(left is StateNumber ? left : new UnknownValue(left.Type));
                break;
            case ILOpCode.Neg or ILOpCode.Not:
                frame.Push(new UnknownValue(frame.Pop().Type));
                break;
            case ILOpCode.Ckfinite:
                break;
            case ILOpCode.Localloc:
                frame.Pop();
                frame.Push(new UnknownValue(null));
                break;
            case ILOpCode.Arglist:
                frame.Push(new UnknownValue("System.RuntimeArgumentHandle"));
                break;
            case ILOpCode.Refanytype:
                frame.Pop();
                frame.Push(new UnknownValue("System.RuntimeTypeHandle"));
                break;
            case ILOpCode.Cpobj:
                Opcodes.Skip(code, ref il);
                frame.Pop();
                frame.Pop();
                break;
            case ILOpCode.Cpblk or ILOpCode.Initblk:
                frame.Pop();
                frame.Pop();
                frame.Pop();
                break;
            default:
                var target = Numbers.ConversionTarget(code) ?? throw new BadImageFormatException("A body holds an unknown instruction.");
                frame.Push(Numbers.Convert(frame.Pop(), target));
                break;
        }
    }
}
