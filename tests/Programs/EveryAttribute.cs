using System;
using DeliveryGap;

[assembly: Vision("Every shop pays in one tap", Team = "shop", Horizon = "2027")]
[assembly: Kpi("conversion", KpiCategory.Conversion, TradesOffWith = "cost", Owner = "growth")]
[assembly: Kpi("cost", KpiCategory.Cost)]
[assembly: Objective("one-tap", KeyResult = "62 %", Kpi = "conversion", Period = "2027-Q1")]
[assembly: DeliveryChain(Party.Support)]
[assembly: DeliveryChain(Party.Sales)]

namespace Shop.Declarations;

[Feature("checkout.apple-pay", Title = "Apple Pay", Owner = "payments", Stage = Stage.Experiment, Flag = "apple-pay", Benefit = "One tap")]
[Hypothesis(Problem = "Typing", Audience = "mobile shoppers", Change = "one tap", Because = "no typing")]
[SuccessMetric(
    "shop.checkout.completed",
    MetricKind.Completion,
    Per = "shop.checkout.started", Where = "outcome=ok", PerWhere = "kind", Meter = "Shop", Baseline = 0, Target = 0.62, Window = "28d")]
[SupportingMetric("shop.checkout.applepay.used", MetricKind.Latency, Quantile = 0.99, Unit = "s", MeasuredBy = "dbt:x")]
[SupportingMetric("shop.checkout.opened", MetricKind.Engagement)]
[Guardrail("http.server.request.duration", MetricKind.FailureRate, Where = "error.type", Max = 0.01, Min = -1)]
[Advances("conversion")]
[Advances("one-tap")]
[OutcomeReview(By = "2027-03-31", Owner = "payments", Checkpoints = new[] { "7d", "30d" })]
[Readiness(Party.Support, Document = "docs/apple-pay.md")]
[Readiness(Party.Legal, NotNeededBecause = "nothing new")]
[CustomerSignal(SignalKind.Interview, "https://example.org/1")]
[AcceptedGap("DG2001", "the gateway counts it")]
public static class ApplePay
{
    public static string Track([MetricName] string name) => name;
}

[Feature("a.struct")]
public struct Marked;

[PartOf("a.struct")]
[PartOf("checkout.apple-pay")]
public interface IMarked
{
    [PartOf("a.struct")]
    void Do();
}

[NotAFeature("")]
public record Probe;

public enum Colour : byte
{
    Red = 1,
    Blue = 200,
}

[Flags]
public enum Wide : long
{
    None,
    Far = 1L << 40,
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class EverythingAttribute(object? first, params object?[] rest) : Attribute
{
    public object? First { get; } = first;

    public object?[] Rest { get; } = rest;

    public Type? Kind { get; set; }

    public Type[]? Kinds { get; set; }

    public Colour Colour { get; set; }

    public Wide[]? Wides { get; set; }

    public char Letter;

    public double Number { get; set; }

    public string? Text { get; set; }
}

[Everything(null)]
[Everything(1, "two", 3L, 4.5, 'c', true, (byte)7, Colour.Blue, Wide.Far, typeof(Marked))]
[Everything(typeof(System.Collections.Generic.Dictionary<string, int[]>), Kind = typeof(System.Collections.Generic.List<>), Kinds = new[] { typeof(int), typeof(Outer<int>.Inner<string>) })]
[Everything(new[] { "a", null }, new[] { 1, 2 }, new object[] { "x", 2 }, Colour = Colour.Red, Wides = new[] { Wide.Far, Wide.None }, Letter = '\u00e4', Number = double.NaN, Text = "line\nbreak \"quoted\" \ud83d\ude00")]
[Everything(DayOfWeek.Friday, UriKind.Absolute, Kind = typeof(Outer<>.Inner<>))]
[Obsolete("old")]
public class Outer<T>
{
    [Everything(2 > 1 ? 1 : 2)]
    public class Inner<TInner>
    {
        [Everything("method", Kind = typeof(int*))]
        public void Do<TMethod>(T outer, TInner inner, TMethod own, System.Collections.Generic.List<TMethod[]> list)
        {
        }
    }
}
