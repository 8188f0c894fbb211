using System.Globalization;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Review.Asking;
using DeliveryGap.Tool.Review.Judging;
using DeliveryGap.Tool.Shared.Words;

namespace DeliveryGap.Tool.Review;

/// <summary>Reviews the features of a release: asks for each metric, and judges what it hears. What is not answered is a problem on a list, and no end.</summary>
internal sealed class Reviewer(MetricQuestions questions, Judge judge, DateTimeOffset releasedAt, DateTimeOffset reviewedAt)
{
    private const double WorthMentioning = 0.1;

    public async Task<ReviewDocument> Of(ReleaseManifest manifest, QueryScope scope, CancellationToken cancellation)
    {
        var plan = new MetricPlan(manifest, scope);
        var problems = new ProblemList();
        // All questions are begun before the first is waited for; the endpoint keeps to its limit.
        var features = manifest.Features.Where(feature => feature.Exposed && feature.Metrics.Count > 0)
            .Select(feature => (Feature: feature, Metrics: feature.Metrics.Select(metric => Metric(plan.Of(feature, metric), problems, cancellation)).ToArray()))
            .ToArray();
        var reviews = new List<FeatureReview>();
        foreach (var (feature, metrics) in features)
            reviews.Add(Feature(feature, await Task.WhenAll(metrics)));
        return new(
            ReviewDocument.CurrentSchemaVersion, manifest.Release.Product, manifest.Release.Version, manifest.Release.Commit, releasedAt, reviewedAt, reviews, problems.InOrder());
    }

    private async Task<MetricReview> Metric(PlannedMetric planned, ProblemList problems, CancellationToken cancellation)
    {
        if (planned.Measure is null)
            return Result(planned, null, ReviewVerdict.NoData, $"It cannot be asked for: {planned.Reason}.");
        try
        {
            var seen = await questions.Ask(planned, cancellation);
            return Result(planned, seen, judge.Of(planned, seen), Note(planned, seen));
        }
        catch (EndpointException e)
        {
            problems.Add($"{planned.Feature.Key}, {planned.Name}", e.Message);
            return Result(planned, null, ReviewVerdict.NoData, $"It was not answered: {e.Message}.");
        }
    }

    private static FeatureReview Feature(ManifestFeature feature, IReadOnlyList<MetricReview> metrics)
    {
        var guardrails = metrics.Where(metric => metric.Role == "guardrail").ToArray();
        var success = metrics.FirstOrDefault(metric => metric.Role == "success");
        var verdict = Judge.OfFeature(success?.Verdict ?? ReviewVerdict.NoData, guardrails);
        var broken = guardrails.Where(guardrail => guardrail.Verdict == ReviewVerdict.Worse).Select(guardrail => $"the guardrail on {guardrail.Instrument} is broken: {ReviewNumbers.Movement(guardrail)}");
        var outcome = success is null ? "it declares no success metric"
            : success.Query is null ? $"{success.Instrument}: {success.Note?.TrimEnd('.')}" : $"{success.Instrument}: {ReviewNumbers.Movement(success)}";
        var unseen = guardrails.Where(guardrail => guardrail is { Verdict: ReviewVerdict.NoData, Query: not null }).Select(guardrail => $"the guardrail on {guardrail.Instrument} has no data");
        return new(feature.Key, verdict, string.Join("; ", [outcome, .. broken, .. unseen]) + ".", metrics);
    }

    private static string? Note(PlannedMetric planned, Observation seen)
    {
        var notes = new List<string>();
        if (seen.IsPartial)
            notes.Add($"The window of {planned.Metric.Window} is not over: before and after are the {ReviewNumbers.Length(seen.Stretch)} on each side of the release.");
        if (seen is { Before: { } before, IsPartial: false } && planned.Metric.Baseline is { } baseline && Math.Abs(before - baseline) > Math.Abs(baseline) * WorthMentioning)
            notes.Add($"Before the release it was {ReviewNumbers.Value(before, planned.Metric.Kind)}, and not the baseline of {Numbers.Declared(baseline, planned.Metric.Kind, null)} that was declared.");
        if (seen.Before is null && planned.Metric.Baseline is null)
            notes.Add("There is nothing to compare it with.");
        notes.AddRange(seen.Remarks.Select(remark => $"The server says: {remark}."));
        return notes.Count == 0 ? null : string.Join(" ", notes);
    }

    private static MetricReview Result(PlannedMetric planned, Observation? seen, string verdict, string? note)
    {
        var metric = planned.Metric;
        return new(
            metric.Role, metric.Instrument, metric.Kind, metric.Window, metric.Direction, metric.Baseline, metric.Target, metric.Max, metric.Min,
            seen?.Before, seen?.After, seen?.SamplesAfter, verdict, note, seen?.Query, seen?.Course ?? []);
    }

    /// <summary>What was not answered; the same words for many metrics are one line.</summary>
    private sealed class ProblemList
    {
        private readonly List<(string Metric, string Problem)> all = [];

        public void Add(string metric, string problem)
        {
            lock (all)
                all.Add((metric, problem));
        }

        public IReadOnlyList<string> InOrder() =>
        [
            .. all.GroupBy(one => one.Problem, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            {
                var metrics = group.Select(one => one.Metric).Order(StringComparer.Ordinal).ToArray();
                return string.Create(CultureInfo.InvariantCulture, $"{metrics[0]}{(metrics.Length > 1 ? $" and {metrics.Length - 1} more" : "")}: {group.Key}");
            }),
        ];
    }
}
