namespace DeliveryGap.Build.IL.Graph;

/// <summary>
/// The nodes of the call graph: own methods; behind them foreign members that own methods override or implement, by name and number of
/// parameters; then own types, for what foreign code can call on an object that it is handed.
/// </summary>
internal sealed class Nodes(OwnMembers members)
{
    private readonly Dictionary<int, int> slots = [];

    /// <summary>A foreign member; <see cref="OwnMembers.None"/> when no own method stands for it.</summary>
    public int Slot(int hash) => slots.TryGetValue(hash, out var slot) ? members.Methods + members.Types + Named + slot : OwnMembers.None;

    public void DeclareSlot(int hash)
    {
        if (!slots.ContainsKey(hash))
            slots.Add(hash, slots.Count);
    }

    public int Type(int type) => members.Methods + type;

    /// <summary>Foreign code that is handed an object of any own type.</summary>
    public int AnyType => members.Methods + members.Types;

    /// <summary>Foreign code that looks for the handler of a message.</summary>
    public int Dispatcher => AnyType + 1;

    /// <summary>Valid once all slots are declared.</summary>
    public int Count => members.Methods + members.Types + Named + slots.Count;

    private const int Named = 2;
}
