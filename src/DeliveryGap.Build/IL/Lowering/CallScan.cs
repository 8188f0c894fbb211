using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>How a body names a method or type.</summary>
internal enum Naming
{
    Call,
    Function,
    Token,

    /// <summary><c>new</c>; of a constructor it is a call as well.</summary>
    Creation,
}

/// <summary>That some method names a token in that way.</summary>
internal readonly struct TokenUse(int token, Naming naming)
{
    public int Token { get; } = token;
    public Naming Naming { get; } = naming;
}

/// <summary>Which methods of one module name which tokens: one pass over its IL, when it is first asked for; nothing is decoded.</summary>
internal sealed class CallScan(ModuleFile module, SourceMethods methods)
{
    // Token, naming and row in one number, which sorts by them: no table has more rows.
    private const int RowBits = 24;
    private const int NamingBits = 2;

    private long[]? uses;

    /// <summary>Each token with each way in which it is named.</summary>
    public IEnumerable<TokenUse> Uses
    {
        get
        {
            uses ??= Read();
            var last = -1L;
            foreach (var use in uses)
            {
                if (use >> RowBits == last)
                    continue;
                last = use >> RowBits;
                yield return new TokenUse((int)(last >> NamingBits), (Naming)(last & ((1 << NamingBits) - 1)));
            }
        }
    }

    /// <summary>The tokens of the methods that any method names, each once; a specification stands for the method that it closes.</summary>
    public IEnumerable<int> Members
    {
        get
        {
            var found = new HashSet<int>();
            foreach (var use in Uses)
            {
                if (MethodOf(use.Token) is { IsNil: false } method && found.Add(MetadataTokens.GetToken(method)))
                    yield return MetadataTokens.GetToken(method);
            }
        }
    }

    private EntityHandle MethodOf(int token)
    {
        try
        {
            var handle = MetadataTokens.EntityHandle(token);
            if (handle.Kind == HandleKind.MethodSpecification)
                handle = module.Metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
            return handle.Kind is HandleKind.MethodDefinition or HandleKind.MemberReference ? handle : default;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return default;
        }
    }

    /// <summary>The rows of the methods that name a token in that way, each once, in metadata order; <c>MoveNext</c> stands for its method.</summary>
    public IEnumerable<int> UsersOf(int token, Naming naming)
    {
        uses ??= Read();
        var first = Key(token, naming, 0);
        var index = Array.BinarySearch(uses, first);
        index = index < 0 ? ~index : index;
        var last = 0;
        for (; index < uses.Length && uses[index] >> RowBits == first >> RowBits; index++)
        {
            var row = (int)(uses[index] & ((1 << RowBits) - 1));
            if (row == last)
                continue;
            last = row;
            yield return row;
        }
    }

    /// <summary>The rows of the methods that read one of the fields. A pass of its own: few ask.</summary>
    /// <param name="fields">Their tokens.</param>
    public IEnumerable<int> ReadersOf(HashSet<int> fields)
    {
        foreach (var method in module.Metadata.MethodDefinitions)
        {
            if (Reads(method, fields))
                yield return MetadataTokens.GetRowNumber(methods.SourceOf(method));
        }
    }

    private bool Reads(MethodDefinitionHandle method, HashSet<int> fields)
    {
        try
        {
            var il = Code.Of(module, method);
            while (il.RemainingBytes > 0)
            {
                var code = Opcodes.Read(ref il);
                if (code is not (ILOpCode.Ldfld or ILOpCode.Ldsfld))
                    Opcodes.Skip(code, ref il);
                else if (fields.Contains(il.ReadInt32()))
                    return true;
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // What stands behind the break in a body is not known.
        }

        return false;
    }

    private static long Key(int token, Naming naming, int row) => ((((long)token << NamingBits) | (uint)naming) << RowBits) | (uint)row;

    private long[] Read()
    {
        var found = new List<long>();
        foreach (var method in module.Metadata.MethodDefinitions)
            Read(method, found);
        var sorted = found.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private void Read(MethodDefinitionHandle method, List<long> found)
    {
        try
        {
            var il = Code.Of(module, method);
            if (il.RemainingBytes == 0)
                return;
            var row = MetadataTokens.GetRowNumber(methods.SourceOf(method));
            while (il.RemainingBytes > 0)
            {
                var code = Opcodes.Read(ref il);
                if (code is ILOpCode.Call or ILOpCode.Callvirt)
                    found.Add(Key(il.ReadInt32(), Naming.Call, row));
                else if (code == ILOpCode.Newobj)
                    AddCreation(il.ReadInt32(), row, found);
                else if (code == ILOpCode.Initobj)
                    found.Add(Key(il.ReadInt32(), Naming.Creation, row));
                else if (code is ILOpCode.Ldftn or ILOpCode.Ldvirtftn)
                    found.Add(Key(il.ReadInt32(), Naming.Function, row));
                else if (code == ILOpCode.Ldtoken)
                    found.Add(Key(il.ReadInt32(), Naming.Token, row));
                else
                    Opcodes.Skip(code, ref il);
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // What stands behind the break in a body is not known.
        }
    }

    private static void AddCreation(int constructor, int row, List<long> found)
    {
        found.Add(Key(constructor, Naming.Call, row));
        found.Add(Key(constructor, Naming.Creation, row));
    }
}
