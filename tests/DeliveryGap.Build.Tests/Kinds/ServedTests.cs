using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>Which feature an entry point serves through the flag that it checks, and features that none serves.</summary>
public class ServedTests
{
    private static readonly Project Flags = new("Flags", """
        namespace Microsoft.FeatureManagement { public interface IFeatureManager { Task<bool> IsEnabledAsync(string feature); } }
        namespace Microsoft.FeatureManagement.Mvc { public class FeatureGateAttribute(params string[] features) : Attribute { public string[] Features => features; } }
        """, IsOwn: false);

    [Fact]
    public void The_one_feature_whose_flag_is_checked() => Evidence.Evidence.Of(
        new("Shop", """
            using Microsoft.FeatureManagement; using Microsoft.FeatureManagement.Mvc;
            namespace Shop;
            public class Pay(IFeatureManager flags, Random random) : ControllerBase
            {
                private const string Key = "apple-pay";
                [HttpPost("/asked")] public async Task<int> Asked() { if (!await flags.IsEnabledAsync(Key)) return 0; Count.Paid.Add(1); return 1; }
                [HttpPost("/gated"), FeatureGate("apple-pay")] public void Gated() { }
                [HttpPost("/no-flag")] public void NoFlag() { }
                [HttpPost("/other-flag")] public Task OtherFlag() => flags.IsEnabledAsync("dark-mode");
                [HttpPost("/both")] public async Task Both() { await flags.IsEnabledAsync("apple-pay"); await flags.IsEnabledAsync("new-cart"); }
                [HttpPost("/shared")] public Task Shared() => flags.IsEnabledAsync("beta");
                [HttpPost("/marked"), PartOf("cart")] public Task Marked() => flags.IsEnabledAsync("apple-pay");
                [HttpPost("/calls")] public async Task Calls() { await flags.IsEnabledAsync("apple-pay"); new Cart().Fill(); }
                [HttpPost("/computed")] public Task Computed() => flags.IsEnabledAsync("a" + random.Next());
                [HttpPost("/deeper")] public Task Deeper() => Helper();
                private Task Helper() => flags.IsEnabledAsync("apple-pay");
            }
            [Feature("apple-pay", Flag = "apple-pay"), SuccessMetric("Paid", MetricKind.Engagement)] static class ApplePay;
            [Feature("cart", Flag = "new-cart"), SuccessMetric("Filled", MetricKind.Engagement)] class Cart { public void Fill() => Count.Filled.Add(1); }
            [Feature("one", Flag = "beta"), SuccessMetric("One", MetricKind.Engagement)] static class One;
            [Feature("two", Flag = "beta"), SuccessMetric("Two", MetricKind.Engagement)] static class Two;
            """), Flags).Enters("""
            POST /asked = apple-pay by flag
            POST /gated = apple-pay by flag
            POST /no-flag
            POST /other-flag
            POST /both
            POST /shared
            POST /marked = cart by mark
            POST /calls = cart by call
            POST /computed
            POST /deeper
            """).Says("""
            Paid direct: Pay.Asked
            Filled direct: Pay.Calls > Cart.Fill
            One unknown
            Two unknown
            """);

    [Fact]
    public void Nothing_reaches_a_feature_that_no_entry_point_serves() => Evidence.Evidence.Of("""
        namespace Shop;
        public class Pay : ControllerBase { [HttpPost("/pay")] public void Run() => Console.WriteLine(); [Promises("Paid")] public void Card() => Count.Paid.Add(1); }
        [Feature("gone"), SuccessMetric("Gone", MetricKind.Engagement), Guardrail("Failed", MetricKind.FailureRate)] static class Gone;
        [Feature("accepted", Flag = "off"), SuccessMetric("Accepted", MetricKind.Engagement), AcceptedGap("DG1017", "it comes back in May")] class Accepted { public void Run() => Count.Accepted.Add(1); }
        """).Finds("DG1017: Nothing reaches 'accepted'", "DG1017: Nothing reaches 'gone'");

    [Theory]
    [InlineData("no entry point that is recognised", "", "")]
    [InlineData("one that may serve it or another", """public class Pay : ControllerBase { [HttpPost("/pay")] public void Run() { new Gone().Run(); new Other().Run(); } }""", "")]
    [InlineData("a mark whose key is not known", """public class Pay : ControllerBase { [HttpPost("/pay"), PartOf(Unread)] public void Run() { } private const string Unread = null!; }""", "")]
    [InlineData("one that calls it", """public class Pay : ControllerBase { [HttpPost("/pay")] public void Run() => new Gone().Run(); }""", "")]
    [InlineData("a hub of it", """[PartOf("gone")] public class Chat : Microsoft.AspNetCore.SignalR.Hub { public void Send() { } }""", "")]
    public void A_feature_that_something_serves_or_may(string why, string source, string _)
    {
        Assert.NotEmpty(why);
        Evidence.Evidence.Of($$"""
            namespace Shop;
            {{source}}
            [Feature("gone"), SuccessMetric("Gone", MetricKind.Engagement, MeasuredBy = "dbt")] public class Gone { public void Run() { } }
            public class Other { public void Run() { } }
            """).Finds(why.StartsWith("a mark", StringComparison.Ordinal) ? ["DG1017: gone"] : []);
    }

    [Fact]
    public void A_feature_of_a_referenced_assembly_is_another_applications() => Evidence.Evidence.Of(
        new("Shop", """public class Pay : ControllerBase { [Promises("Paid")] public void Card() => Count.Paid.Add(1); }"""),
        new("Library", """[Feature("elsewhere"), SuccessMetric("Elsewhere", MetricKind.Engagement)] public static class Elsewhere;""")).Finds();
}
