using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Where control goes behind a <c>catch</c> clause, by the branches of a body that has been run.</summary>
internal sealed class Continuations
{
    private const string AsyncBuilders = "System.Runtime.CompilerServices.Async";

    private readonly BlobReader il;
    private readonly ExceptionRegion[] regions;
    private readonly Members members;

    // Of a state machine: where it returns it may only wait.
    private readonly bool hasCompletion;

    public Continuations(BlobReader il, ExceptionRegion[] regions, Listing listing, Members members)
    {
        this.il = il;
        this.regions = regions;
        this.members = members;
        for (var i = 0; i < listing.Count && !hasCompletion; i++)
            hasCompletion = listing[i].Code == ILOpCode.Call && Completes(listing[i].Operand);
    }

    /// <summary>Back to the <c>try</c>, which has a way of its own to the end.</summary>
    public bool TriesAgain(Clause clause) => From(clause.Handler, clause).ToTry && Exits(clause).Exists(exit => From(exit, clause) is { ToTry: false, ToEnd: true });

    public bool EndsInThrow(Clause clause) => From(clause.Handler, clause) is { ToTry: false, ToEnd: false, ToThrow: true };

    private Reached From(int offset, Clause clause)
    {
        var reached = new Reached();
        var seen = new HashSet<int>();
        var open = new Stack<int>();
        open.Push(offset);
        while (open.Count > 0)
        {
            offset = open.Pop();
            if (offset == clause.Try)
                reached.ToTry = true;
            else if (seen.Add(offset))
                Step(offset, open, ref reached);
        }

        return reached;
    }

    private void Step(int offset, Stack<int> open, ref Reached reached)
    {
        foreach (var region in regions)
        {
            // What it protects may throw.
            if (region.TryOffset == offset && region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
                open.Push(region.HandlerOffset);
        }

        var reader = il;
        reader.Offset = offset;
        var code = Opcodes.Read(ref reader);
        switch (code)
        {
            case ILOpCode.Ret or ILOpCode.Jmp:
                reached.ToEnd |= !hasCompletion;
                return;
            case ILOpCode.Throw or ILOpCode.Rethrow:
                reached.ToThrow = true;
                return;
            case ILOpCode.Endfinally or ILOpCode.Endfilter:
                return;
            case ILOpCode.Switch:
                var targets = new int[reader.ReadUInt32()];
                for (var i = 0; i < targets.Length; i++)
                    targets[i] = reader.ReadInt32();
                foreach (var target in targets)
                    open.Push(reader.Offset + target);
                break;
            case ILOpCode.Call:
                if (Completes(reader.ReadInt32()))
                {
                    reached.ToEnd = true;
                    return;
                }

                break;
            default:
                if (!Opcodes.IsBranch(code))
                {
                    Opcodes.Skip(code, ref reader);
                    break;
                }

                open.Push(Target(code, ref reader));
                if (code is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s)
                    return;
                break;
        }

        open.Push(reader.Offset);
    }

    /// <summary>Where the branches lead that leave what a clause protects.</summary>
    private List<int> Exits(Clause clause)
    {
        var exits = new List<int>();
        var reader = il;
        reader.Offset = clause.Try;
        while (reader.Offset < clause.TryEnd)
        {
            var code = Opcodes.Read(ref reader);
            if (code is not (ILOpCode.Leave or ILOpCode.Leave_s))
                Opcodes.Skip(code, ref reader);
            else if (Target(code, ref reader) is var target && (target < clause.Try || target >= clause.TryEnd))
                exits.Add(target);
        }

        return exits;
    }

    private static int Target(ILOpCode branch, ref BlobReader reader)
    {
        var distance = Opcodes.IsShortBranch(branch) ? reader.ReadSByte() : reader.ReadInt32();
        return reader.Offset + distance;
    }

    /// <summary>Whether a call says that an async method is done.</summary>
    private bool Completes(int token) =>
        members.Method(MetadataTokens.EntityHandle(token)) is { Name: "SetResult", DeclaringType: var type } && type.StartsWith(AsyncBuilders, StringComparison.Ordinal);

    private struct Reached
    {
        public bool ToTry;
        public bool ToEnd;
        public bool ToThrow;
    }
}
