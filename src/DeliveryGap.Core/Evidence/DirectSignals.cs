using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Evidence;

/// <summary>Records on a <c>static readonly</c> instrument in an entry point's own body.</summary>
public static class DirectSignals
{
    /// <summary>In the order of the code; empty where nothing is recorded so, or the body cannot be read.</summary>
    public static IReadOnlyList<Signal> Of(EntryPoint entryPoint, ICodeReader code)
    {
        List<Signal> signals = [];
        foreach (var (method, body) in OwnBody.Of(entryPoint, code) ?? [])
        {
            foreach (var call in body.Calls)
            {
                if (Instruments.RecordsTo(call.DeclaringType, call.Name) && call.Receiver is FieldValue { Instance: null } field
                    && Created(field.Field, code) is { } instrument)
                {
                    signals.Add(new(instrument, method, call.Place));
                }
            }
        }

        return signals;
    }

    /// <summary>The instrument that a field holds; null unless it can hold one only, of a constant name.</summary>
    private static Instrument? Created(string field, ICodeReader code)
    {
        if (Only(field, code) is not CallValue { Call: var creation } || !Instruments.Creates(creation.DeclaringType, creation.Name, out var type))
            return null;
        return Text(creation, 0) is { } name
            ? new(MeterName(creation.Receiver, code), name, type, Text(creation, 1), Text(creation, 2), creation.Place)
            : null;
    }

    private static string? MeterName(Value? meter, ICodeReader code)
    {
        var creation = meter is FieldValue { Instance: null } field ? Only(field.Field, code) : meter;
        return creation is CallValue { Call: { IsConstructor: true, DeclaringType: Instruments.Meter } call } ? Text(call, 0) : null;
    }

    private static Value? Only(string field, ICodeReader code) =>
        code.FindField(field) is { IsStatic: true, IsClosed: true, Stores: { Count: 1 } stores } ? stores[0].Value : null;

    private static string? Text(Call call, int argument) =>
        argument < call.Arguments.Count && call.Arguments[argument] is ConstantValue { Content: string text } ? text : null;
}
