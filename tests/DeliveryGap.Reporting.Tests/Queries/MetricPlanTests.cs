using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Tool.Queries;
using DeliveryGap.Tool.Queries.Names;

namespace DeliveryGap.Reporting.Tests.Queries;

public sealed class MetricPlanTests
{
    private const string Requests = "http.server.request.duration";

    [Theory]
    [InlineData("completion", "sum(increase(shop_checkout_completed_total[1h]))")]
    [InlineData("retention", "sum(increase(shop_checkout_completed_total[1h]))")]
    public void A_share_is_an_increase_over_another(string kind, string part) =>
        Assert.Equal(
            $"({part} or vector(0)) / (sum(increase(shop_checkout_started_total[1h])) > 0) and on() count(increase(shop_checkout_completed_total[1h]))",
            Value(A.Success("shop.checkout.completed", kind) with { Per = "shop.checkout.started" }));

    [Fact]
    public void Without_Per_a_share_is_of_the_same_instrument() =>
        Assert.Equal(
            """(sum(increase(shop_checkout_completed_total{payment_method="apple \x22pay\x22"}[1h])) or vector(0)) / (sum(increase(shop_checkout_completed_total[1h])) > 0)""",
            Value(A.Success("shop.checkout.completed", "conversion") with { Where = "payment.method=apple \"pay\"" }));

