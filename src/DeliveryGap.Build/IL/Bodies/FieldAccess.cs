using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Loads and stores of fields: those that source shows, and those of closures, state machines and tuples, which stand for variables.</summary>
internal sealed class FieldAccess(Members members, BodyFrame body, Origins origins, Findings findings)
{
    private const string State = "<>1__state";

    public void Load(EntityHandle token, int offset, Frame frame, Instructions instructions, bool isAddress)
    {
        var instance = frame.Pop();
        var field = members.Field(token);
        if (TypeNames.IsCompilerGenerated(field.DeclaringType))
            frame.Push(isAddress ? new SlotAddress(field.Token, field.Type) : Variable(field, frame));
        else if (Tuples.IsTuple(field.DeclaringType))
            frame.Push(isAddress ? HandOut(instance, field, frame, instructions) : Item(field, instructions.Plain(instance, frame), offset));
        else if (!isAddress && IsPrimaryParameter(field) && frame.Load(field.Token) is var stored and not Undefined)
            // In the constructor itself; source shows the parameter.
            frame.Push(stored);
        else
            Push(new FieldValue(field.Id, instructions.Plain(instance, frame), field.Type), offset, frame, isAddress);
    }

    public void LoadStatic(EntityHandle token, int offset, Frame frame, bool isAddress)
    {
        var field = members.Field(token);
        if (TypeNames.IsCompilerGenerated(field.DeclaringType))
            frame.Push(Undefined.Instance);
        else if (Decimals.Constant(field) is { } constant)
            frame.Push(constant);
        else
            Push(new FieldValue(field.Id, null, field.Type), offset, frame, isAddress);
    }

    public void Store(EntityHandle token, int offset, Frame frame, Instructions instructions)
    {
        var value = frame.Pop();
        var instance = frame.Pop();
        var field = members.Field(token);
        value = Values.Coerce(value, field.Type);
        if (TypeNames.IsCompilerGenerated(field.DeclaringType))
        {
            instructions.StoreRaw(field.Token, value, frame);
            if (value is not Undefined)
                findings.Captures[field.Token] = value;
        }
        else if (Tuples.IsTuple(field.DeclaringType))
        {
            HandOut(instance, field, frame, instructions);
        }
        else
        {
            var plain = instructions.Plain(value, frame);
            NoteStore(field.Id, IsThis(instance), plain, offset);
            if (instance is SlotAddress variable)
                findings.Stores?.NoteSlot(offset, variable.Slot, new UnknownValue(variable.Type));
            else
                findings.Stores?.NoteObject(offset, instance);
            if (IsPrimaryParameter(field) && plain is ParameterValue)
                instructions.StoreRaw(field.Token, plain, frame);
        }
    }

    /// <summary>What a primary constructor keeps: <c>&lt;name&gt;P</c>.</summary>
    private static bool IsPrimaryParameter(FieldName field) => field.Name.StartsWith("<", StringComparison.Ordinal) && field.Name.EndsWith(">P", StringComparison.Ordinal);

    public void StoreStatic(EntityHandle token, int offset, Frame frame, Instructions instructions)
    {
        var value = frame.Pop();
        var field = members.Field(token);
        if (!TypeNames.IsCompilerGenerated(field.DeclaringType))
        {
            NoteStore(field.Id, true, instructions.Plain(Values.Coerce(value, field.Type), frame), offset);
            findings.Stores?.NoteObject(offset, null);
        }
    }

    /// <summary>A store where a field's address says.</summary>
    public void StoreAt(FieldAddress address, Value value, int offset)
    {
        NoteStore(address.Field.Field, address.Field.Instance is null || IsThis(address.Field.Instance), value, offset);
        findings.Stores?.NoteObject(offset, address.Field.Instance);
    }

    private static bool IsThis(Value instance) => instance is ParameterValue { Ordinal: -1 };

    private void NoteStore(string field, bool isOnThisOrStatic, Value value, int offset) =>
        findings.FieldStores.Note(offset, new StoreInstruction(field, isOnThisOrStatic, value, offset));

    private void Push(FieldValue field, int offset, Frame frame, bool isAddress)
    {
        var value = origins.Made(offset, field);
        frame.Push(isAddress && value is FieldValue made ? new FieldAddress(made) : value);
    }

    private Value Variable(FieldName field, Frame frame)
    {
        if (body.IsAsync && field.Name == State)
            return StateNumber.Instance;
        var held = frame.Load(field.Token);
        if (held is Undefined)
            return body.Captured(field);
        return body.IsStoredByOthers(field) ? new UnknownValue(TypeNames.IsCompilerGenerated(field.Type) ? null : field.Type) : held;
    }

    private Value Item(FieldName field, Value tuple, int offset) =>
        Tuples.IndexOf(field.Name) is >= 0 and var index ? origins.Made(offset, Tuples.Item(tuple, index, field.Type)) : new UnknownValue(field.Type);

    /// <summary>An item whose address is taken, or that is stored by itself: the tuple is no longer the one that was made.</summary>
    private static UnknownValue HandOut(Value tuple, FieldName item, Frame frame, Instructions instructions)
    {
        if (tuple is SlotAddress address)
            instructions.StoreSlot(address.Slot, new UnknownValue(address.Type), frame);
        return new UnknownValue(item.Type);
    }
}
