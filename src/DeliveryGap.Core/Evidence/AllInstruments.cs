using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;
using DeliveryGap.Core.Memory;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>An instrument, and the method whose body creates it or records the event.</summary>
public sealed record CreatedInstrument(Instrument Instrument, MethodFact? Holder);

/// <summary>Every instrument of own code: those that it creates, and the events that it records.</summary>
public sealed class AllInstruments
{
    private readonly ICodeReader code;
    private readonly ValueResolver values;
    private readonly SignalReader signals;
    private readonly ResultTable<string, Found> known;
    private readonly ResultTable<string, IReadOnlyList<MethodFact>> users;

    internal AllInstruments(ICodeReader code, ValueResolver values, SignalReader signals)
    {
        this.code = code;
        this.values = values;
        this.signals = signals;
        known = ResultTable<string, Found>.Of(code, "instruments");
        users = ResultTable<string, IReadOnlyList<MethodFact>>.Of(code, "users");
    }

    /// <summary>Those that own code creates, each creation once.</summary>
    public IReadOnlyList<CreatedInstrument> Created => known.Get("created", _ => FindCreated()).Instruments;

    /// <summary>Events that are recorded by their name alone.</summary>
    public IReadOnlyList<CreatedInstrument> Events => known.Get("events", _ => FindEvents()).Instruments;

    /// <summary>Whether all names are known: only then can it be said that nothing creates one.</summary>
    public bool AreAllNamed => known.Get("created", _ => FindCreated()).AreAllNamed;

    /// <summary>Whether own code creates an instrument or records an event of that name.</summary>
    public bool AreOwn(string name) => Created.Concat(Events).Any(one => one.Instrument.Name == name);

    /// <summary>An observable instrument of that name; null when there is none.</summary>
    public CreatedInstrument? Observed(string name, string? meter) =>
        Created.FirstOrDefault(one => one.Instrument.IsObserved && one.Instrument.Name == name && (meter is null || one.Instrument.Meter == meter));

    /// <summary>The methods, by what people call them, that record to an instrument; at most <paramref name="most"/>.</summary>
    public IReadOnlyList<string> RecordersOf(string name, int most)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (var holder in Created.Concat(Events).Where(one => one.Instrument.Name == name && one.Holder is not null).Select(one => one.Holder!.DeclaringType).Distinct(StringComparer.Ordinal))
        {
            foreach (var method in users.Get(holder, UsersOf))
            {
                if (found.Count < most && signals.Of(method.Id).Recorded.Any(signal => signal.Instrument.Name == name))
                    found.Add(method.Display);
            }
        }

        return [.. found.OrderBy(display => display, StringComparer.Ordinal)];
    }

    /// <summary>The methods that may use what a type holds: its own, and those that name it or its properties.</summary>
    private IReadOnlyList<MethodFact> UsersOf(string holder)
    {
        var type = code.FindType(holder);
        string[] names = [TypeNames.Simple(holder), .. (type?.Properties ?? []).Select(property => property.Name)];
        return [.. (type?.Methods ?? []).Concat(code.MethodsNaming(names))];
    }

    private Found FindCreated()
    {
        var isNamed = true;
        List<CreatedInstrument> found = [];
        HashSet<Creation> seen = [];
        foreach (var method in code.MethodsNaming(Telemetry.CreationNames))
        {
            var paths = values.PathsTo(method.Id);
            foreach (var call in code.ReadBody(method.Id)?.Calls ?? [])
            {
                if (Telemetry.Creates(call.DeclaringType, call.Name) is not { } row || row.Name >= call.Arguments.Count)
                    continue;
                foreach (var frame in paths.For([call.Arguments[row.Name]]))
                {
                    var instruments = signals.Instruments.CreatedBy(call, frame, out var isOneNamed);
                    isNamed &= isOneNamed;
                    foreach (var instrument in instruments)
                    {
                        if (seen.Add(new(instrument.Meter, instrument.Name, instrument.Place)))
                            found.Add(new(instrument, method));
                    }
                }
            }
        }

        return new(found, isNamed);
    }

    private Found FindEvents()
    {
        List<CreatedInstrument> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var method in code.MethodsCarrying(GeneratedMetrics.Attributes))
        {
            if (GeneratedMetrics.Event(method) is { } name && seen.Add(name))
                found.Add(new(new(null, name, "event", null, null, method.Place), method));
            else if (GeneratedMetrics.Declared(method) is { } declared && seen.Add(declared.Name) && !Created.Any(one => one.Instrument.Name == declared.Name))
                found.Add(new(declared, method));
        }

        foreach (var method in code.MethodsNaming(Telemetry.EventNames))
        {
            foreach (var signal in signals.Of(method.Id).Recorded)
            {
                if (signal.Instrument.Type.Length > 0 && signal.Certainty != Certainty.Framework && !Created.Any(one => one.Instrument.Name == signal.Instrument.Name) && seen.Add(signal.Instrument.Name))
                    found.Add(new(signal.Instrument with { Place = signal.Steps[signal.Steps.Count - 1].Place }, method));
            }
        }

        return new(found, true);
    }

    private sealed record Creation(string? Meter, string Name, Place Place);

    private sealed record Found(IReadOnlyList<CreatedInstrument> Instruments, bool AreAllNamed);
}
