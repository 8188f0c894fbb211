using System.Globalization;
using DeliveryGap.Benchmarks.Floor;
using DeliveryGap.Build.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Benchmarks;

/// <summary>
/// The gate's work on a large application, warm and in one process with the floor: a call graph of the same files, which reads each body once and
/// decides nothing. Runs alternate, and medians are compared.
/// </summary>
internal static class GateBenchmark
{
    private const int Runs = 9;

    // The runtime compiles a method for good once it was called thirty times, and some only from what others became.
    private const int WarmUps = 40;
    private const int Bodies = 43_000;
    private const int Seed = 4;
    private const double TimeBound = 1.5;
    private const double AllocationBound = 2;

    private static readonly string[] Framework = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)];

    public static GateCorpus Corpus(int libraries) => new(libraries, Bodies, Seed);

    /// <returns>Whether the bounds hold.</returns>
    /// <param name="libraries">How many assemblies the same bodies are spread over, one after the other.</param>
    public static bool Run(IReadOnlyList<int> libraries)
    {
        Console.WriteLine("| gate, libraries | bodies | metrics recorded | floor ms | gate ms | ratio | floor MB | gate MB | ratio |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var isWithin = true;
        foreach (var count in libraries)
            isWithin &= Measure(count);
        return isWithin;
    }

    private static bool Measure(int libraries)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-gap-gate-");
        try
        {
            var files = Corpus(libraries).Emit(folder.FullName);
            List<Cost> floors = [];
            List<Cost> gates = [];
            var (bodies, recorded) = (0, 0);
            for (var run = -WarmUps; run < Runs; run++)
            {
                var floor = Cost.Of(() => bodies = Floor(files));
                var gate = Cost.Of(() => recorded = Gate(files));
                if (run < 0)
                    continue;
                floors.Add(floor);
                gates.Add(gate);
            }

            var times = gates.Zip(floors, (gate, floor) => gate.Milliseconds / floor.Milliseconds).ToArray();
            var time = Median(times);
            var allocations = Median(gates.Select(cost => cost.Megabytes)) / Median(floors.Select(cost => cost.Megabytes));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {libraries} | {bodies} | {recorded} of 150 | {Spread(floors)} | {Spread(gates)} | {time:F2} ({times.Min():F2}–{times.Max():F2}) | {Median(floors.Select(cost => cost.Megabytes)):F1} | {Median(gates.Select(cost => cost.Megabytes)):F1} | {allocations:F2} |"));
            // Where runs differ by more than what is between them and the bound, time decides nothing.
            var isTimeTold = times.Max() - times.Min() < Math.Abs(time - TimeBound);
            return allocations <= AllocationBound && (time <= TimeBound || !isTimeTold);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static int Floor(IReadOnlyList<string> files)
    {
        Image[] images = [.. files.Select(file => new Image(file))];
        var graph = new Graph(images);
        graph.Reach([graph.Methods / 2], new int[graph.Methods], 1, new int[graph.Methods]);
        Array.ForEach(images, image => image.Dispose());
        return graph.Methods;
    }

    private static int Gate(IReadOnlyList<string> files)
    {
        var model = ProgramModel.Read(new IlReader(files, Framework, path => path), ExistingList.Empty);
        var findings = ProgramRules.Judge(model, mayMatter: finding => finding.Rule.Level == Level.Metric);
        return new ManifestBuilder(_ => null).Build(model, findings, new() { Product = "Application" }).Summary.Instrumented;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Spread(IReadOnlyList<Cost> costs) => string.Create(
        CultureInfo.InvariantCulture, $"{Median(costs.Select(cost => cost.Milliseconds)):F0} ({costs.Min(cost => cost.Milliseconds):F0}–{costs.Max(cost => cost.Milliseconds):F0})");
}
