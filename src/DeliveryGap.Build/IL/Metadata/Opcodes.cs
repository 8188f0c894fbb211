using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>How long the operands of IL instructions are.</summary>
internal static class Opcodes
{
    public const int Count = 0x200;

    /// <summary>The first byte of an instruction of two; the second stands behind <see cref="Prefixed"/> among all.</summary>
    public const int Prefix = 0xFE;
    public const int Prefixed = 0x100;

    /// <summary>By <see cref="IndexOf"/>: how long the operand is, in bytes; of <c>switch</c> what stands before its targets.</summary>
    public static readonly byte[] Sizes = Table(code => (byte)Size(code));

    /// <summary>Something of each instruction, by <see cref="IndexOf"/>: what is asked for each of millions is looked up.</summary>
    public static T[] Table<T>(Func<ILOpCode, T> of)
    {
        var all = new T[Count];
        for (var i = 0; i < Count; i++)
            all[i] = of((ILOpCode)(i < 0x100 ? i : 0xFE00 | (i & 0xFF)));
        return all;
    }

    /// <exception cref="BadImageFormatException">The stream ends within the instruction.</exception>
    public static ILOpCode Read(ref BlobReader il)
    {
        int first = il.ReadByte();
        return (ILOpCode)(first == Prefix ? 0xFE00 | il.ReadByte() : first);
    }

    public static bool HasToken(ILOpCode code) => code is
        ILOpCode.Jmp or ILOpCode.Call or ILOpCode.Calli or ILOpCode.Callvirt or ILOpCode.Cpobj or ILOpCode.Ldobj or ILOpCode.Ldstr
        or ILOpCode.Newobj or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Ldfld or ILOpCode.Ldflda
        or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld or ILOpCode.Stobj or ILOpCode.Box
        or ILOpCode.Newarr or ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem or ILOpCode.Unbox_any or ILOpCode.Refanyval
        or ILOpCode.Mkrefany or ILOpCode.Ldtoken or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Initobj
        or ILOpCode.Constrained or ILOpCode.Sizeof;

    public static bool IsShortBranch(ILOpCode code) => code is (>= ILOpCode.Br_s and <= ILOpCode.Blt_un_s) or ILOpCode.Leave_s;

    public static bool IsBranch(ILOpCode code) =>
        IsShortBranch(code) || code is (>= ILOpCode.Br and <= ILOpCode.Blt_un) or ILOpCode.Leave;

    /// <summary>Below <see cref="Count"/>: one byte as it is, the second of two behind them.</summary>
    public static int IndexOf(ILOpCode code) => ((int)code & 0xFF) | ((int)code > 0xFF ? Prefixed : 0);

    /// <summary>Moves over the operand of <paramref name="code"/>.</summary>
    /// <exception cref="BadImageFormatException">The stream ends within it.</exception>
    public static void Skip(ILOpCode code, ref BlobReader il)
    {
        long size = code == ILOpCode.Switch ? il.ReadUInt32() * 4L : Sizes[IndexOf(code)];
        if (size > il.RemainingBytes)
            throw new BadImageFormatException("An instruction ends behind its method.");
        il.Offset += (int)size;
    }

    private static int Size(ILOpCode code)
    {
        if (HasToken(code))
            return 4;
        if (IsBranch(code))
            return IsShortBranch(code) ? 1 : 4;
        switch (code)
        {
            case >= ILOpCode.Ldarg_s and <= ILOpCode.Stloc_s:
            case ILOpCode.Ldc_i4_s:
            case ILOpCode.Unaligned:
            case (ILOpCode)0xFE19: // no.
                return 1;
            case >= ILOpCode.Ldarg and <= ILOpCode.Stloc:
                return 2;
            case ILOpCode.Ldc_i4:
            case ILOpCode.Ldc_r4:
            case ILOpCode.Switch:
                return 4;
            case ILOpCode.Ldc_i8:
            case ILOpCode.Ldc_r8:
                return 8;
            default:
                return 0;
        }
    }
}
