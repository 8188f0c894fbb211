using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

/// <summary>Whether a metrics pipeline reads a meter.</summary>
public enum Exported
{
    Unknown,
    Yes,
    No,
}

/// <summary>Which meters own code tells a metrics pipeline to read.</summary>
public sealed class Exports
{
    private readonly Lazy<(IReadOnlyList<string> Patterns, bool IsWhole)> read;

    internal Exports(ICodeReader code, ValueResolver values) => read = new(() => Read(code, values), LazyThreadSafetyMode.PublicationOnly);

    /// <param name="meter">Its name; null where that is not known.</param>
    public Exported Of(string? meter)
    {
        if (meter is null)
            return Exported.Unknown;
        var (patterns, isWhole) = read.Value;
        return patterns.Any(pattern => Covers(pattern, meter)) ? Exported.Yes : isWhole ? Exported.No : Exported.Unknown;
    }

    /// <summary>With wildcards and without regard to case, as OpenTelemetry compares them.</summary>
    private static bool Covers(string pattern, string meter)
    {
        var (at, from, star, restart) = (0, 0, -1, -1);
        while (from < meter.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, restart, at) = (at, from, at + 1);
            else if (at < pattern.Length && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(meter[from])))
                (at, from) = (at + 1, from + 1);
            else if (star >= 0)
                (at, from, restart) = (star + 1, restart + 1, restart + 1);
            else
                return false;
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }

    /// <summary>Whole: a pipeline is in view, and all that it is told is constant.</summary>
    private static (IReadOnlyList<string> Patterns, bool IsWhole) Read(ICodeReader code, ValueResolver values)
    {
        List<string> patterns = [];
        var (isInView, isKnown) = (false, true);
        foreach (var method in code.MethodsNaming(MetricsPipelines.Names))
        {
            foreach (var call in code.ReadBody(method.Id)?.Calls ?? [])
            {
                if (MetricsPipelines.ReadsAll(call.DeclaringType, call.Name))
                    isKnown = false;
                patterns.AddRange(MetricsPipelines.AddedBy(call.DeclaringType, call.Name));
                if (!MetricsPipelines.AddsMeters(call.DeclaringType, call.Name))
                    continue;
                isInView = true;
                foreach (var frame in values.PathsTo(method.Id).For(call.Arguments))
                {
                    foreach (var argument in call.Arguments)
                        isKnown &= Add(argument, frame, values, patterns);
                }
            }
        }

        return (patterns, isInView && isKnown);
    }

    private static bool Add(Value argument, Frame frame, ValueResolver values, List<string> patterns)
    {
        var isKnown = true;
        foreach (var origin in values.Origins(argument, frame))
        {
            if (origin.Value is ArrayValue array)
            {
                foreach (var item in array.Items)
                    isKnown &= Add(item, origin.Frame, values, patterns);
            }
            else
            {
                foreach (var text in origin.Value.Type == "System.String" ? values.Texts(origin.Value, origin.Frame) : [TextSearch.Unknown])
                {
                    isKnown &= Telemetry.IsName(text);
                    patterns.Add(text);
                }
            }
        }

        return isKnown;
    }
}
