using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>The records in bodies, and those of the methods that they hand names and instruments to.</summary>
internal sealed class DependentRecords(ICodeReader code, ValueResolver values, Linker linker)
{
    // Helpers hand names to helpers; what is wrapped deeper is not followed.
    private const int MaxWrapping = 16;

    // Helpers that each call two others double what is handed down; nobody means so many.
    private const int MaxHanded = 32;

    // Types that 'this' or a type parameter may be.
    private const int MaxEntries = 64;

    private static readonly Recording Checked = new(NamedBy.Argument, "flag");
    private static readonly Recording Wrapped = new(NamedBy.Argument, "metric");
    private static readonly Recording Logged = new(NamedBy.Itself, "event");
    private static readonly Recording Generated = new(NamedBy.Receiver);
    private static readonly Frame Nowhere = Frame.Of("");

    private readonly ResultTable<Entry, IReadOnlyList<DependentRecord>> known = ResultTable<Entry, IReadOnlyList<DependentRecord>>.OfOneReader(code);
    private readonly ResultMemory? memory = (code as WatchedReader)?.Memory;
    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);
    private readonly HashSet<Entry> cut = [];
    private readonly HashSet<Entry> open = [];
    private readonly HashSet<Entry> reentered = [];
    private readonly List<Entry> closed = [];

    /// <param name="isCut">There may be others: helpers that call each other in a circle, too deep or too often.</param>
    public IReadOnlyList<DependentRecord> Of(Entry entry, MethodFact fact, MethodBody body, out bool isCut)
    {
        var bounded = Bounded(entry);
        var found = Find(bounded, fact, body);
        isCut = cut.Contains(bounded);
        if (isCut)
            memory?.HoldsOnlyNow();
        return found;
    }

    /// <summary>The same body, entered somehow, where it is entered with ever more types.</summary>
    private Entry Bounded(Entry entry)
    {
        if (known.Has(entry) || open.Contains(entry))
            return entry;
        entries.TryGetValue(entry.Method, out var count);
        if (count < MaxEntries)
            return entry;
        memory?.HoldsOnlyNow();
        return Entry.Of(entry.Method);
    }

    private IReadOnlyList<DependentRecord> Find(Entry entry, MethodFact fact, MethodBody body) => known.Get(entry, missing => Read(missing, fact, body));

    private List<DependentRecord> Read(Entry entry, MethodFact fact, MethodBody body)
    {
        var first = closed.Count;
        entries[entry.Method] = entries.TryGetValue(entry.Method, out var count) ? count + 1 : 1;
        open.Add(entry);
        List<DependentRecord> found = [];
        foreach (var call in body.Calls)
        {
            if (RecordOf(call) is { } record)
                found.Add(new(record.Named, record.Row, ReferenceEquals(record.Row, Checked), call, new(fact, call.Place)));
        }

        foreach (var link in linker.Of(entry).Targets)
        {
            if (!MayHand(link, fact, out var target) || code.ReadBody(target.Id) is not { } inner)
                continue;
            var into = Bounded(link.Target);
            if (open.Contains(into))
            {
                reentered.Add(into);
                memory?.HoldsOnlyNow();
            }
            else if (open.Count > MaxWrapping)
            {
                cut.Add(entry);
                memory?.HoldsOnlyNow();
            }
            else if (Find(into, target, inner).Where(dependent => dependent.IsHandedTo(target.Id)).ToList() is { Count: <= MaxHanded } handed)
                found.AddRange(handed.Select(dependent => dependent.In(target.Id, link, new(fact, link.Place))));
            else
                cut.Add(entry);
        }

        open.Remove(entry);
        // Those in the circle were asked before this one could answer.
        if (reentered.Remove(entry) && found.Exists(dependent => dependent.IsHandedTo(entry.Method)))
            cut.UnionWith(closed.Skip(first));
        closed.Add(entry);
        return found;
    }

    /// <summary>What a call records to, and how; null for other calls.</summary>
    private (Value Named, Recording Row)? RecordOf(Call call)
    {
        if (Telemetry.FlagOf(call.DeclaringType, call.Name) is { } flag)
            return At(call, flag) is { } key ? (key, Checked) : null;
        if (Telemetry.Records(call.DeclaringType, call.Name) is { } row)
        {
            return row.By switch
            {
                NamedBy.Receiver => (call.Receiver ?? At(call, 0)) is { } receiver ? (receiver, row) : null,
                NamedBy.Itself => (new ConstantValue(row.Name, "System.String"), row),
                _ => At(call, row.Position) is { } argument ? (argument, row) : null,
            };
        }

        var method = MethodOf(call);
        if (method?.MetricNames is { Count: > 0 } names)
            return At(call, names[0]) is { } name ? (name, Wrapped) : null;
        if (method is not null && GeneratedMetrics.Event(method) is { } logged)
            return (new ConstantValue(logged, "System.String"), Logged);
        return GeneratedMetrics.MayRecord(call) && method is not null && call.Receiver is CallValue or FieldValue && IsGenerated(call.Receiver)
            ? (call.Receiver, Generated)
            : null;
    }

    private static Value? At(Call call, int position) => position < call.Arguments.Count ? call.Arguments[position] : null;

    // A wrapper may lie in a package of the company.
    private MethodFact? MethodOf(Call call)
    {
        if (code.FindMethod(call.Method) is { } own)
            return own;
        if (call.Arguments.Count == 0 || call.DeclaringType.StartsWith("System.", StringComparison.Ordinal) || call.DeclaringType.StartsWith("Microsoft.", StringComparison.Ordinal)
            || !call.Arguments.Any(argument => argument.Type == "System.String"))
        {
            return null;
        }

        return code.FindType(call.DeclaringType)?.Methods.FirstOrDefault(method => method.Id == call.Method);
    }

    private bool IsGenerated(Value receiver) =>
        code.FindType(TypeNames.Definition(receiver.Type ?? "")) is { IsOwn: true }
        && values.Origins(receiver, Nowhere).Any(origin => origin.Value is CallValue { Call: var call } && code.FindMethod(call.Method) is { } factory && GeneratedMetrics.Declared(factory) is not null);

    /// <summary>Whether what a call is given may name what the method called records to.</summary>
    private bool MayHand(Link link, MethodFact caller, out MethodFact target)
    {
        target = caller;
        if (code.FindMethod(link.Target.Method) is not { } called || !code.MayMatter(called.Id))
            return false;
        target = called;
        return link.IsFunction || link.Call is { } call && call.Arguments.Any(argument => argument.Type is null || DependentRecord.MayName(argument.Type)) && called.ParameterTypes.Any(DependentRecord.MayName);
    }
}
