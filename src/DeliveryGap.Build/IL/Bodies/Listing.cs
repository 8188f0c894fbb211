using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>One instruction as it stands in a body.</summary>
/// <param name="operand">A variable's number, a token or a number; 0 for others.</param>
internal readonly struct ListedInstruction(int offset, ILOpCode code, int operand)
{
    public int Offset { get; } = offset;
    public ILOpCode Code { get; } = code;
    public int Operand { get; } = operand;
}

/// <summary>All instructions of a body, in order.</summary>
internal sealed class Listing
{
    // The framework holds no compiled code for a list of these.
    private ListedInstruction[] all = new ListedInstruction[64];

    /// <exception cref="BadImageFormatException">The instructions are no body.</exception>
    public Listing(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            var code = Opcodes.Read(ref il);
            var start = il;
            Opcodes.Skip(code, ref il);
            if (code == ILOpCode.Nop)
                continue;
            if (Count == all.Length)
                Array.Resize(ref all, 2 * Count);
            all[Count++] = Listed(offset, code, ref start);
        }
    }

    public int Count { get; private set; }

    public ListedInstruction this[int index] => all[index];

    /// <summary>The index of the first one that does not stand before an offset.</summary>
    public int IndexOf(int offset)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Offset < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The short forms are the long ones; those with the variable in them too.</summary>
    private static ListedInstruction Listed(int offset, ILOpCode code, ref BlobReader operand) => code switch
    {
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => new(offset, ILOpCode.Ldloc, code - ILOpCode.Ldloc_0),
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => new(offset, ILOpCode.Stloc, code - ILOpCode.Stloc_0),
        ILOpCode.Ldloc_s => new(offset, ILOpCode.Ldloc, operand.ReadByte()),
        ILOpCode.Ldloca_s => new(offset, ILOpCode.Ldloca, operand.ReadByte()),
        ILOpCode.Stloc_s => new(offset, ILOpCode.Stloc, operand.ReadByte()),
        ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc => new(offset, code, operand.ReadUInt16()),
        >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8 => new(offset, ILOpCode.Ldc_i4, code - ILOpCode.Ldc_i4_0),
        ILOpCode.Ldc_i4_s => new(offset, ILOpCode.Ldc_i4, operand.ReadSByte()),
        ILOpCode.Ldc_i4 => new(offset, ILOpCode.Ldc_i4, operand.ReadInt32()),
        ILOpCode.Leave_s => new(offset, ILOpCode.Leave, 0),
        _ => new(offset, code, Opcodes.HasToken(code) ? operand.ReadInt32() : 0),
    };
}
