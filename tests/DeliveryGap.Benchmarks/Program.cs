using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using DeliveryGap.Benchmarks;

// gate 1 40: the build's work on a large application of so many libraries. projects FOLDER: that application, to be built. floor FILES: a call graph of
// them, once. Else BenchmarkDotNet's options, for a keystroke in the editor.
switch (args)
{
    case ["gate", .. var libraries]:
        return GateBenchmark.Run([.. libraries.Select(int.Parse)]) ? 0 : 1;
    case ["projects", var folder]:
        Console.WriteLine(GateBenchmark.Corpus(libraries: 1).WriteProjects(folder));
        return 0;
    case ["floor", .. var files]:
        Console.WriteLine(Cost.Of(() => GateBenchmark.Floor(files)).Milliseconds.ToString("F1", CultureInfo.InvariantCulture));
        return 0;
}

var summary = BenchmarkRunner.Run<KeystrokeBenchmark>(DefaultConfig.Instance, args);
return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) ? 1 : 0;
