namespace DeliveryGap.Tool.Queries;

/// <summary>Series of one metric: those that meet all conditions of one of the alternatives. No series meets two of them.</summary>
/// <param name="Metric">Its name in Prometheus, without the suffixes of a histogram's parts.</param>
internal sealed record Selection(string Metric, IReadOnlyList<IReadOnlyList<Matcher>> Alternatives)
{
    /// <summary>A vector of the latest samples.</summary>
    public string Now => string.Join(" or ", Selectors);

    private IEnumerable<string> Selectors => Alternatives.Select(matchers => PromQl.Selector(Metric, matchers));

    /// <summary><c>_bucket</c>, <c>_sum</c> and <c>_count</c> of a histogram.</summary>
    public Selection Part(string suffix) => this with { Metric = Metric + suffix };

    /// <summary>Only those that also meet this.</summary>
    public Selection And(Matcher matcher) => this with { Alternatives = [.. Alternatives.Select(matchers => (IReadOnlyList<Matcher>)[.. matchers, matcher])] };

    /// <param name="function">Of one range vector, such as <c>increase</c>.</param>
    public string Over(string function, string range) => string.Join(" or ", Selectors.Select(selector => $"{function}({selector}[{range}])"));
}
