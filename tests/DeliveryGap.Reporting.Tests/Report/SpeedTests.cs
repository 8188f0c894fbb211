using System.Diagnostics;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Report.Page;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class SpeedTests(ITestOutputHelper output)
{
    // Against reading the same file, which a busy machine slows down alike. About twice is usual.
    private const int MostTimesReading = 12;

    [Fact]
    public async Task Two_thousand_features_are_a_page_soon_after_they_are_read()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("many.release.json", DataOutput.Json(ManyFeatures.Of(2000)));
        var (reading, reporting) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            ManifestReader.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), file);
            reading = TimeSpan.FromTicks(Math.Min(reading.Ticks, watch.Elapsed.Ticks));
            watch.Restart();
            var run = await ToolRun.Of("report", file, "-o", folder.PathOf("board.html"));
            reporting = TimeSpan.FromTicks(Math.Min(reporting.Ticks, watch.Elapsed.Ticks));
            Assert.Equal(0, run.Code);
        }

        output.WriteLine($"read in {reading.TotalMilliseconds:0} ms; read and written in {reporting.TotalMilliseconds:0} ms, {new FileInfo(folder.PathOf("board.html")).Length / 1024} KB");
        Assert.True(reporting < MostTimesReading * reading, $"{reporting.TotalMilliseconds} ms");
    }

    [Fact]
    public void Ten_times_the_features_allocate_ten_times_as_much()
    {
        var (few, many) = (Allocated(200), Allocated(2000));
        output.WriteLine($"200 features: {few / 1024} KB, 2,000: {many / 1024} KB");

        // Buffers double, so a step may fall on either side.
        Assert.InRange((double)many / few, 2, 20);
    }

    private static long Allocated(int features)
    {
        var manifest = ManyFeatures.Of(features);
        Write();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write();
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Write() => BoardPage.Write(BoardBuilder.Build([manifest], [], today: null, _ => { }));
    }
}
