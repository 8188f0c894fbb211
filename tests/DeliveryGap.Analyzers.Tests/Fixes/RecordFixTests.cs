using DeliveryGap.CodeFixes;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Analyzers.Tests.Fixes;

/// <summary>DG2001 to DG2003: the entry point counts.</summary>
public sealed class RecordFixTests
{
    private const string Usings = """
        using System.Diagnostics.Metrics;
        using DeliveryGap;
        using Microsoft.AspNetCore.Mvc;


        """;

    private const string Kept = """


        static class Numbers
        {
            private static readonly Meter Meter = new("Shop");

            public static readonly Counter<long> OrdersSeen = Meter.CreateCounter<long>("shop.orders.seen");
        """;

    private static Task VerifyAsync(string source, string fixedSource, string key = RecordRemedy.Key)
    {
        var test = new CSharpCodeFixVerifier<FeatureEvidenceAnalyzer, MetricNeverRecordedCodeFixProvider>.Test { CodeActionEquivalenceKey = key };
        test.TestState.Sources.Add(Usings + source);
        test.FixedState.Sources.Add(Usings + fixedSource);
        test.TestState.OutputKind = TestDefaults.OutputKindOf(source);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task NotOfferedAsync(string source) => VerifyAsync(source, source);

    private static string Controller(string metric, string members) => $$"""
        [Feature("orders")]
        [{{metric}}]
        public class OrdersController : ControllerBase
        {
        {{members}}
        }
        """;

    private static string Placed(string members, bool isFixed = false) => Controller(
        isFixed ? "SuccessMetric(\"shop.orders.placed\", MetricKind.Acquisition)" : "{|DG2001:SuccessMetric(\"shop.orders.placed\", MetricKind.Acquisition)|}", members);

    [Fact]
    public Task ACounterIsCreatedBesideTheOthersAndCountsBeforeTheReturn() => VerifyAsync(
        Placed("""
                [HttpPost("orders")]
                public string Place()
                {
                    var words = "Thank you";
                    // Politely.
                    return words;
                }
            """) + Kept + "\n}\n",
        Placed("""
                [HttpPost("orders")]
                public string Place()
                {
                    var words = "Thank you";
                    // Politely.
                    Numbers.OrdersPlaced.Add(1);
                    return words;
                }
            """, isFixed: true) + Kept + """


                public static readonly Counter<long> OrdersPlaced = Meter.CreateCounter<long>("shop.orders.placed");
            }

            """);

    [Fact]
    public Task WithoutAnyInstrumentsAClassIsAddedForThem() => VerifyAsync(
        """
        namespace Shop;

        [Feature("orders"), {|DG2001:SuccessMetric("shop.orders.placed", MetricKind.Acquisition)|}, {|DG2002:SupportingMetric("shop.coupons", MetricKind.UsageFrequency)|}]
        public class OrdersController : ControllerBase
        {
            [HttpPost("orders")]
            public string Place() => "Thank you";
        } // the end

        """,
        """
        namespace Shop;

        [Feature("orders"), SuccessMetric("shop.orders.placed", MetricKind.Acquisition), SupportingMetric("shop.coupons", MetricKind.UsageFrequency)]
        public class OrdersController : ControllerBase
        {
            [HttpPost("orders")]
            public string Place()
            {
                Instruments.ShopOrdersPlaced.Add(1);
                Instruments.ShopCoupons.Add(1);
                return "Thank you";
            }
        } // the end

        static class Instruments
        {
            private static readonly Meter Meter = new("0");

            public static readonly Counter<long> ShopOrdersPlaced = Meter.CreateCounter<long>("shop.orders.placed");

            public static readonly Counter<long> ShopCoupons = Meter.CreateCounter<long>("shop.coupons");
        }

        """);

    [Fact]
    public async Task TheFileIsGivenTheUsingThatItNeeds()
    {
        var test = new CSharpCodeFixVerifier<FeatureEvidenceAnalyzer, MetricNeverRecordedCodeFixProvider>.Test
        {
            TestCode = """
                using DeliveryGap;

                var app = WebApplication.Create();
                app.MapPost("/orders", [Feature("orders"), {|DG2001:SuccessMetric("orders.placed", MetricKind.Completion, Where = null)|}] (string words) => words);
                app.Run();
                """,
            FixedCode = """
                using System.Diagnostics.Metrics;
                using DeliveryGap;

                var app = WebApplication.Create();
                app.MapPost("/orders", [Feature("orders"), SuccessMetric("orders.placed", MetricKind.Completion, Where = null)] (string words) =>
                {
                    Instruments.OrdersPlaced.Add(1);
                    return words;
                });
                app.Run();

                static class Instruments
                {
                    private static readonly Meter Meter = new("0");

                    public static readonly Counter<long> OrdersPlaced = Meter.CreateCounter<long>("orders.placed");
                }
                """,
            CodeActionEquivalenceKey = RecordRemedy.Key,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task WhatATypeKeepsForItselfIsNoPlaceForOthers()
    {
        const string kept = """

            class Carts { private static readonly Meter Meter = new("Shop"); private static readonly Counter<int> Seen = Meter.CreateCounter<int>("shop.carts.seen"); }
            """;
        return VerifyAsync(
            Placed("    [HttpPost(\"orders\")] public void Place() { }") + kept,
            Placed("    [HttpPost(\"orders\")] public void Place() { Instruments.ShopOrdersPlaced.Add(1); }", isFixed: true) + kept + """


            static class Instruments
            {
                private static readonly Meter Meter = new("0");

                public static readonly Counter<long> ShopOrdersPlaced = Meter.CreateCounter<long>("shop.orders.placed");
            }
            """);
    }

    [Fact]
    public Task WhatTheEntryPointsOwnTypeKeepsIsOneOfThem() => VerifyAsync(
        Placed("    private static readonly Meter Meter = new(\"Shop\");\n    private static readonly Counter<int> Seen = Meter.CreateCounter<int>(\"shop.seen\"); // today\n\n    [HttpPost(\"orders\")] public void Place() { }"),
        Placed("    private static readonly Meter Meter = new(\"Shop\");\n    private static readonly Counter<int> Seen = Meter.CreateCounter<int>(\"shop.seen\"); // today\n    private static readonly Counter<long> OrdersPlaced = Meter.CreateCounter<long>(\"shop.orders.placed\");\n\n    [HttpPost(\"orders\")] public void Place() { OrdersPlaced.Add(1); }", isFixed: true));

    [Fact]
    public Task TheProjectsOwnCounterIsUsedWhereItCanBeReached() => VerifyAsync(
        Placed("    [HttpPost(\"orders\")] public void Place() { }") + """


        namespace Telemetry
        {
            static class Hidden { static readonly Counter<int> Placed = new Meter("Shop").CreateCounter<int>("shop.orders.placed"); }
            static class Seen { internal static Counter<int> Placed { get; } = new Meter("Shop").CreateCounter<int>("shop.orders.placed"); }
        }
        """,
        Placed("    [HttpPost(\"orders\")] public void Place() { Telemetry.Seen.Placed.Add(1); }", isFixed: true) + """


        namespace Telemetry
        {
            static class Hidden { static readonly Counter<int> Placed = new Meter("Shop").CreateCounter<int>("shop.orders.placed"); }
            static class Seen { internal static Counter<int> Placed { get; } = new Meter("Shop").CreateCounter<int>("shop.orders.placed"); }
        }
        """);

    [Fact]
    public Task WhatAShareIsOfCountsWherePeopleBeginAndTheShareWhereTheyAreDone() => VerifyAsync(
        Controller("SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, Per = {|DG2003:\"shop.orders.begun\"|})", """
                [HttpGet("orders")] public void List() { }
                [HttpPost("orders")]
                public void Begin(string sku)
                {
                    if (sku.Length == 0)
                        return;
                    Numbers.OrdersSeen.Add(1);
                }
                [HttpPost("orders/done")] public void Place() => Numbers.Placed.Add(1);
            """) + Kept + """

                public static readonly Counter<long> Placed = Meter.CreateCounter<long>("shop.orders.placed");
            }
            """,
        Controller("SuccessMetric(\"shop.orders.placed\", MetricKind.Completion, Per = \"shop.orders.begun\")", """
                [HttpGet("orders")] public void List() { }
                [HttpPost("orders")]
                public void Begin(string sku)
                {
                    Numbers.OrdersBegun.Add(1);
                    if (sku.Length == 0)
                        return;
                    Numbers.OrdersSeen.Add(1);
                }
                [HttpPost("orders/done")] public void Place() => Numbers.Placed.Add(1);
            """) + Kept + """

                public static readonly Counter<long> Placed = Meter.CreateCounter<long>("shop.orders.placed");
                public static readonly Counter<long> OrdersBegun = Meter.CreateCounter<long>("shop.orders.begun");
            }
            """);

    [Theory]
    [InlineData("cellar.placed", "CellarPlaced")]
    [InlineData("shop.placed", "Placed")]
    [InlineData("orders.seen", "OrdersSeenCount")]
    [InlineData("shop.2nd", "Shop2nd")]
    public Task TheCounterIsNamedAsTheOthersAre(string instrument, string name) => VerifyAsync(
        Controller($"{{|DG2001:SuccessMetric(\"{instrument}\", MetricKind.Acquisition)|}}", "    [HttpPost(\"orders\")] public void Place() { }") + Kept + "\n}\n",
        Controller($"SuccessMetric(\"{instrument}\", MetricKind.Acquisition)", $"    [HttpPost(\"orders\")] public void Place() {{ Numbers.{name}.Add(1); }}") + Kept
            + $"\n\n    public static readonly Counter<long> {name} = Meter.CreateCounter<long>(\"{instrument}\");\n}}\n");

    [Theory]
    [InlineData("public async Task Place() => await Task.Delay(1);", "await Task.Delay(1);\n        Numbers.OrdersPlaced.Add(1);")]
    [InlineData("public async Task<int> Place() => await Task.FromResult(1);", "Numbers.OrdersPlaced.Add(1);\n        return await Task.FromResult(1);")]
    [InlineData("public void Place() => Console.WriteLine();", "Console.WriteLine();\n        Numbers.OrdersPlaced.Add(1);")]
    [InlineData("public Task Place() => Task.CompletedTask;", "Numbers.OrdersPlaced.Add(1);\n        return Task.CompletedTask;")]
    public Task AnExpressionBecomesABlock(string before, string statements) => VerifyAsync(
        Placed("    [HttpPost(\"orders\")]\n    " + before) + Kept + "\n}\n",
        Placed($"    [HttpPost(\"orders\")]\n    {before[..before.IndexOf(" =>", StringComparison.Ordinal)]}\n    {{\n        {statements}\n    }}", isFixed: true) + Kept
            + "\n\n    public static readonly Counter<long> OrdersPlaced = Meter.CreateCounter<long>(\"shop.orders.placed\");\n}\n");

    [Theory]
    [InlineData("    try\n        {\n            Console.WriteLine();\n            return 1;\n        }\n        finally\n        {\n        }", "return 1;")]
    [InlineData("    using (new StringReader(\"\"))\n        {\n            return 1;\n        }", "return 1;")]
    public Task ABlockIsFollowedInwards(string body, string last) => VerifyAsync(
        Placed($"    [HttpPost(\"orders\")]\n    public int Place()\n    {{\n    {body}\n    }}") + Kept + "\n}\n",
        Placed($"    [HttpPost(\"orders\")]\n    public int Place()\n    {{\n    {body.Replace(last, "Numbers.OrdersPlaced.Add(1);\n            " + last, StringComparison.Ordinal)}\n    }}", isFixed: true) + Kept
            + "\n\n    public static readonly Counter<long> OrdersPlaced = Meter.CreateCounter<long>(\"shop.orders.placed\");\n}\n");

    [Fact]
    public Task FailuresAreCountedWhereTheyAreCaught() => VerifyAsync(
        Controller("{|DG2001:SuccessMetric(\"shop.orders.failed\", MetricKind.FailureRate)|}", """
                [HttpPost("orders")]
                public void Place()
                {
                    try { Console.WriteLine(); }
                    catch (OperationCanceledException) { }
                    catch (IOException) { throw; }
                    catch
                    {
                    }
                }
            """) + Kept + "\n}\n",
        Controller("SuccessMetric(\"shop.orders.failed\", MetricKind.FailureRate)", """
                [HttpPost("orders")]
                public void Place()
                {
                    try { Console.WriteLine(); }
                    catch (OperationCanceledException) { }
                    catch (IOException) { Numbers.OrdersFailed.Add(1); throw; }
                    catch
                    {
                        Numbers.OrdersFailed.Add(1);
                    }
                }
            """) + Kept + "\n\n    public static readonly Counter<long> OrdersFailed = Meter.CreateCounter<long>(\"shop.orders.failed\");\n}\n");

    [Theory]
    [InlineData("SuccessMetric(\"shop.orders.time\", MetricKind.Latency)")]
    [InlineData("SuccessMetric(\"shop.orders.stars\", MetricKind.Satisfaction)")]
    [InlineData("SuccessMetric(\"shop.orders.worth\", MetricKind.Revenue)")]
    [InlineData("SuccessMetric(\"shop.orders.failed\", MetricKind.FailureRate)")]
    [InlineData("SuccessMetric(\"shop.orders\", MetricKind.Completion, Where = \"outcome=placed\")")]
    [InlineData("SuccessMetric(\"shop.orders\", MetricKind.Acquisition, Meter = \"Shop\")")]
    [InlineData("SuccessMetric(\"shop orders\", MetricKind.Acquisition)")]
    [InlineData("SuccessMetric(\"http.client.request.duration\", MetricKind.Acquisition)")]
    public Task WhatCountingOneWouldNotDoForIsLeftToPeople(string metric) =>
        NotOfferedAsync(Controller($"{{|DG2001:{metric}|}}", "    [HttpPost(\"orders\")] public void Place() { }"));

    [Theory]
    [InlineData("throw new NotSupportedException();")]
    [InlineData("while (true) Console.WriteLine();")]
    [InlineData("if (id > 0) return 1; else return 2;")]
    public Task ABodyWithoutAnEndIsLeftToPeople(string body) =>
        NotOfferedAsync(Placed($"    [HttpPost(\"orders\")] public int Place(int id) {{ {body} }}"));

    [Theory]
    [InlineData("=> throw new NotSupportedException();")]
    [InlineData("=> /* soon */ 1;")]
    [InlineData("=> 1 // soon\n;")]
    public Task AnExpressionThatIsMoreIsLeftToPeople(string body) => NotOfferedAsync(Placed($"    [HttpPost(\"orders\")] public int Place() {body}"));

    [Theory]
    [InlineData("static class Hidden { static readonly Counter<int> Placed = new Meter(\"Shop\").CreateCounter<int>(\"shop.orders.placed\"); }")]
    [InlineData("class Injected(Meter meter) { public Counter<int> Placed { get; } = meter.CreateCounter<int>(\"shop.orders.placed\"); }")]
    [InlineData("static class Times { public static readonly Histogram<int> Placed = new Meter(\"Shop\").CreateHistogram<int>(\"shop.orders.placed\"); }")]
    [InlineData("class Instruments; class FeatureInstruments;")]
    public Task ACounterThatCannotBeNamedIsLeftToPeople(string others) =>
        NotOfferedAsync(Placed("    [HttpPost(\"orders\")] public void Place() { }") + "\n" + others);

    [Fact]
    public Task AcceptsTheGapOnceAReasonIsGiven() => VerifyAsync(
        """
        [Feature("orders")]
        [{|DG2001:SuccessMetric("shop.orders.worth", MetricKind.Revenue)|}]
        public class OrdersController : ControllerBase { [HttpPost("orders")] public void Place() { } }
        """, """
        [Feature("orders")]
        [{|DG2001:SuccessMetric("shop.orders.worth", MetricKind.Revenue)|}]
        [AcceptedGap("DG2001", "?")]
        public class OrdersController : ControllerBase { [HttpPost("orders")] public void Place() { } }
        """, AcceptedGapRemedy.Key);

    [Fact]
    public async Task TheTitleSaysWhatHappens() => Assert.Equal(
        ["Create 'shop.orders.placed' in Instruments and record it at the end of POST /orders", "Accept this gap (DG2001), with a reason"],
        await OfferedActions.TitlesAsync<FeatureEvidenceAnalyzer, MetricNeverRecordedCodeFixProvider>(Usings + Placed("    [HttpPost(\"orders\")] public void Place() { }"), RuleIds.SuccessMetricNeverRecorded));
}
