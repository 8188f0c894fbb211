using System.Globalization;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Diff;

/// <summary>
/// What changed in the promise of one metric. Goalposts moved only where the numbers can be compared and the newer promise is the easier
/// one; where that cannot be told, it is a warning.
/// </summary>
internal sealed class MetricDiff
{
    private const double DefaultQuantile = 0.95;

    private readonly ManifestMetric before;
    private readonly ManifestMetric after;
    private readonly InstrumentNames names;
    private readonly string name;
    private readonly bool isJudged;
    private readonly bool? increases;

    public MetricDiff(ManifestMetric before, ManifestMetric after, InstrumentNames names)
    {
        (this.before, this.after, this.names, name) = (before, after, names, MetricMeaning.Name(after));
        // A supporting metric shows how much a feature is used, and promises nothing.
        isJudged = before.Role == "success" && (before.Target ?? before.Baseline) is not null || before.Role == "guardrail" && (before.Max ?? before.Min) is not null;
        increases = MetricMeaning.Increases(before) ?? MetricMeaning.Increases(after);
    }

    private string Moved => isJudged ? ChangeSeverity.Goalposts : ChangeSeverity.Warning;

    /// <summary>The numbers of both mean the same thing.</summary>
    private bool IsComparable => before.Unit == after.Unit && MetricMeaning.Family(before.Kind) is { } family && family == MetricMeaning.Family(after.Kind)
        && IsSameText(before.Where, after.Where) && IsSameText(before.PerWhere, after.PerWhere) && (before.Per == after.Per || names.CouldBeRenamed(before.Per, after.Per))
        && (before.Quantile ?? DefaultQuantile) == (after.Quantile ?? DefaultQuantile);

    public IEnumerable<Change> Changes()
    {
        if (before.Instrument != after.Instrument)
            yield return new(ChangeType.MetricRenamed, ChangeSeverity.Information, name, before.Instrument, after.Instrument);
        if (before.MeasuredBy != after.MeasuredBy)
            yield return Measure("where it is measured", before.MeasuredBy, after.MeasuredBy, ChangeSeverity.Warning);
        if (before.Kind != after.Kind)
            yield return Kind();
        if (before.Unit != after.Unit)
            yield return Measure("unit", before.Unit, after.Unit, ChangeSeverity.Warning);
        foreach (var change in Narrowed().Concat(Quantile()).Concat(Target()).Concat(Baseline()).Concat(Bounds()).Concat(Window()))
            yield return change;
        if (before.Status != after.Status)
            yield return new(ChangeType.StatusChanged, after.Status == "instrumented" ? ChangeSeverity.Information : ChangeSeverity.Warning, $"status of {name}", before.Status, after.Status);
    }

    private Change Kind()
    {
        var (old, current) = (MetricMeaning.Family(before.Kind), MetricMeaning.Family(after.Kind));
        return old is null || current is null ? Measure("kind", before.Kind, after.Kind, ChangeSeverity.Warning)
            : old == current ? Measure("kind", before.Kind, after.Kind, ChangeSeverity.Information)
            : Measure("kind", before.Kind, after.Kind, Moved, "it is another number now");
    }

    private IEnumerable<Change> Narrowed()
    {
        if (!IsSameText(before.Where, after.Where))
            yield return Measure("where", before.Where, after.Where, Moved, "other events are counted");
        if (!IsSameText(before.PerWhere, after.PerWhere))
            yield return Measure("perWhere", before.PerWhere, after.PerWhere, Moved, "it is a share of something else");
        if (before.Per != after.Per)
        {
            var isRenamed = names.CouldBeRenamed(before.Per, after.Per);
            yield return Measure("per", before.Per, after.Per, isRenamed ? ChangeSeverity.Information : Moved, isRenamed ? null : "it is a share of something else");
        }
    }

    private IEnumerable<Change> Quantile()
    {
        var (old, current) = (before.Quantile ?? DefaultQuantile, after.Quantile ?? DefaultQuantile);
        if (old == current)
            yield break;
        // Of the faster ones among the requests more are fast.
        var isEasier = MetricMeaning.Family(before.Kind) == "quantile" && increases == false && current < old;
        yield return Measure("quantile", Number(old), Number(current), isEasier ? Moved : ChangeSeverity.Information);
    }

    private IEnumerable<Change> Target()
    {
        if (before.Target == after.Target)
            yield break;
        var what = $"target of {name}";
        if (before.Target is not { } old)
            yield return Of(ChangeSeverity.Information);
        else if (after.Target is not { } current)
            yield return Of(Moved, "the goal was dropped");
        else if (IsRescaled())
            yield return Of(ChangeSeverity.Information, "as the baseline: the same in another unit");
        else if (!IsComparable || increases is not { } more || PerHour(old, current) is not var (oldRate, currentRate))
            yield return Of(ChangeSeverity.Warning, "the two cannot be compared");
        else if (IsEasier(oldRate, currentRate, more))
            yield return Of(Moved, "easier to reach");
        else
            yield return Of(ChangeSeverity.Information);

        Change Of(string severity, string? because = null) => new(ChangeType.TargetChanged, severity, what, Number(before.Target), Number(after.Target), because);
    }

