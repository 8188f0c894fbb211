using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>
/// Decides whether the code of a feature records what the feature promised: walks from its entry points to the signals that they reach.
/// Not safe for several threads at once.
/// </summary>
public sealed class EvidenceJudge
{
    // Whether 300 methods were searched or 4,000 tells nobody more, and to count them each has to be read.
    private const int MostCounted = 100;

    private readonly ICodeReader code;
    private readonly Linker linker;
    private readonly Messages messages;
    private readonly Starts starts;
    private readonly bool prunes;
    private readonly PathSearch prunedSearch;
    private readonly PathSearch wholeSearch;
    private readonly Dictionary<(string Feature, ServedEntryPoint EntryPoint), Paths> pruned = [];
    private readonly Dictionary<(string Feature, ServedEntryPoint EntryPoint), Paths> whole = [];
    private readonly Dictionary<Feature, Searched> searched = [];
    private readonly Lazy<MethodFact?> interceptor;

    /// <param name="values">What resolved the entry points: it has looked many values up already.</param>
    /// <param name="entryPoints">All that are known: their lambdas stand for themselves.</param>
    /// <param name="prunes">Whether the reader tells what leads nowhere (<see cref="ICodeReader.MayMatter"/>); if not, each walk is of the whole.</param>
    public EvidenceJudge(ICodeReader code, ValueResolver values, IEnumerable<EntryPoint> entryPoints, bool prunes = true)
    {
        this.code = code;
        this.prunes = prunes;
        HashSet<string> apart = new(entryPoints.SelectMany(entryPoint => entryPoint.Handlers), StringComparer.Ordinal);
        if (code is WatchedReader watched)
            watched.Memory.Apart = apart;
        linker = new(code, values, apart);
        messages = new(code, values.Dispatch);
        starts = new(code, linker, messages);
        Signals = new(code, values, linker);
        prunedSearch = new(code, linker, Signals, messages, isPruned: true);
        wholeSearch = new(code, linker, Signals, messages, isPruned: false);
        Instruments = new(code, values, Signals);
        Exports = new(code, values);
        RequestTags = new(code, linker);
        interceptor = new(() => SaveInterceptors.All.SelectMany(values.Dispatch.Concrete).Where(type => type.IsOwn)
            .SelectMany(type => type.Methods).FirstOrDefault(method => method.IsVirtual && code.MayMatter(method.Id)));
    }

    /// <summary>What own code creates and records, wherever.</summary>
    public AllInstruments Instruments { get; }

    /// <summary>Which meters a metrics pipeline is told to read.</summary>
    public Exports Exports { get; }

    /// <summary>Which requests name their feature themselves.</summary>
    public RequestTags RequestTags { get; }

    private SignalReader Signals { get; }

    /// <summary>What a feature's code may record, as far as it can be seen.</summary>
    public IEnumerable<Signal> SignalsOf(Feature feature) => feature.EntryPoints.SelectMany(entryPoint => PathsOf(feature, entryPoint)?.Recorded ?? []);

    /// <summary>What the code behind an entry point may record, whatever it serves and as far as it can be seen.</summary>
    public IEnumerable<Signal> SignalsOf(EntryPoint entryPoint) => (prunes ? prunedSearch : wholeSearch).From(starts.Of(entryPoint)).Recorded;

    /// <summary>Whether the feature's code records a metric's own instrument.</summary>
    public MetricVerdict Judge(MetricDeclaration metric, Feature feature) =>
        metric.MeasuredBy is not null ? new(Status.External, []) : Judge(metric.Instrument, metric.Where, metric.Meter, feature);

    /// <summary>Whether it records what the metric is a share of; null where the metric names none, or a number that is measured elsewhere.</summary>
    public MetricVerdict? JudgePer(MetricDeclaration metric, Feature feature) =>
        metric.Per is null || metric.MeasuredBy is not null ? null : Judge(metric.Per, metric.PerWhere, null, feature);

    /// <summary>Whether it checks the feature's flag; null where the feature names none or that cannot be told.</summary>
    public bool? ChecksFlag(Feature feature)
    {
        if (feature.Flag is not { } flag || feature.EntryPoints.Count == 0)
            return null;
        if (feature.EntryPoints.Any(entryPoint => entryPoint.EntryPoint.Gates.Contains(flag)))
            return true;
        var isSeen = true;
        foreach (var entryPoint in feature.EntryPoints)
        {
            // One without a mark may ask before it calls the feature's own member.
            string[] before = entryPoint.Assignment.By == AssignedBy.Mark ? [] : [.. entryPoint.EntryPoint.Handlers.SelectMany(handler => Signals.Of(handler).Flags)];
            if (before.Contains(flag))
                return true;
            if (PathsOf(feature, entryPoint) is not { } paths)
            {
                isSeen = false;
                continue;
            }

            if (paths.Flags.Contains(flag))
                return true;
            isSeen &= before.All(Telemetry.IsName) && paths.Walls.Count == 0 && paths.AreAllNamed && !paths.Flags.Any(key => !Telemetry.IsName(key)) && entryPoint.EntryPoint.Gates.All(Telemetry.IsName);
        }

        return isSeen ? false : null;
    }

    /// <summary>Where an entry point's handler is declared; null where that is not known.</summary>
    public Place? HandlerOf(ServedEntryPoint served) =>
        served.EntryPoint.Handlers.Select(code.FindMethod).OfType<MethodFact>().FirstOrDefault()?.Place;

