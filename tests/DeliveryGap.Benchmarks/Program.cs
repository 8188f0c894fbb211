using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using DeliveryGap.Benchmarks;

// gate 1 40: the build's work on a large application of so many libraries; else BenchmarkDotNet's options, for a keystroke in the editor.
if (args is ["gate", .. var libraries])
    return GateBenchmark.Run([.. libraries.Select(int.Parse)]) ? 0 : 1;

var summary = BenchmarkRunner.Run<KeystrokeBenchmark>(DefaultConfig.Instance, args);
return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) ? 1 : 0;
