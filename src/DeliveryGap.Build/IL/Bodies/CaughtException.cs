using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>What becomes of the exception that a <c>catch</c> clause is handed on the stack.</summary>
internal sealed class CaughtException
{
    // isinst, dup, brtrue, pop, ldc.i4.0, br: how a filter asks for the type.
    private const int TypeTest = 6;
    private const string Closure = "DisplayClass";

    public const string Any = "System.Object";

    private readonly Listing listing;
    private readonly Members members;
    private readonly Clause clause;

    // Locals by number, fields of a state machine by token.
    private readonly HashSet<int> variables = [];

    public CaughtException(Listing listing, Members members, Clause clause)
    {
        this.listing = listing;
        this.members = members;
        this.clause = clause;
        Type = clause.CatchType.IsNil ? null : members.TypeOf(clause.CatchType);
        IsUsed = Take(listing.IndexOf(clause.Handler));
        if (clause.HasFilter)
            ReadFilter();
        if (variables.Count > 0)
            Follow();
    }

    /// <summary>Null where a filter says it otherwise than C# does.</summary>
    public string? Type { get; private set; }

    public bool IsUsed { get; private set; }

    /// <summary>It is stored.</summary>
    public bool IsKept => variables.Count > 0;

    public bool IsHeldBy(int slot) => variables.Contains(slot);

    private void ReadFilter()
    {
        var start = listing.IndexOf(clause.Start);
        if (start < listing.Count && listing[start].Code == ILOpCode.Pop)
        {
            Type = Any;
            return;
        }

        if (start + TypeTest >= listing.Count || listing[start].Code != ILOpCode.Isinst || listing[start + 1].Code != ILOpCode.Dup)
        {
            IsUsed = true;
            return;
        }

        Type = members.TypeOf(MetadataTokens.EntityHandle(listing[start].Operand));
        IsUsed |= Take(start + TypeTest);
    }

    /// <summary>The exception lies on the stack.</summary>
    /// <returns>Whether it is used there.</returns>
    private bool Take(int index)
    {
        // A type parameter's.
        if (index < listing.Count && listing[index].Code == ILOpCode.Unbox_any)
            index++;
        if (index >= listing.Count || listing[index].Code is ILOpCode.Pop or ILOpCode.Leave)
            return false;
        if (listing[index].Code != ILOpCode.Stloc)
            return true;
        variables.Add(listing[index].Operand);
        return false;
    }

    /// <summary>A variable may be copied to another, as the compiler does with those that it keeps in a state machine.</summary>
    private void Follow()
    {
        int known;
        do
        {
            known = variables.Count;
            for (var i = listing.IndexOf(clause.Start); i < listing.Count && listing[i].Offset < clause.End; i++)
                IsUsed |= Loads(listing[i]) && !IsCopied(i + 1);
        }
        while (variables.Count > known);
    }

    private bool Loads(ListedInstruction instruction) => instruction.Code switch
    {
        ILOpCode.Ldloc or ILOpCode.Ldloca => variables.Contains(instruction.Operand),
        ILOpCode.Ldfld or ILOpCode.Ldflda => variables.Contains(FieldOf(instruction).Token),
        _ => false,
    };

    private bool IsCopied(int next)
    {
        if (next >= listing.Count)
            return false;
        if (listing[next].Code == ILOpCode.Stloc)
        {
            variables.Add(listing[next].Operand);
            return true;
        }

        if (listing[next].Code != ILOpCode.Stfld)
            return false;
        var field = FieldOf(listing[next]);
        // What a lambda sees, it uses.
        if (!TypeNames.IsCompilerGenerated(field.DeclaringType) || field.DeclaringType.Contains(Closure))
            return false;
        variables.Add(field.Token);
        return true;
    }

    private FieldName FieldOf(ListedInstruction instruction) => members.Field(MetadataTokens.EntityHandle(instruction.Operand));
}
