using System.Diagnostics;

namespace DeliveryGap.Benchmarks;

/// <summary>What something took, of the clock and of the heap, over all threads.</summary>
internal sealed record Cost(double Milliseconds, double Megabytes)
{
    public static Cost Of(Action action)
    {
        GC.Collect();
        var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        action();
        return new(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6);
    }
}
