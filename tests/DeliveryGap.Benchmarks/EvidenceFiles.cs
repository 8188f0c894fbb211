using System.Globalization;
using System.Text;

namespace DeliveryGap.Benchmarks;

/// <summary>A feature whose code is spread over many files: each step is an interface, its implementation and methods that call the next step.</summary>
internal static class EvidenceFiles
{
    private const int Steps = 30;
    private const int MethodsOfStep = 7;

    /// <summary>One of the metrics is recorded at the end of the path, one on the way, and one nowhere: that is looked for everywhere.</summary>
    public const string Controller = """
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        [ApiController, Route("api/steps")]
        [Feature("orders.steps")]
        [SuccessMetric("shop.steps.completed", MetricKind.Completion, Per = "shop.steps.started", Target = 0.7)]
        [SupportingMetric("shop.steps.abandoned", MetricKind.UsageFrequency)]
        public sealed class StepsController(IStep0 first) : ControllerBase
        {
            [HttpGet("one/{id:int}")]
            public async Task<ActionResult<string>> One(int id, CancellationToken cancellation)
            {
                var total = await first.Run0(id, cancellation);
                return Ok($"{total} of {id}");
            }

            [HttpPost("two/{id:int}")]
            public async Task<ActionResult<string>> Two(int id, CancellationToken cancellation)
            {
                var total = await first.Run3(id, cancellation);
                return Ok($"{total} of {id}");
            }
        }
        """;

    public static IEnumerable<string> Others => Enumerable.Range(0, Steps).Select(Step).Append(Metrics).Append(Registration());

    private const string Metrics = """
        using System.Diagnostics.Metrics;
        namespace Shop;
        public static class StepMetrics
        {
            private static readonly Meter Meter = new("Shop");
            public static readonly Counter<int> Started = Meter.CreateCounter<int>("shop.steps.started");
            public static readonly Counter<int> Completed = Meter.CreateCounter<int>("shop.steps.completed");
        }
        """;

    private static string Step(int index)
    {
        var isLast = index == Steps - 1;
        var next = isLast ? "" : $"IStep{index + 1} next";
        var type = new StringBuilder("namespace Shop;\npublic interface IStep").Append(index).Append("\n{\n");
        for (var i = 0; i < MethodsOfStep; i++)
            type.Append(CultureInfo.InvariantCulture, $"    Task<int> Run{i}(int id, CancellationToken cancellation);\n");
        type.Append(CultureInfo.InvariantCulture, $"}}\npublic sealed class Step{index}({next}) : IStep{index}\n{{\n    private readonly List<string> items = [];\n");
        for (var i = 0; i < MethodsOfStep; i++)
        {
            var call = i < MethodsOfStep - 1 ? $"await Run{i + 1}(id + 1, cancellation)" : isLast ? "Completed(id)" : "await next.Run0(id, cancellation)";
            type.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<int> Run{{i}}(int id, CancellationToken cancellation)
                    {
                        await Task.Delay(id, cancellation);
                        var found = items.Where(text => text.Length > id).Select(text => text.Trim()).ToList();
                        {{(index == 0 ? "StepMetrics.Started.Add(1);" : "")}}
                        return found.Count + {{call}};
                    }

                """);
        }

        return type.Append(isLast ? "    private static int Completed(int id) { StepMetrics.Completed.Add(1); return id; }\n}" : "}").ToString();
    }

    private static string Registration()
    {
        var body = new StringBuilder("namespace Shop;\npublic static class Registration\n{\n    public static void AddSteps(this IServiceCollection services)\n    {\n");
        for (var i = 0; i < Steps; i++)
            body.Append(CultureInfo.InvariantCulture, $"        services.AddScoped<IStep{i}, Step{i}>();\n");
        return body.Append("    }\n}\n").ToString();
    }
}
