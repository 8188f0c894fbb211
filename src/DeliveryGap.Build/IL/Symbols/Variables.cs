namespace DeliveryGap.Build.IL.Symbols;

/// <summary>A local variable that source names.</summary>
/// <param name="start">The offset from which on it is there.</param>
/// <param name="end">The offset behind.</param>
internal sealed class Variable(int slot, int start, int end)
{
    public int Slot { get; } = slot;
    public int Start { get; } = start;
    public int End { get; } = end;
}

/// <summary>The local variables of a body that source names.</summary>
/// <param name="all">Null where nothing is known of them.</param>
internal sealed class Variables(IReadOnlyList<Variable>? all)
{
    public bool AreKnown => all is not null;

    public bool IsNamed(int slot, int offset) => Find(slot, offset) is not null;

    /// <summary>Whether what a slot holds at an offset is declared outside of a range of offsets.</summary>
    public bool IsDeclaredOutside(int slot, int offset, int start, int end) =>
        Find(slot, offset) is { } variable && (variable.Start < start || variable.End > end);

    private Variable? Find(int slot, int offset)
    {
        foreach (var variable in all ?? [])
        {
            if (variable.Slot == slot && offset >= variable.Start && offset < variable.End)
                return variable;
        }

        return null;
    }
}
