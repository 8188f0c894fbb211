using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>
/// Runs a body symbolically: block by block from its start, lowest offset first, again where a path brings something new, until
/// nothing changes. What a slot holds only ever gets more options (see <see cref="Joins"/>), so it ends; a bound makes sure.
/// </summary>
internal sealed class Flow
{
    // Generated methods have some ten thousand instructions.
    private const int MaxLength = 1 << 20;
    private const int MaxSteps = 2_000_000;

    private readonly BlobReader il;
    private readonly Frame?[] entries;
    private readonly bool[] isStart;
    private readonly bool[] isLeader;
    private readonly bool[] isPending;
    private readonly ExceptionRegion[] regions;
    private readonly Func<ExceptionRegion, string?> caughtType;
    private readonly Stores? stores;
    private int next;

    /// <exception cref="BadImageFormatException">The instructions are no body.</exception>
    public Flow(BlobReader il, ExceptionRegion[] regions, Func<ExceptionRegion, string?> caughtType, Stores? stores)
    {
        this.il = il;
        if (il.Length > MaxLength)
            throw new BadImageFormatException("A body is too long.");
        this.regions = regions;
        this.caughtType = caughtType;
        this.stores = stores;
        entries = new Frame?[il.Length];
        isStart = new bool[il.Length];
        isLeader = new bool[il.Length];
        isPending = new bool[il.Length];
        FindLeaders();
    }

    /// <param name="entry">What holds at the start.</param>
    /// <exception cref="BadImageFormatException">The body is broken, or too much.</exception>
    public void Run(Frame entry, Instructions instructions)
    {
        if (il.Length == 0)
            return;
        instructions.Stored = NoteStore;
        Reach(0, entry);
        var steps = 0;
        while (NextPending() is var start and >= 0)
        {
            isPending[start] = false;
            steps += RunBlock(start, instructions);
            if (steps > MaxSteps)
                throw new BadImageFormatException("A body takes too many steps.");
        }
    }

    private int current;

    private int RunBlock(int start, Instructions instructions)
    {
        var frame = entries[start]!.Clone();
        var reader = il;
        reader.Offset = start;
        var steps = 0;
        current = start;
        EnterHandlers(frame);
        while (true)
        {
            if (reader.RemainingBytes == 0)
                throw new BadImageFormatException("A body runs over its end.");
            current = reader.Offset;
            if (steps > 0 && isLeader[current])
            {
                Reach(current, frame, isLast: true);
                return steps;
            }

            steps++;
            var code = Opcodes.Read(ref reader);
            if (Opcodes.IsBranch(code))
            {
                var distance = Opcodes.IsShortBranch(code) ? reader.ReadSByte() : reader.ReadInt32();
                var isLast = code is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s;
                Reach(reader.Offset + distance, instructions.PopForBranch(code, frame), isLast);
                if (isLast)
                    return steps;
                Reach(reader.Offset, frame, isLast: true);
                return steps;
            }

            if (code == ILOpCode.Switch)
            {
                var taken = frame.Pop() is StateNumber ? frame.OnlyArguments() : frame;
                foreach (var target in SwitchTargets(ref reader))
                    Reach(target, taken);
                Reach(reader.Offset, frame, isLast: true);
                return steps;
            }

            if (code == ILOpCode.Ret)
                instructions.Return(current, frame);
            if (code is ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp)
                return steps;
            instructions.Step(code, current, ref reader, frame);
        }
    }

    private int NextPending()
    {
        for (; next < isPending.Length; next++)
        {
            if (isPending[next])
                return next;
        }

        return -1;
    }

    /// <param name="isLast">The frame is not used any more.</param>
    private void Reach(int offset, Frame frame, bool isLast = false)
    {
        if (offset < 0 || offset >= isStart.Length || !isStart[offset])
            throw new BadImageFormatException("A branch leads nowhere.");
        if (entries[offset] is { } known)
        {
            if (!known.Merge(frame))
                return;
        }
        else
        {
            entries[offset] = isLast ? frame : frame.Clone();
        }

        MarkPending(offset);
    }

    private void MarkPending(int offset)
    {
        isPending[offset] = true;
        next = Math.Min(next, offset);
    }

    /// <summary>An exception may come before the first store of a block.</summary>
    private void EnterHandlers(Frame frame)
    {
        foreach (var region in regions)
        {
            if (!Covers(region, current))
                continue;
            EnterHandler(region.HandlerOffset, region, frame);
            if (region.Kind == ExceptionRegionKind.Filter)
                EnterHandler(region.FilterOffset, region, frame);
        }
    }

    private void EnterHandler(int offset, ExceptionRegion region, Frame frame)
    {
        if (offset < 0 || offset >= isStart.Length || !isStart[offset])
            throw new BadImageFormatException("A handler lies nowhere.");
        if (entries[offset] is { } known)
        {
            if (known.MergeSlots(frame))
                MarkPending(offset);
            return;
        }

        var entry = frame.Clone();
        entry.Clear();
        if (region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
            entry.Push(new UnknownValue(caughtType(region)));
        entries[offset] = entry;
        MarkPending(offset);
    }

    private void NoteStore(int slot, Value value)
    {
        stores?.NoteSlot(current, slot, value);
        foreach (var region in regions)
        {
            if (!Covers(region, current))
                continue;
            NoteStore(region.HandlerOffset, slot, value);
            if (region.Kind == ExceptionRegionKind.Filter)
                NoteStore(region.FilterOffset, slot, value);
        }
    }

    private void NoteStore(int handler, int slot, Value value)
    {
        if (entries[handler] is not { } entry)
            throw new BadImageFormatException("A protected block begins within an instruction.");
        if (entry.MergeSlot(slot, value))
            MarkPending(handler);
    }

    private static bool Covers(ExceptionRegion region, int offset) =>
        offset >= region.TryOffset && offset - region.TryOffset < region.TryLength;

    private void FindLeaders()
    {
        var reader = il;
        while (reader.RemainingBytes > 0)
        {
            isStart[reader.Offset] = true;
            var code = Opcodes.Read(ref reader);
            if (Opcodes.IsBranch(code))
                Lead(Opcodes.IsShortBranch(code) ? reader.ReadSByte() : reader.ReadInt32(), reader.Offset);
            else if (code == ILOpCode.Switch)
                foreach (var target in SwitchTargets(ref reader))
                    Lead(target, 0);
            else
                Opcodes.Skip(code, ref reader);
        }

        foreach (var region in regions)
        {
            Lead(region.TryOffset, 0);
            Lead(region.HandlerOffset, 0);
            // What comes behind a protected block is outside of it.
            if (region.TryOffset + region.TryLength < isLeader.Length)
                Lead(region.TryOffset + region.TryLength, 0);
            if (region.Kind == ExceptionRegionKind.Filter)
                Lead(region.FilterOffset, 0);
        }
    }

    private void Lead(int distance, int from)
    {
        long target = (long)from + distance;
        if (target < 0 || target >= isLeader.Length)
            throw new BadImageFormatException("A branch leads out of its body.");
        isLeader[(int)target] = true;
    }

    private static int[] SwitchTargets(ref BlobReader reader)
    {
        var count = reader.ReadUInt32();
        if (count > reader.RemainingBytes / 4)
            throw new BadImageFormatException("A switch is longer than its body.");
        var targets = new int[count];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = reader.ReadInt32();
        for (var i = 0; i < targets.Length; i++)
            targets[i] += reader.Offset;
        return targets;
    }
}
