using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Rules;

/// <summary>Malformed keys, instrument names, windows and dates (DG1008).</summary>
internal static class FormatRules
{
    private sealed class Format(string name, string rule, Func<string, bool> accepts, Func<string, string?> normalise)
    {
        public string Name { get; } = name;
        public string Rule { get; } = rule;
        public Func<string, bool> Accepts { get; } = accepts;
        public Func<string, string?> Normalise { get; } = normalise;
    }

    private static readonly Format Key = new(
        "key", "write lower-case words of letters, digits and '-', joined by '.', such as \"checkout.apple-pay\"", Text.IsKey, Normalised.Key);

    private static readonly Format Instrument = new(
        "instrument name", "start with a letter and go on with letters, digits, '_', '.', '-' or '/'; OpenTelemetry drops any other", Text.IsInstrumentName,
        Normalised.InstrumentName);

    private static readonly Format Window = new("window", "write a number and h, d or w, such as \"28d\"", Text.IsWindow, Normalised.Window);
    private static readonly Format Date = new("date", "write year, month and day, such as \"2027-03-31\"", Text.IsDate, Normalised.Date);

    public static IEnumerable<Finding> Judge(IReadOnlyList<AttributeFact> attributes, string? feature)
    {
        foreach (var attribute in attributes)
        {
            foreach (var (argument, format) in Arguments(attribute))
            {
                foreach (var text in argument is { IsKnown: true, Value: string single } ? [single] : argument.Texts())
                {
                    if (!format.Accepts(text))
                        yield return Malformed(text, format, argument!, feature);
                }
            }
        }
    }

    private static IEnumerable<(AttributeArgument? Argument, Format Format)> Arguments(AttributeFact attribute)
    {
        switch (attribute.Type)
        {
            case DeliveryGapAttributes.Feature or DeliveryGapAttributes.Kpi or DeliveryGapAttributes.Objective:
                yield return (attribute.Argument(0), Key);
                break;
            case DeliveryGapAttributes.SuccessMetric or DeliveryGapAttributes.SupportingMetric or DeliveryGapAttributes.Guardrail:
                // What is measured elsewhere is named as it is there; an empty success metric is DG1002, an empty Per DG1004.
                if (attribute.Argument("MeasuredBy") is null)
                {
                    if (attribute.Type != DeliveryGapAttributes.SuccessMetric || !Text.IsMissing(attribute.Argument(0)))
                        yield return (attribute.Argument(0), Instrument);
                    if (!Text.IsMissing(attribute.Argument("Per")))
                        yield return (attribute.Argument("Per"), Instrument);
                }

                yield return (attribute.Argument("Window"), Window);
                break;
            case DeliveryGapAttributes.OutcomeReview:
                // One that is still to be filled in is DG1015.
                if (!Text.IsMissing(attribute.Argument("By")))
                    yield return (attribute.Argument("By"), Date);
                yield return (attribute.Argument("Checkpoints"), Window);
                break;
            case DeliveryGapAttributes.AcceptedGap:
                yield return (attribute.Argument("Until"), Date);
                break;
        }
    }

    private static Finding Malformed(string text, Format format, AttributeArgument argument, string? feature) =>
        DeclarationRules.Find(RuleCatalog.MalformedValue, argument.Place, feature, null, [Printable(text), format.Name, format.Rule],
            (FixProperties.Replacement, format.Normalise(text)));

    /// <summary>Control characters and lone surrogates would break the console's line or the file that the message lands in.</summary>
    private static string Printable(string text)
    {
        var printable = text.ToCharArray();
        for (var i = 0; i < printable.Length; i++)
        {
            var isPair = char.IsHighSurrogate(printable[i]) && i + 1 < printable.Length && char.IsLowSurrogate(printable[i + 1]);
            if (isPair)
                i++;
            else if (char.IsControl(printable[i]) || char.IsSurrogate(printable[i]))
                printable[i] = '\uFFFD';
        }

        return new string(printable);
    }
}
