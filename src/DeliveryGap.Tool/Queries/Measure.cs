namespace DeliveryGap.Tool.Queries;

/// <summary>How a metric's number is worked out of its series. Nothing of it is ever NaN or infinite: where there was no traffic there is no sample.</summary>
internal abstract record Measure
{
    /// <summary>The whole amount within the window, and so greater in a longer one.</summary>
    public virtual bool GrowsWithWindow => false;

    /// <summary>The promised series, without what <c>Where</c> narrows them to: where there are none, nothing is recorded.</summary>
    public abstract IReadOnlyList<Selection> Promised { get; }

    /// <summary>An expression of at most one sample, without labels.</summary>
    /// <param name="range">A duration of PromQL.</param>
    public abstract string Value(string range);

    /// <summary>How many events the value is made of; null where that is not counted.</summary>
    public virtual string? Samples(string range) => null;
}

/// <summary>What part of the events of <paramref name="All"/> are those of <paramref name="Part"/>.</summary>
/// <param name="Recorded">The series of <paramref name="Part"/> without the tag that narrows it: no failure yet is no missing data.</param>
/// <param name="AllRecorded">The series of <paramref name="All"/> without the tag that narrows it.</param>
internal sealed record Share(Selection Part, Selection All, Selection Recorded, Selection AllRecorded) : Measure
{
    public override IReadOnlyList<Selection> Promised => Recorded.Now == AllRecorded.Now ? [Recorded] : [Recorded, AllRecorded];

    // A series with a tag begins with its first event; until then their part is 0 where there was traffic. What was never recorded at all is no 0.
    public override string Value(string range) => $"(sum({Part.Over("increase", range)}) or vector(0)) / (sum({All.Over("increase", range)}) > 0)"
        + (Recorded.Now == AllRecorded.Now ? "" : $" and on() count({Recorded.Over("increase", range)})");

    public override string Samples(string range) => $"sum({All.Over("increase", range)})";
}

/// <summary>How much was added within the window.</summary>
/// <param name="Recorded">Without what a tag narrows <paramref name="Series"/> to.</param>
/// <param name="Events">What counts the events, where the series themselves hold an amount.</param>
internal sealed record Increase(Selection Series, Selection Recorded, Selection Events) : Measure
{
    public override bool GrowsWithWindow => true;

    public override IReadOnlyList<Selection> Promised => [Recorded];

    // As above: with a tag, none yet is none.
    public override string Value(string range) => Series.Now == Recorded.Now || Recorded.Metric != Series.Metric
        ? $"sum({Series.Over("increase", range)})"
        : $"(sum({Series.Over("increase", range)}) or sum({Recorded.Over("increase", range)}) * 0)";

    public override string Samples(string range) => $"sum({Events.Over("increase", range)})";
}

/// <summary>A quantile of a histogram; none is below zero, and the comparison drops the NaN of a histogram that nothing was added to.</summary>
/// <param name="Histogram">Without the suffix of a part.</param>
internal sealed record Quantile(double Of, Selection Histogram, Selection Recorded) : Measure
{
    public override IReadOnlyList<Selection> Promised => [Recorded];

    public override string Value(string range) => $"histogram_quantile({PromQl.Number(Of)}, sum by (le) ({Histogram.Part("_bucket").Over("increase", range)})) >= 0";

    public override string Samples(string range) => $"sum({Histogram.Part("_count").Over("increase", range)})";
}

/// <summary>The mean of what a histogram was handed.</summary>
/// <param name="Histogram">Without the suffix of a part.</param>
internal sealed record Mean(Selection Histogram, Selection Recorded) : Measure
{
    public override IReadOnlyList<Selection> Promised => [Recorded];

    public override string Value(string range) => $"sum({Histogram.Part("_sum").Over("increase", range)}) / (sum({Histogram.Part("_count").Over("increase", range)}) > 0)";

    public override string Samples(string range) => $"sum({Histogram.Part("_count").Over("increase", range)})";
}

/// <summary>The mean of a gauge over time and over all that report it. The comparisons drop what is no number.</summary>
internal sealed record Level(Selection Gauge, Selection Recorded) : Measure
{
    public override IReadOnlyList<Selection> Promised => [Recorded];

    public override string Value(string range) => $"avg({Gauge.Over("avg_over_time", range)}) > -Inf < Inf";

    public override string Samples(string range) => $"sum({Gauge.Over("count_over_time", range)})";
}
