using System.Buffers;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>One pass over the IL of a module, the only one over all of it; nothing is decoded.</summary>
internal sealed class TokenPass
{
    // By instruction: how it names its token, or that it has none.
    private static readonly sbyte[] Namings = Opcodes.Table(code => (sbyte)(NamingOf(code) ?? (Naming)(-1)));

    private readonly ModuleFile module;
    private readonly SourceMethods methods;
    private readonly TokenNumbers numbers;
    private readonly Pairs found = new();
    private readonly List<int> broken = [];

    // By number: first how often its token is named, then where its uses begin.
    private readonly int[] starts;

    // Of one body.
    private byte[] il = new byte[256];

    private TokenPass(ModuleFile module, SourceMethods methods)
    {
        this.module = module;
        this.methods = methods;
        numbers = new TokenNumbers(module.Metadata);
        starts = new int[numbers.Count + 1];
    }

    /// <param name="module">Asked by no other thread.</param>
    public static TokenUses Read(ModuleFile module, Lazy<StateMachines> machines) => new TokenPass(module, new SourceMethods(module, machines)).Read();

    private TokenUses Read()
    {
        using (found)
        {
            foreach (var type in module.Metadata.TypeDefinitions)
            {
                var isGenerated = IsGenerated(type);
                foreach (var method in module.Metadata.GetTypeDefinition(type).GetMethods())
                    Read(method, isGenerated);
            }

            return new TokenUses(numbers, broken, starts, Sort());
        }
    }

    private bool IsGenerated(TypeDefinitionHandle type)
    {
        try
        {
            return methods.IsGenerated(type);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return false;
        }
    }

    private void Read(MethodDefinitionHandle method, bool mayBeMadeUp)
    {
        var row = MetadataTokens.GetRowNumber(method);
        try
        {
            var body = Code.Of(module, method);
            if (body.Length == 0)
                return;
            if (mayBeMadeUp)
                row = MetadataTokens.GetRowNumber(methods.SourceOf(method));
            if (il.Length < body.Length)
                il = new byte[2 * body.Length];
            var length = body.Length;
            body.ReadBytes(length, il, 0);
            Read(length, row);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // What stands behind the break in a body is not known.
            broken.Add(row);
        }
    }

    private void Read(int length, int row)
    {
        var bytes = il;
        for (var at = 0; at < length;)
        {
            int code = bytes[at++];
            if (code == Opcodes.Prefix)
                code = Opcodes.Prefixed | (at < length ? bytes[at++] : throw CutOff());
            var size = Opcodes.Sizes[code];
            if (size > length - at)
                throw CutOff();
            var naming = Namings[code];
            if (naming >= 0)
                Add(BitConverter.ToInt32(bytes, at), Users.Pack(row, (Naming)naming));
            else if (code == (int)ILOpCode.Switch)
                at += Targets(at, length);
            at += size;
        }
    }

    /// <summary>How many bytes the targets of a <c>switch</c> take.</summary>
    private int Targets(int at, int length)
    {
        var size = (uint)BitConverter.ToInt32(il, at) * 4L;
        return size <= length - at - sizeof(int) ? (int)size : throw CutOff();
    }

    private static BadImageFormatException CutOff() => new("An instruction ends behind its method.");

    private void Add(int token, int use)
    {
        var number = numbers.Of(token);
        if (number < 0)
            throw new BadImageFormatException("There is no such row.");
        found.Add(number, use);
        starts[number + 1]++;
    }

    private static Naming? NamingOf(ILOpCode code) => code switch
    {
        ILOpCode.Call or ILOpCode.Callvirt => Naming.Call,
        ILOpCode.Newobj or ILOpCode.Initobj => Naming.Creation,
        ILOpCode.Ldftn or ILOpCode.Ldvirtftn => Naming.Function,
        ILOpCode.Ldtoken => Naming.Token,
        ILOpCode.Ldfld or ILOpCode.Ldsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda => Naming.Load,
        ILOpCode.Ldstr or ILOpCode.Calli => null,
        _ => Opcodes.HasToken(code) ? Naming.Other : null,
    };

    /// <summary>By counting: the uses of a token come in the order in which methods were read.</summary>
    private int[] Sort()
    {
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var uses = new int[found.Count];
        var next = ArrayPool<int>.Shared.Rent(starts.Length);
        Array.Copy(starts, next, starts.Length);
        for (var i = 0; i < found.Count; i++)
        {
            var (index, use) = found[i];
            uses[next[index]++] = use;
        }

        ArrayPool<int>.Shared.Return(next);
        // Those of a state machine count for a method that stands before it.
        for (var i = 1; i < starts.Length; i++)
        {
            if (!IsSorted(uses, starts[i - 1], starts[i]))
                Array.Sort(uses, starts[i - 1], starts[i] - starts[i - 1]);
        }

        return uses;
    }

    private static bool IsSorted(int[] uses, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (uses[i] < uses[i - 1])
                return false;
        }

        return true;
    }
}
