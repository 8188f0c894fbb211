using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>Which instruments a value may be.</summary>
internal sealed class InstrumentReader(ICodeReader code, ValueResolver values)
{
    private const string Meter = "System.Diagnostics.Metrics.Meter";
    private const string MeterOptions = "System.Diagnostics.Metrics.MeterOptions";
    private const string ActivitySource = "System.Diagnostics.ActivitySource";

    // A child of a child of a labelled counter.
    private const int MaxNarrowing = 8;

    /// <summary>The instruments that a receiver may be; <paramref name="isNamed"/> is false where it may be one without a known name.</summary>
    public IReadOnlyList<Instrument> Of(Value receiver, Frame frame, out bool isNamed)
    {
        List<Instrument> found = [];
        isNamed = Collect(receiver, frame, found, 0) && found.Count > 0;
        return found;
    }

    /// <summary>The instruments that a call creates; empty for any other call.</summary>
    public IReadOnlyList<Instrument> CreatedBy(Call call, Frame frame, out bool isNamed)
    {
        isNamed = true;
        if (Telemetry.Creates(call.DeclaringType, call.Name) is { } row)
        {
            if (row.Name >= call.Arguments.Count)
                return [];
            var names = values.Texts(call.Arguments[row.Name], frame);
            isNamed = names.All(Telemetry.IsName);
            return
            [
                .. names.Where(Telemetry.IsName).Select(name => new Instrument(
                    MeterOf(call.Receiver, frame), name, row.Type, Text(call, row.Unit, frame), Text(call, row.Description, frame), call.Place) { IsObserved = row.IsObserved }),
            ];
        }

        return code.FindMethod(call.Method) is { } method && GeneratedMetrics.Declared(method) is { } generated ? [generated with { Place = method.Place }] : [];
    }

    /// <summary>The name of the source that an activity is started with.</summary>
    public string? SourceOf(Value? source, Frame frame) =>
        source is not null && values.Origin(source, frame) is { Value: CallValue { Call: { IsCreation: true, DeclaringType: ActivitySource } call }, Frame: var at } ? Text(call, 0, at) : null;

    private bool Collect(Value value, Frame frame, List<Instrument> found, int depth)
    {
        // A getter that calls a generated factory is one for the attribute on it, whatever the generator writes.
        if (value is CallValue { Call: var direct } && Add(direct, frame, found, out var isNamed))
            return isNamed;
        var isAll = true;
        foreach (var origin in values.Origins(value, frame))
        {
            if (origin.Value is ConstantValue { Content: null })
                continue;
            if (origin.Value is not CallValue { Call: var call })
                isAll = false;
            else if (Add(call, origin.Frame, found, out isNamed))
                isAll &= isNamed;
            else
                isAll &= depth < MaxNarrowing && Telemetry.Narrows(call.DeclaringType, call.Name) && call.Receiver is { } whole && Collect(whole, origin.Frame, found, depth + 1);
        }

        return isAll;
    }

    private bool Add(Call call, Frame frame, List<Instrument> found, out bool isNamed)
    {
        var created = CreatedBy(call, frame, out isNamed);
        found.AddRange(created);
        return created.Count > 0 || !isNamed;
    }

    private string? MeterOf(Value? meter, Frame frame)
    {
        if (meter is null || values.Origin(meter, frame) is not { Value: CallValue { Call: var call }, Frame: var at })
            return null;
        if (call is { IsCreation: true, DeclaringType: Meter })
            return Named(call, 0, at);
        // IMeterFactory.Create(options), and the extension that takes the name behind the factory.
        return call.Name == "Create" && call.DeclaringType.StartsWith("System.Diagnostics.Metrics.MeterFactory", StringComparison.Ordinal) ? Named(call, 1, at)
            : call is { Name: "Create", DeclaringType: "System.Diagnostics.Metrics.IMeterFactory" } ? Named(call, 0, at)
            : null;
    }

    private string? Named(Call call, int position, Frame frame)
    {
        if (position >= call.Arguments.Count)
            return null;
        return values.Origin(call.Arguments[position], frame) is { Value: CallValue { Call: { IsCreation: true, DeclaringType: MeterOptions } options }, Frame: var at }
            ? Text(options, 0, at)
            : Text(call, position, frame);
    }

    private string? Text(Call call, int? position, Frame frame) =>
        position < call.Arguments.Count && call.Arguments[position.Value] is not ConstantValue { Content: null }
            && values.Texts(call.Arguments[position.Value], frame) is { Count: 1 } texts && Telemetry.IsName(texts[0])
            ? texts[0]
            : null;
}
