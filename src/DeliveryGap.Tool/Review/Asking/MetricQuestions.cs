using System.Globalization;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Review.Asking;

/// <summary>What is asked about each metric: its value before and after the release over stretches of the same length, on how many events, and its course.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="releasedAt">Where before ends and after begins.</param>
/// <param name="reviewedAt">Where after ends; later than <paramref name="releasedAt"/>.</param>
internal sealed class MetricQuestions(PromQlEndpoint endpoint, DateTimeOffset releasedAt, DateTimeOffset reviewedAt)
{
    private const int PointsOnEachSide = 20;

    // A short window may lie long ago.
    private const int MostPoints = 60;

    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(15);

    public async Task<Observation> Ask(PlannedMetric planned, CancellationToken cancellation)
    {
        var measure = planned.Measure!;
        // Nothing from before the release counts as after it.
        var window = WindowOf(planned.Metric.Window);
        var stretch = reviewedAt - releasedAt < window ? reviewedAt - releasedAt : window;
        var range = Range(stretch);
        var step = new[] { ShortestStep, stretch / PointsOnEachSide, (reviewedAt - releasedAt + stretch) / MostPoints }.Max();

        var before = endpoint.At(releasedAt, measure.Value(range), cancellation);
        var after = endpoint.At(reviewedAt, measure.Value(range), cancellation);
        var samples = measure.Samples(range) is { } counted ? (endpoint.At(releasedAt, counted, cancellation), endpoint.At(reviewedAt, counted, cancellation)) : default;
        var course = endpoint.Between(releasedAt - stretch, reviewedAt, step, measure.Value(Range(step)), cancellation);
        Task<PromQlAnswer>[] all = [.. new[] { before, after, samples.Item1, samples.Item2, course }.OfType<Task<PromQlAnswer>>()];
        // All are waited for, so that none is left behind when one fails.
        await Task.WhenAll(all.Select(task => task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
        return new(
            stretch, stretch < window, (await before).Latest, (await after).Latest, samples.Item1 is null ? null : (await samples.Item1).Latest ?? 0, samples.Item2 is null ? null : (await samples.Item2).Latest ?? 0,
            await Course(course), [.. all.Where(task => task.IsCompletedSuccessfully).SelectMany(task => task.Result.Remarks).Distinct(StringComparer.Ordinal)], measure.Value(range));
    }

    /// <summary>A picture beside the numbers, which count without it.</summary>
    private static async Task<IReadOnlyList<ReviewPoint>> Course(Task<PromQlAnswer> course)
    {
        try
        {
            return (await course).Points;
        }
        catch (EndpointException)
        {
            return [];
        }
    }

    /// <param name="window">As the manifest writes it; one that can be asked for.</param>
    private static TimeSpan WindowOf(string window)
    {
        var count = double.Parse(window.AsSpan(0, window.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return window[^1] switch { 'h' => TimeSpan.FromHours(count), 'd' => TimeSpan.FromDays(count), _ => TimeSpan.FromDays(7 * count) };
    }

    private static string Range(TimeSpan length) => Math.Max(1, (long)length.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";
}
