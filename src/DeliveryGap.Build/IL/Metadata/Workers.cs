namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Shares of work on several threads, by what the framework holds compiled code for: a loop over shares is none of it.</summary>
internal static class Workers
{
    // With more, the framework would make such a loop itself.
    private const int Most = 8;

    /// <param name="shares">How many there are.</param>
    /// <param name="start">Makes what does the work of one thread, a share at a time.</param>
    /// <exception cref="AggregateException">What a share threw.</exception>
    public static void Run(int shares, Func<Action<int>> start)
    {
        var next = -1;
        var workers = new Action[Math.Min(Math.Min(shares, Environment.ProcessorCount), Most)];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = Work;
        if (workers.Length > 0)
            Parallel.Invoke(workers);

        void Work()
        {
            var work = start();
            for (var share = Interlocked.Increment(ref next); share < shares; share = Interlocked.Increment(ref next))
                work(share);
        }
    }
}
