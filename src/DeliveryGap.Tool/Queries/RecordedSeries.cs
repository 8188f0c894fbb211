namespace DeliveryGap.Tool.Queries;

/// <summary>What an instrument's records become in Prometheus.</summary>
/// <param name="Instrument">As code names it.</param>
/// <param name="Type">As the manifest writes it.</param>
/// <param name="Unit">As code declares it.</param>
/// <param name="Selection">Its series; of a histogram without the suffix of a part.</param>
internal sealed record RecordedSeries(string Instrument, string Type, string? Unit, Selection Selection)
{
    /// <summary>One for each record.</summary>
    /// <exception cref="UnanswerableException">The instrument counts nothing.</exception>
    public Selection Events() => Type switch
    {
        "counter" => Selection,
        "histogram" or "summary" => Selection.Part("_count"),
        _ => throw new UnanswerableException($"{Instrument} is of the type {Type}, which has no increase"),
    };

    /// <summary>What the records add up to.</summary>
    /// <exception cref="UnanswerableException">The instrument adds nothing up.</exception>
    public Selection Amounts() => Type is "histogram" or "summary" ? Selection.Part("_sum") : Events();

    /// <exception cref="UnanswerableException">It is none.</exception>
    public Selection Histogram() => Type == "histogram" ? Selection : throw new UnanswerableException($"{Instrument} is of the type {Type}, and no histogram");
}