    private IEnumerable<Change> Baseline()
    {
        if (before.Baseline == after.Baseline)
            yield break;
        if (before.Baseline is not { } old)
            yield return Of(ChangeSeverity.Information);
        else if (after.Baseline is not { } current)
            yield return Of(ChangeSeverity.Warning);
        else if (IsRescaled())
            yield return Of(ChangeSeverity.Information, "as the target: the same in another unit");
        else if (!IsComparable || increases is not { } more || before.Target != after.Target || MetricMeaning.IsTotal(before.Kind) && before.Window != after.Window)
            yield return Of(ChangeSeverity.Warning);
        // The target is what was promised: where it stays, a baseline that was measured anew promises no less. Without one the baseline is the promise.
        else if (before.Target is null && IsEasier(old, current, more))
            yield return Of(Moved, "easier to improve on");
        else if (before.Target is not null && IsEasier(current, old, more))
            yield return Of(ChangeSeverity.Warning, "less is left to gain");
        else
            yield return Of(ChangeSeverity.Information);

        Change Of(string severity, string? because = null) => new(ChangeType.BaselineChanged, severity, $"baseline of {name}", Number(before.Baseline), Number(after.Baseline), because);
    }

    private IEnumerable<Change> Bounds()
    {
        if (Bound("max", before.Max, after.Max, isUpper: true) is { } max)
            yield return max;
        if (Bound("min", before.Min, after.Min, isUpper: false) is { } min)
            yield return min;
    }

    private Change? Bound(string bound, double? old, double? current, bool isUpper)
    {
        if (old == current)
            return null;
        return old is not { } from ? Of(ChangeSeverity.Information)
            : current is not { } to ? Of(Moved, "the bound was dropped")
            : !IsComparable || PerHour(from, to) is not var (fromRate, toRate) ? Of(ChangeSeverity.Warning, "the two cannot be compared")
            : IsEasier(fromRate, toRate, !isUpper) ? Of(Moved, "it allows more harm")
            : Of(ChangeSeverity.Information);

        Change Of(string severity, string? because = null) => new(ChangeType.GuardrailChanged, severity, $"{bound} of {name}", Number(old), Number(current), because);
    }

    private IEnumerable<Change> Window()
    {
        var (old, current) = (MetricMeaning.Hours(before.Window), MetricMeaning.Hours(after.Window));
        if (before.Window == after.Window || old is not null && old == current)
            yield break;
        var isMoved = old is not null && current is not null && IsComparable
            && (MetricMeaning.IsTotal(before.Kind) ? IsEasierOverWindow() : current > old);
        yield return new(ChangeType.WindowChanged, isMoved ? Moved : ChangeSeverity.Warning, $"window of {name}", before.Window, after.Window,
            !isMoved ? null : current > old ? "stretched" : "the same number, over less time");
    }

    /// <summary>A number that stayed, over another time. Where it changed too, it is judged by itself.</summary>
    private bool IsEasierOverWindow() =>
        Stayed(before.Target, after.Target) is var (oldTarget, target) && increases is { } more && IsEasier(oldTarget, target, more)
        || Stayed(before.Max, after.Max) is var (oldMax, max) && IsEasier(oldMax, max, higherIsHarder: false)
        || Stayed(before.Min, after.Min) is var (oldMin, min) && IsEasier(oldMin, min, higherIsHarder: true);

    private (double, double)? Stayed(double? old, double? current) => old is { } number && old == current ? PerHour(number, number) : null;

    /// <summary>What is counted over its window is compared by the hour, all else as it is. Null where a window is malformed.</summary>
    private (double Old, double Current)? PerHour(double old, double current) =>
        !MetricMeaning.IsTotal(before.Kind) || before.Window == after.Window ? (old, current)
        : (MetricMeaning.Hours(before.Window), MetricMeaning.Hours(after.Window)) is ({ } oldHours, { } hours) ? (old / oldHours, current / hours)
        : null;

    private bool IsRescaled() => MetricMeaning.AreRescaled((before.Target, after.Target), (before.Baseline, after.Baseline));

    private static bool IsEasier(double old, double current, bool higherIsHarder) => !MetricMeaning.AreClose(old, current) && (higherIsHarder ? current < old : current > old);

    private Change Measure(string what, string? old, string? current, string severity, string? because = null) =>
        new(ChangeType.MeasureChanged, severity, $"{what} of {name}", old, current, because);

    /// <summary>Blanks around it and around its equals sign mean nothing.</summary>
    private static bool IsSameText(string? one, string? other) => one == other || Compact(one) == Compact(other);

    private static string? Compact(string? text) => text is null ? null : string.Join('=', text.Split('=').Select(part => part.Trim()));

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}
