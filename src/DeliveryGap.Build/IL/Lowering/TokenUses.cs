using System.Buffers;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// Which methods of one module name which tokens: one pass over its IL, when it is first asked for, and the only one over all of it; nothing is decoded.
/// </summary>
internal sealed class TokenUses(ModuleFile module, SourceMethods methods)
{
    private const int RowBits = 24;
    private const int RowMask = (1 << RowBits) - 1;

    // Those whose rows the operands of instructions name.
    private static readonly TableIndex[] Tables =
    [
        TableIndex.TypeRef, TableIndex.TypeDef, TableIndex.Field, TableIndex.MethodDef, TableIndex.MemberRef, TableIndex.TypeSpec, TableIndex.MethodSpec,
    ];

    // By instruction: how it names its token, or that it has none.
    private static readonly sbyte[] Namings = Opcodes.Table(code => (sbyte)(NamingOf(code) ?? (Naming)(-1)));

    private readonly MetadataReader metadata = module.Metadata;

    // By table: where its rows begin among all, and how many there are.
    private readonly int[] firsts = new int[MetadataTokens.TableCount];
    private readonly int[] counts = new int[MetadataTokens.TableCount];
    private readonly List<int> broken = [];

    // By row among all: where its uses begin.
    private int[]? starts;
    private int[] uses = [];

    /// <summary>The rows of methods whose bodies cannot be read to the end.</summary>
    public IReadOnlyList<int> Broken
    {
        get
        {
            _ = Starts;
            return broken;
        }
    }

    /// <summary>The tokens that any method names, each once, by table and row.</summary>
    public IEnumerable<int> Tokens
    {
        get
        {
            var known = Starts;
            foreach (var table in Tables)
            {
                for (var row = 1; row <= counts[(int)table]; row++)
                {
                    var index = firsts[(int)table] + row - 1;
                    if (known[index] < known[index + 1])
                        yield return ((int)table << RowBits) | row;
                }
            }
        }
    }

    /// <summary>Who names a token.</summary>
    public Users Of(int token) => IndexOf(token) is >= 0 and var index ? new Users(uses, Starts[index], Starts[index + 1]) : default;

    private int[] Starts
    {
        get
        {
            if (starts is null)
                Read();
            return starts!;
        }
    }

    /// <summary>-1 for what is no row of a table that counts here.</summary>
    private int IndexOf(int token)
    {
        _ = Starts;
        var table = token >> RowBits;
        var row = token & RowMask;
        return (uint)table < (uint)counts.Length && row > 0 && row <= counts[table] ? firsts[table] + row - 1 : -1;
    }

    private void Read()
    {
        var rows = 0;
        foreach (var table in Tables)
        {
            firsts[(int)table] = rows;
            rows += counts[(int)table] = metadata.GetTableRowCount(table);
        }

        starts = new int[rows + 1];
        using var found = new Pairs();
        foreach (var type in metadata.TypeDefinitions)
        {
            var isGenerated = IsGenerated(type);
            foreach (var method in metadata.GetTypeDefinition(type).GetMethods())
                Read(method, isGenerated, found);
        }

        Sort(found);
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

    private void Read(MethodDefinitionHandle method, bool mayBeMadeUp, Pairs found)
    {
        var row = MetadataTokens.GetRowNumber(method);
        try
        {
            var il = Code.Of(module, method);
            if (il.RemainingBytes == 0)
                return;
            if (mayBeMadeUp)
                row = MetadataTokens.GetRowNumber(methods.SourceOf(method));
            while (il.RemainingBytes > 0)
            {
                var code = Opcodes.Read(ref il);
                var naming = Namings[Opcodes.IndexOf(code)];
                if (naming >= 0)
                    Add(il.ReadInt32(), Users.Pack(row, (Naming)naming), found);
                else
                    Opcodes.Skip(code, ref il);
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // What stands behind the break in a body is not known.
            broken.Add(row);
        }
    }

    private void Add(int token, int use, Pairs found)
    {
        var index = IndexOf(token);
        if (index < 0)
            throw new BadImageFormatException("There is no such row.");
        found.Add(index, use);
        starts![index + 1]++;
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
    private void Sort(Pairs found)
    {
        for (var i = 1; i < starts!.Length; i++)
            starts[i] += starts[i - 1];
        uses = new int[found.Count];
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
            if (!IsSorted(starts[i - 1], starts[i]))
                Array.Sort(uses, starts[i - 1], starts[i] - starts[i - 1]);
        }
    }

    private bool IsSorted(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (uses[i] < uses[i - 1])
                return false;
        }

        return true;
    }
}
