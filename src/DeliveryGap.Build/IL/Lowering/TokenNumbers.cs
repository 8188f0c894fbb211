using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The rows of one module that the operands of instructions name, numbered through all tables.</summary>
internal sealed class TokenNumbers
{
    private const int RowBits = 24;
    private const int RowMask = (1 << RowBits) - 1;

    // By table: where its rows begin among all, and how many there are.
    private readonly int[] firsts = new int[MetadataTokens.TableCount];
    private readonly int[] counts = new int[MetadataTokens.TableCount];

    public TokenNumbers(MetadataReader metadata)
    {
        foreach (var table in Tables)
        {
            firsts[(int)table] = Count;
            Count += counts[(int)table] = metadata.GetTableRowCount(table);
        }
    }

    public static TableIndex[] Tables { get; } =
    [
        TableIndex.TypeRef, TableIndex.TypeDef, TableIndex.Field, TableIndex.MethodDef, TableIndex.MemberRef, TableIndex.TypeSpec, TableIndex.MethodSpec,
    ];

    public int Count { get; }

    public int CountOf(TableIndex table) => counts[(int)table];

    public int Of(TableIndex table, int row) => firsts[(int)table] + row - 1;

    /// <summary>-1 for what is no row of a table that counts here.</summary>
    public int Of(int token)
    {
        var table = (uint)token >> RowBits;
        var row = token & RowMask;
        return table < (uint)counts.Length && row > 0 && row <= counts[table] ? firsts[table] + row - 1 : -1;
    }
}