    /// <summary>How much was looked through: what leads nowhere is counted too, as far as anybody wants to know.</summary>
    public Searched Searched(Feature feature)
    {
        if (!searched.TryGetValue(feature, out var found))
        {
            HashSet<string> methods = new(StringComparer.Ordinal);
            foreach (var entryPoint in feature.EntryPoints)
            {
                if (StartsOf(feature, entryPoint) is { } from)
                    wholeSearch.Count(from, methods, MostCounted + 1);
            }

            searched.Add(feature, found = new(feature.EntryPoints.Count, Math.Min(methods.Count, MostCounted), methods.Count > MostCounted));
        }

        return found;
    }

    /// <summary>The methods, lambdas and local functions that a feature's code may run and that may swallow an exception, each once.</summary>
    public IEnumerable<MethodFact> MethodsOf(Feature feature)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var entryPoint in feature.EntryPoints)
        {
            foreach (var method in PathsOf(feature, entryPoint, isPruned: false)?.Methods ?? [])
            {
                if (seen.Add(method.Id))
                    yield return method;
            }
        }
    }

    /// <summary>Likewise of entry points, whatever they serve: one walk from all of them.</summary>
    public IEnumerable<MethodFact> MethodsOf(IEnumerable<EntryPoint> entryPoints) =>
        new PathSearch(code, linker, Signals, messages, isPruned: false).From([.. entryPoints.SelectMany(starts.Of)])
            .Methods.GroupBy(method => method.Id, StringComparer.Ordinal).Select(alike => alike.First());

    private MetricVerdict Judge(string? instrument, string? where, string? meter, Feature feature)
    {
        if (instrument is null || feature.EntryPoints.Count == 0)
            return new(Status.Unknown, [], instrument is null ? "its name is not known" : "no entry point serves the feature here");
        List<ReachedSignal> evidence = [];
        string? reason = null;
        var isElsewhere = false;
        foreach (var entryPoint in feature.EntryPoints)
        {
            if (Find(instrument, where, meter, feature, entryPoint, ref reason, ref isElsewhere) is { } found)
                evidence.Add(found);
        }

        return evidence.Count > 0 ? new(Status.Instrumented, evidence) : new(reason is null ? Status.Absent : Status.Unknown, [], reason, isElsewhere);
    }

    private ReachedSignal? Find(string instrument, string? where, string? meter, Feature feature, ServedEntryPoint entryPoint, ref string? reason, ref bool isElsewhere)
    {
        // What a framework records in its own calls matters to few: such calls are everywhere.
        var paths = PathsOf(feature, entryPoint, isPruned: !FrameworkInstruments.IsRecordedByCalls(instrument));
        var mayReach = false;
        if (paths?.To(signal => Match(signal, instrument, where, meter), out mayReach) is { } path)
            return new(entryPoint, path.Certainty, path.Steps);
        foreach (var framework in FrameworkInstruments.Of(entryPoint.EntryPoint.Kind))
        {
            if (framework.Name != instrument || meter is not null && meter != framework.Meter)
                continue;
            var tagged = RequestTags.Match(framework, where, entryPoint.EntryPoint);
            if (tagged == Answer.Yes)
                return new(entryPoint, Certainty.Framework, []);
            mayReach |= tagged == Answer.Maybe;
        }

        // What tags it is observed with, nobody sees.
        var whenever = Instruments.Observed(instrument, meter);
        mayReach |= whenever is not null;
        if (whenever is { } observed && where is null)
            return new(entryPoint, Certainty.Observed, observed.Holder is { } holder ? [new(holder, observed.Instrument.Place)] : []);

        if (paths is null)
            reason ??= "the handler of '" + entryPoint.Id + "' cannot be read";
        else if (mayReach)
            reason ??= "it is recorded, but not all of its name, meter and tags is constant";
        else if (paths.MayRecord(instrument) is { } unnamed)
            reason ??= unnamed.Display + " records to an instrument whose name is not constant";
        else if (paths.Walls.Count > 0)
            reason ??= "the path leads through " + paths.Walls[0].What;
        else if (Instruments.AreOwn(instrument))
            reason ??= interceptor.Value is { } found ? found.Display + " may run where changes are saved" : null;
        else if (FrameworkInstruments.MayBeOfPackage(instrument))
            reason ??= "a framework or package may record it by itself";
        isElsewhere |= paths?.Walls.Any(wall => wall.IsElsewhere) == true;
        return null;
    }

    private static Answer Match(Signal signal, string instrument, string? where, string? meter)
    {
        if (signal.Instrument.Name != instrument)
            return Answer.No;
        var onMeter = meter is null || signal.Instrument.Meter == meter ? Answer.Yes : signal.Instrument.Meter is null ? Answer.Maybe : Answer.No;
        var tagged = signal.Tags.Match(where);
        return onMeter < tagged ? onMeter : tagged;
    }

    private Paths? PathsOf(Feature feature, ServedEntryPoint entryPoint, bool isPruned = true)
    {
        isPruned &= prunes;
        var known = isPruned ? pruned : whole;
        if (!known.TryGetValue((feature.Key, entryPoint), out var paths))
        {
            if (StartsOf(feature, entryPoint) is not { } from)
                return null;
            known.Add((feature.Key, entryPoint), paths = (isPruned ? prunedSearch : wholeSearch).From(from));
        }

        return paths;
    }

    private IReadOnlyList<Start>? StartsOf(Feature feature, ServedEntryPoint entryPoint) =>
        entryPoint.EntryPoint.Handlers.Count > 0 && starts.Of(entryPoint.EntryPoint, entryPoint.Assignment.By, feature) is { Count: > 0 } from ? from : null;
}
