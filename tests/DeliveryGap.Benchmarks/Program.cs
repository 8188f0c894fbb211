using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using DeliveryGap.Benchmarks;

var summary = BenchmarkRunner.Run<KeystrokeBenchmark>(DefaultConfig.Instance, args);
return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) ? 1 : 0;