    [Fact]
    public void PerWhere_narrows_what_it_is_a_share_of() =>
        Assert.Contains("""shop_checkout_started_total{country="DE"}""", Value(A.Success("shop.checkout.completed", "conversion") with { Per = "shop.checkout.started", PerWhere = "country=DE" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("shop.checkout.completed", "usageFrequency", "sum(increase(shop_checkout_completed_total[1h]))")]
    [InlineData("shop.search.duration", "engagement", "sum(increase(shop_search_duration_seconds_count[1h]))")]
    [InlineData("shop.order.value", "revenue", "sum(increase(shop_order_value_EUR_sum[1h]))")]
    [InlineData("shop.order.value", "cost", "sum(increase(shop_order_value_EUR_sum[1h]))")]
    [InlineData("shop.search.duration", "latency", "histogram_quantile(0.95, sum by (le) (increase(shop_search_duration_seconds_bucket[1h]))) >= 0")]
    [InlineData("shop.search.duration", "satisfaction", "sum(increase(shop_search_duration_seconds_sum[1h])) / (sum(increase(shop_search_duration_seconds_count[1h])) > 0)")]
    [InlineData("shop.rating", "satisfaction", "avg(avg_over_time(shop_rating[1h])) > -Inf < Inf")]
    public void Each_kind_is_worked_out_as_it_is_meant(string instrument, string kind, string expected) => Assert.Equal(expected, Value(A.Success(instrument, kind)));

    [Theory]
    [InlineData("shop.basket.open", "usageFrequency", "shop.basket.open is of the type updowncounter, which has no increase")]
    [InlineData("shop.checkout.completed", "latency", "shop.checkout.completed is of the type counter, and no histogram")]
    [InlineData("shop.checkout.completed", "completion", "a completion with neither Per nor Where is a share of nothing")]
    [InlineData("shop.checkout.completed", "vibes", "what vibes is worked out from is not known")]
    [InlineData("order.placed", "usageFrequency", "order.placed is of the type event, which Prometheus has no series of")]
    [InlineData("shop.unheard.of", "usageFrequency", "no code of this release creates shop.unheard.of")]
    [InlineData(Requests, "latency", "none of the feature's entry points is a request, so nothing of http.server.request.duration is its own")]
    [InlineData("kestrel.connection.duration", "latency", "none of the feature's entry points is a request, so nothing of kestrel.connection.duration is its own")]
    public void What_cannot_be_asked_says_why(string instrument, string kind, string reason) => Assert.Equal(reason, Reason(A.Success(instrument, kind)));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-3d")]
    [InlineData("28")]
    [InlineData("28d] or vector(1")]
    [InlineData("99999999999999999999w")]
    [InlineData("523w")]
    public void A_window_that_is_none_is_not_asked_for(string window) =>
        Assert.Equal($"'{window}' is no window; write a number and h, d or w", Reason(A.Success("shop.checkout.completed", "usageFrequency") with { Window = window }));

    [Fact]
    public void What_another_system_measures_is_not_asked_for() =>
        Assert.Equal("it is measured by dbt:retention_28d", Reason(A.Success("shop.retained", "retention") with { Status = "external", MeasuredBy = "dbt:retention_28d" }));

    [Fact]
    public void A_failure_rate_by_itself_is_of_the_requests_to_the_feature()
    {
        var feature = A.Feature("pay", A.Guardrail("shop.payment.failed", "failureRate")).With(A.Request("POST", "pay/{id}"), A.Request("PUT", "pay/{id}"), A.Request("POST", "pay"), A.Job("Shop.Nightly"));
        Assert.Equal(
            """
            (sum(increase(shop_payment_failed_total[1h])) or vector(0)) / (sum(increase(http_server_request_duration_seconds_count{http_request_method="POST",http_route=~"pay|pay/\\{id\\}"}[1h]) or increase(http_server_request_duration_seconds_count{http_request_method="PUT",http_route="pay/{id}"}[1h])) > 0) and on() count(increase(shop_payment_failed_total[1h]))
            """.Trim(),
            Plan(A.Manifest(feature)).Measure!.Value("1h"));
    }

    /// <summary>Without what tells the events apart, every request would be a failure.</summary>
    [Fact]
    public void A_share_of_itself_is_none()
    {
        var requests = A.Feature("pay").With(A.Request("POST", "pay"));
        var metric = A.Guardrail(Requests, "failureRate");
        foreach (var itself in new[] { metric, metric with { Where = "" }, metric with { Per = Requests }, A.Success(Requests, "conversion") with { Per = Requests, Where = "a=b", PerWhere = "a=b" } })
            Assert.Equal("as a share of itself it is always 1; say of which events with Where or Per", Plan(A.Manifest(requests with { Metrics = [itself] })).Reason);
        Assert.Null(Plan(A.Manifest(requests with { Metrics = [metric with { Where = "error.type" }] })).Reason);
        Assert.Equal("a completion with neither Per nor Where is a share of nothing", Reason(A.Success("shop.checkout.completed", "completion") with { Where = "" }));
    }

    /// <summary>With a tag that nothing had yet there is no series, and none is none.</summary>
    [Fact]
    public void None_with_a_tag_is_none() =>
        Assert.Equal(
            """(sum(increase(shop_checkout_completed_total{channel="web"}[1h])) or sum(increase(shop_checkout_completed_total[1h])) * 0)""",
            Value(A.Success("shop.checkout.completed", "usageFrequency") with { Where = "channel=web" }));

    /// <summary>Prometheus would take an empty label for no route at all.</summary>
    [Fact]
    public void An_empty_route_narrows_nothing() =>
        Assert.Equal("the route of GET  is not known", Plan(A.Manifest(A.Feature("pay", A.Guardrail(Requests, "latency")).With(A.Request("GET", "")))).Reason);

    [Fact]
    public void What_a_share_is_of_is_promised_as_a_whole() =>
        Assert.Equal(
            ["shop_checkout_completed_total", "shop_checkout_started_total"],
            Plan(A.Manifest(A.Feature("pay", A.Success("shop.checkout.completed", "conversion") with { Per = "shop.checkout.started", Where = "a=b", PerWhere = "c=d" }))).Measure!.Promised.Select(promised => promised.Now));

    [Fact]
    public void A_framework_metric_is_narrowed_by_the_tag_where_each_request_has_it()
    {
        var metric = A.Guardrail(Requests, "failureRate") with { Where = "error.type" };
        var tagged = A.Feature("pay", metric).With(A.Request("POST", "pay", "deliverygap.feature"), A.Request("POST", null, "deliverygap.feature"));
        Assert.Equal(
            """
            (sum(increase(http_server_request_duration_seconds_count{deliverygap_feature="pay",error_type!=""}[1h])) or vector(0)) / (sum(increase(http_server_request_duration_seconds_count{deliverygap_feature="pay"}[1h])) > 0)
            """.Trim(),
            Plan(A.Manifest(tagged)).Measure!.Value("1h"));
    }

    [Fact]
    public void A_route_without_a_verb_takes_in_each() =>
        Assert.Contains(
            """{http_route="pay"}""",
            Plan(A.Manifest(A.Feature("pay", A.Guardrail(Requests, "latency")).With(A.Request("ANY", "pay"), A.Request("GET", "pay")))).Measure!.Value("1h"), StringComparison.Ordinal);

    [Fact]
    public void A_route_that_is_shared_with_others_is_not_the_features()
    {
        var feature = A.Feature("pay", A.Guardrail(Requests, "latency")).With(A.Request("POST", "pay"));
        var shared = A.Request("ANY", "PAY") with { Id = "ANY /pay#2" };
        foreach (var manifest in new[] { A.Manifest(feature) with { ExistingEntryPoints = [shared] }, A.Manifest(feature) with { NotFeatures = [shared] }, A.Manifest(feature, A.Feature("other").With(shared)) })
            Assert.Equal("the route of POST pay is also that of ANY /pay#2, which is not the feature's; AddDeliveryGap() of DeliveryGap.AspNetCore tells them apart", Plan(manifest).Reason);

        Assert.Null(Plan(A.Manifest(feature, A.Feature("other").With(A.Request("GET", "pay"), A.Request("POST", "pays")))).Reason);
    }

    [Fact]
    public void A_route_is_no_regular_expression() =>
        Assert.Equal(
            """sum(increase(http_server_request_duration_seconds_count{http_request_method="POST",http_route=~"a\\{b\\}|c\\?😀\\.\\\x24"}[1h]))""",
            Plan(A.Manifest(A.Feature("pay", A.Guardrail(Requests, "usageFrequency")).With(A.Request("POST", "a{b}"), A.Request("POST", "c\ufffd😀.$")))).Measure!.Value("1h"));

    [Fact]
    public void An_unknown_route_narrows_nothing() =>
        Assert.Equal("the route of POST … is not known", Plan(A.Manifest(A.Feature("pay", A.Guardrail(Requests, "latency")).With(A.Request("POST", "pay"), A.Request("POST", null)))).Reason);

    [Theory]
    [InlineData("http.server.active_requests")]
    [InlineData("kestrel.connection.duration")]
    [InlineData("http.client.request.duration")]
    public void What_the_framework_records_without_a_route_is_nobodys(string instrument) =>
        Assert.Equal(
            $"{instrument} is of the whole program, without a route",
            Plan(A.Manifest(A.Feature("pay", A.Guardrail(instrument, "latency")).With(A.Request("POST", "pay", "deliverygap.feature")))).Reason);

    [Fact]
    public void An_instrument_of_ones_own_by_a_frameworks_name_is_ones_own() =>
        Assert.Equal(
            "sum(increase(http_server_request_duration_total[1h]))",
            Plan(A.Manifest(A.Feature("pay", A.Success(Requests, "usageFrequency"))) with { Instruments = [A.Instrument(Requests)] }).Measure!.Value("1h"));

    [Fact]
    public void Meter_tells_two_instruments_of_one_name_apart()
    {
        var two = new[] { A.Instrument("sold", meter: "Shop"), A.Instrument("sold", "histogram", meter: "Bazaar") };
        var metric = A.Success("sold", "usageFrequency");
        Assert.StartsWith("sold is created by Shop and Bazaar with different types or units", Plan(A.Manifest(A.Feature("sell", metric)) with { Instruments = two }).Reason, StringComparison.Ordinal);
        Assert.Equal("""sum(increase(sold_total{otel_scope_name="Shop"}[1h]))""", Plan(A.Manifest(A.Feature("sell", metric with { Meter = "Shop" })) with { Instruments = two }).Measure!.Value("1h"));
    }

    [Fact]
    public void A_features_job_is_a_condition_on_each_series()
    {
        var plan = new MetricPlan(A.Manifest(), new(Naming.All["utf8"], [Matcher.Is("job", "a\\b\n$c[[d]]\ud800")]));
        Assert.Equal(
            """sum(increase({"shop.checkout.completed_total","job"="a\\b\x0a\x24c[\x5bd]]?"}[1h]))""".Replace("\"job\"", "job", StringComparison.Ordinal),
            plan.Of(A.Feature("pay"), A.Success("shop.checkout.completed", "usageFrequency")).Measure!.Value("1h"));
    }

    [Fact]
    public void What_no_entry_point_serves_is_not_this_applications() =>
        Assert.Empty(new MetricPlan(A.Manifest(A.Feature("pay", A.Success("shop.rating", "satisfaction")) with { Exposed = false }), Scope).All());

    private static QueryScope Scope { get; } = new(Naming.All[Naming.Default], []);

    private static string Value(ManifestMetric metric) => Plan(A.Manifest(A.Feature("pay", metric))).Measure!.Value("1h");

    private static string? Reason(ManifestMetric metric) => Plan(A.Manifest(A.Feature("pay", metric))).Reason;

    private static PlannedMetric Plan(ReleaseManifest manifest) => new MetricPlan(manifest, Scope).All().First();
}
