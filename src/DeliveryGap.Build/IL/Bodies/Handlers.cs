using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Build.IL.Symbols;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>
/// The <c>catch</c> clauses of a body that has been run. What cannot be told is said to assign or to use the exception: such a clause
/// swallows nothing.
/// </summary>
/// <param name="isSuspended">An async method or iterator, where a handler that awaits lies outside of its region.</param>
/// <param name="hasResult">Source returns something: an iterator does not.</param>
internal sealed class Handlers(
    Listing listing, Members members, Findings findings, Stores stores, Variables variables, bool isSuspended, bool hasResult)
{
    private const string Builder = "<>t__builder";
    private const string Promise = "<>v__promise";

    /// <param name="placeOf">The first line in a range of offsets.</param>
    public List<CatchFact> Read(ExceptionRegion[] regions, Continuations continuations, Func<int, int, Place> placeOf)
    {
        var clauses = new List<Clause>();
        var cleaning = new List<Clause>();
        foreach (var region in regions)
        {
            var clause = new Clause(region);
            if (region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
                clauses.Add(clause);
            if (region.Kind == ExceptionRegionKind.Finally || region.Kind != ExceptionRegionKind.Fault && Throws(clause))
                cleaning.Add(clause);
        }

        clauses.Sort((left, right) => left.Start.CompareTo(right.Start));
        var facts = new List<CatchFact>();
        foreach (var clause in clauses)
        {
            if (!IsOfStateMachine(clause) && Read(clause, continuations, placeOf, cleaning.Exists(around => around.Start < clause.Start && clause.End <= around.End)) is { } fact)
                facts.Add(fact);
        }

        return facts;
    }

    private CatchFact? Read(Clause clause, Continuations continuations, Func<int, int, Place> placeOf, bool cleansUp)
    {
        var caught = new CaughtException(listing, members, clause);
        var goesOnElsewhere = isSuspended && StoresNumber(clause);
        // A finally that awaits is a catch of anything, which keeps the exception for later.
        if (isSuspended && !goesOnElsewhere && caught.IsKept && caught.Type == CaughtException.Any && HasOnlyStores(clause))
            return null;
        var (assigns, returns) = Stored(clause, caught);
        return new CatchFact(caught.Type, placeOf(clause.Start, clause.End))
        {
            HasFilter = clause.HasFilter,
            Throws = Throws(clause),
            UsesException = goesOnElsewhere || caught.IsUsed,
            CleansUp = cleansUp,
            TriesAgain = continuations.TriesAgain(clause),
            EndsInThrow = continuations.EndsInThrow(clause),
            Assigns = assigns || stores.ChangesObject(clause.Handler, clause.End) || SetsProperty(clause),
            Calls = findings.Calls.InRange(clause.Start, clause.End),
            Returns = returns,
        };
    }

    private (bool Assigns, List<Value> Returns) Stored(Clause clause, CaughtException caught)
    {
        var assigns = false;
        var returns = new ByOffset<Value>();
        foreach (var store in stores.Slots)
        {
            if (store.Offset < clause.Handler || store.Offset >= clause.End || caught.IsHeldBy(store.Slot))
                continue;
            if (IsResult(store.Slot, store.Offset))
                returns.Note(store.Offset, store.Value is MachineValue ? new UnknownValue(store.Value.Type) : store.Value);
            else
                assigns |= IsDeclaredOutside(store, clause);
        }

        return (assigns, hasResult ? returns.InOrder() : []);
    }

    private bool SetsProperty(Clause clause)
    {
        foreach (var call in findings.Calls.InRange(clause.Handler, clause.End))
        {
            if (!call.Name.StartsWith("set_", StringComparison.Ordinal))
                continue;
            var created = stores.CreatedAt(call.Receiver);
            if (created < clause.Handler || created >= clause.End)
                return true;
        }

        return false;
    }

    private bool IsDeclaredOutside(SlotStore store, Clause clause)
    {
        if (store.Slot < 0)
            return true;
        // Where something awaits, what is returned may be kept in a variable without a name until a finally has run.
        return !IsField(store.Slot) && variables.AreKnown && (variables.IsNamed(store.Slot, store.Offset) || !isSuspended)
            ? variables.IsDeclaredOutside(store.Slot, store.Offset, clause.Start, clause.End)
            : IsUsedOutside(store.Slot, clause);
    }

    private bool IsUsedOutside(int slot, Clause clause)
    {
        for (var i = 0; i < listing.Count; i++)
        {
            if (!clause.Holds(listing[i].Offset) && SlotOf(listing[i]) == slot && !IsCleared(i))
                return true;
        }

        return false;
    }

    /// <summary>A state machine lets go of what it held.</summary>
    private bool IsCleared(int index) => listing[index].Code == ILOpCode.Stfld && index > 0 && listing[index - 1].Code == ILOpCode.Ldnull;

    private int? SlotOf(ListedInstruction instruction) => instruction.Code switch
    {
        ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc => instruction.Operand,
        ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld => members.Field(MetadataTokens.EntityHandle(instruction.Operand)).Token,
        _ => null,
    };

    /// <summary>
    /// A variable that no one named and that is returned: what <c>return</c> leaves there in a protected block. Without a PDB it may be
    /// any variable.
    /// </summary>
    private bool IsResult(int slot, int offset)
    {
        if (slot < 0 || IsField(slot) || !variables.AreKnown || variables.IsNamed(slot, offset))
            return false;
        for (var i = 0; i + 1 < listing.Count; i++)
        {
            if (listing[i].Code == ILOpCode.Ldloc && listing[i].Operand == slot && IsReturn(listing[i + 1]))
                return true;
        }

        return false;
    }

    private bool IsReturn(ListedInstruction instruction) =>
        instruction.Code == ILOpCode.Ret
        || (isSuspended && instruction.Code == ILOpCode.Call && members.Method(MetadataTokens.EntityHandle(instruction.Operand)).Name == "SetResult");

    private bool IsOfStateMachine(Clause clause)
    {
        if (!isSuspended)
            return false;
        for (var i = listing.IndexOf(clause.Handler); i < listing.Count && listing[i].Offset < clause.End; i++)
        {
            if (listing[i].Code is ILOpCode.Ldflda or ILOpCode.Ldfld
                && members.Field(MetadataTokens.EntityHandle(listing[i].Operand)).Name is var name
                && (name == Builder || name.StartsWith(Promise, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private bool HasOnlyStores(Clause clause)
    {
        for (var i = listing.IndexOf(clause.Handler); i < listing.Count && listing[i].Offset < clause.End; i++)
        {
            if (listing[i].Code is not (ILOpCode.Stloc or ILOpCode.Ldloc or ILOpCode.Ldarg_0 or ILOpCode.Ldc_i4 or ILOpCode.Leave or ILOpCode.Pop or ILOpCode.Dup)
                && !IsStoreOfStateMachine(listing[i]))
                return false;
        }

        return true;
    }

    private bool IsStoreOfStateMachine(ListedInstruction instruction) =>
        instruction.Code == ILOpCode.Stfld && TypeNames.IsCompilerGenerated(members.Field(MetadataTokens.EntityHandle(instruction.Operand)).DeclaringType);

    /// <summary>What goes on behind the region, where something awaits: this handler, or the <c>return</c> in it.</summary>
    private bool StoresNumber(Clause clause)
    {
        for (var i = listing.IndexOf(clause.Handler); i + 1 < listing.Count && listing[i + 1].Offset < clause.End; i++)
        {
            if (listing[i].Code != ILOpCode.Ldc_i4 || listing[i].Operand < 1)
                continue;
            var next = listing[i + 1];
            if (next.Code == ILOpCode.Stloc && !variables.IsNamed(next.Operand, next.Offset) && !IsResult(next.Operand, next.Offset))
                return true;
            if (next.Code == ILOpCode.Stfld && members.Field(MetadataTokens.EntityHandle(next.Operand)).Name.StartsWith("<>", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool Throws(Clause clause) => Holds(clause, ILOpCode.Throw) || Holds(clause, ILOpCode.Rethrow);

    private bool Holds(Clause clause, ILOpCode code)
    {
        for (var i = listing.IndexOf(clause.Handler); i < listing.Count && listing[i].Offset < clause.End; i++)
        {
            if (listing[i].Code == code)
                return true;
        }

        return false;
    }

    // The field of a closure or state machine, by its token.
    private static bool IsField(int slot) => slot >= 1 << 24;
}
