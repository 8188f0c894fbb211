using System.Diagnostics;
using DeliveryGap.Tool.Report.Model;
using DeliveryGap.Tool.Report.Page;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Reporting.Tests.Report;

public sealed class SpeedTests(ITestOutputHelper output)
{
    // What is asked is a second, on a machine that does nothing else; here other tests run beside it.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Two_thousand_features_are_a_page_in_no_time()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("many.release.json", DataOutput.Json(ManyFeatures.Of(2000)));
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            var run = await ToolRun.Of("report", file, "-o", folder.PathOf("board.html"));
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, watch.Elapsed.Ticks));
            Assert.Equal(0, run.Code);
        }

        output.WriteLine($"read and written in {fastest.TotalMilliseconds:0} ms, {new FileInfo(folder.PathOf("board.html")).Length / 1024} KB");
        Assert.True(fastest < Most, $"{fastest.TotalMilliseconds} ms");
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
