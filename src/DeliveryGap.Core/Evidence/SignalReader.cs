using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>
/// What bodies record. Where a body records to what it is handed (a counter, a name), the record counts in the callers that hand it:
/// there it is known which instrument is meant.
/// </summary>
internal sealed class SignalReader(ICodeReader code, ValueResolver values, Linker linker)
{
    private readonly InstrumentReader instruments = new(code, values);
    private readonly TagReader tags = new(code, values);
    private readonly ResultTable<Entry, BodySignals> known = ResultTable<Entry, BodySignals>.Of(code, "signals");
    private readonly DependentRecords records = new(code, values, linker);

    public InstrumentReader Instruments => instruments;

    /// <summary>What a body records, however it is entered.</summary>
    public BodySignals Of(string method) => Of(Entry.Of(method));

    public BodySignals Of(Entry entry) => known.Knows(entry, out var signals) ? signals : known.WorkOut(entry, Read);

    private BodySignals Read(Entry entry)
    {
        var method = entry.Method;
        if (code.FindMethod(method) is not { } fact || code.ReadBody(method) is not { } body)
            return BodySignals.None;

        var result = new Collected();
        foreach (var call in body.Calls)
        {
            foreach (var instrument in FrameworkInstruments.RecordedBy(call.DeclaringType, call.Name))
                result.Recorded.Add(new(Of(instrument), TagsOf(instrument), Certainty.Framework, [new(fact, call.Place)]));
        }

        var hasDependent = false;
        var all = records.Of(entry, fact, body, out var isCut);
        var frame = Frame.Of(method, entry.IsExact ? entry.This : null);
        foreach (var dependent in all)
        {
            if (!Resolve(dependent, frame, result) && dependent.IsHandedTo(method))
                hasDependent = true;
            else
                result.Take();
        }

        if (isCut)
            result.Unnamed.Add(TextSearch.Unknown);
        return new(result.Recorded, result.Flags, result.Unnamed, hasDependent);
    }

    public static Instrument Of(FrameworkInstrument instrument) => new(instrument.Meter, instrument.Name, instrument.Type, instrument.Unit, null, Place.None);

    public static Tags TagsOf(FrameworkInstrument instrument) => new([.. instrument.Tags.Select(tag => new Tag(tag, [TextSearch.Unknown], null))], true);

    /// <summary>Adds what a record is to; false where that is not wholly known.</summary>
    private bool Resolve(DependentRecord dependent, Frame outermost, Collected result)
    {
        var frame = dependent.Frames.Aggregate(outermost, (caller, enter) => enter(caller));
        result.Start();
        if (dependent.Row.By == NamedBy.Receiver)
        {
            var found = instruments.Of(dependent.Named, frame, out var isNamed);
            if (!isNamed || found.Count > 1 && IsHanded(dependent, outermost))
                return result.NotNamed([TextSearch.Unknown]);
            var recorded = dependent.Row.Tags is { } first ? tags.Of(dependent.Record, first, frame) : Tags.Unknown;
            foreach (var instrument in found)
                result.Add(new(instrument, recorded, dependent.Certainty, dependent.Steps));
            return true;
        }

        var texts = Names(dependent, frame);
        var isHanded = IsHanded(dependent, outermost);
        if (!texts.All(Telemetry.IsName) || texts.Count > 1 && isHanded)
        {
            if (dependent.IsFlag)
                result.AddFlags([TextSearch.Unknown]);
            return result.NotNamed(dependent.IsFlag ? [] : isHanded ? [TextSearch.Unknown] : texts);
        }

        if (dependent.IsFlag)
            result.AddFlags(texts);
        else
        {
            var source = dependent.Row.Type == "activity" ? instruments.SourceOf(dependent.Record.Receiver, frame) : null;
            foreach (var text in texts)
                result.Add(new(new(source, text, dependent.Row.Type, null, null, Place.None), Tags.Unknown, dependent.Certainty, dependent.Steps));
        }

        return true;
    }

    /// <summary>Other callers hand other things: each counts where it is handed.</summary>
    private bool IsHanded(DependentRecord dependent, Frame outermost) => dependent.IsHandedTo(outermost.Method) || dependent.IsHandedHolder(outermost.Method, code);

    private IReadOnlyList<string> Names(DependentRecord dependent, Frame frame)
    {
        if (dependent.Row.By != NamedBy.CreatedArgument && dependent.Named.Type == "System.String")
            return values.Texts(dependent.Named, frame);
        // new ActivityEvent(name), new EventTelemetry(name)
        return values.Origin(dependent.Named, frame) is { Value: CallValue { Call: { IsCreation: true, Arguments.Count: > 0 } created }, Frame: var at }
            ? values.Texts(created.Arguments[0], at)
            : [TextSearch.Unknown];
    }

    private sealed class Collected
    {
        private readonly List<Signal> pending = [];
        private readonly List<string> pendingFlags = [];
        private readonly List<string> pendingUnnamed = [];

        public List<Signal> Recorded { get; } = [];
        public HashSet<string> Flags { get; } = new(StringComparer.Ordinal);
        public List<string> Unnamed { get; } = [];

        public void Start()
        {
            pending.Clear();
            pendingFlags.Clear();
            pendingUnnamed.Clear();
        }

        public void Add(Signal signal) => pending.Add(signal);

        public void AddFlags(IEnumerable<string> keys) => pendingFlags.AddRange(keys);

        public bool NotNamed(IEnumerable<string> names)
        {
            pendingUnnamed.AddRange(names);
            return false;
        }

        public void Take()
        {
            Recorded.AddRange(pending);
            Flags.UnionWith(pendingFlags);
            Unnamed.AddRange(pendingUnnamed);
        }
    }
}
