namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Whether a record is one of those that a metric counts: <c>Where</c>.</summary>
public class TagTests
{
    [Fact]
    public void A_record_counts_where_its_tags_say_so() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static Counter<long> Of(string name) => Meter.CreateCounter<long>(name);
            [Promises("pair", Where = "outcome=failed")] public void A() => Of("pair").Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
            [Promises("pair.other.value", Where = "outcome=failed")] public void B() => Of("pair.other.value").Add(1, new KeyValuePair<string, object?>("outcome", "paid"));
            [Promises("pair.other.key", Where = "outcome=failed")] public void C() => Of("pair.other.key").Add(1, new KeyValuePair<string, object?>("result", "failed"));
            [Promises("no.tags", Where = "outcome=failed")] public void D() => Of("no.tags").Add(1);
            [Promises("second.pair", Where = "outcome=failed")] public void E() => Of("second.pair").Add(1, KeyValuePair.Create<string, object?>("a", 1), new("outcome", "failed"));
            [Promises("third.pair", Where = "outcome=failed")] public void F() => Of("third.pair").Add(1, new("a", 1), new("b", 2), new("outcome", "failed"));
            [Promises("four.pairs", Where = "outcome=failed")] public void G() => Of("four.pairs").Add(1, new("a", 1), new("b", 2), new("c", 3), new("outcome", "failed"));
            [Promises("array", Where = "outcome=failed")] public void H() => Of("array").Add(1, new KeyValuePair<string, object?>[] { new("outcome", "failed") });
            [Promises("tag.list", Where = "outcome=failed")] public void I() => Of("tag.list").Add(1, new TagList { { "outcome", "failed" } });
            [Promises("tag.list.local", Where = "outcome=failed")] public void J() { var tags = new TagList(); tags.Add("outcome", "failed"); Of("tag.list.local").Add(1, tags); }
            [Promises("tag.list.other", Where = "outcome=failed")] public void K() { var tags = new TagList(); tags.Add("outcome", "paid"); Of("tag.list.other").Add(1, tags); }
            [Promises("choice", Where = "outcome=failed")] public void L(bool ok) => Of("choice").Add(1, new KeyValuePair<string, object?>("outcome", ok ? "paid" : "failed"));
            [Promises("choice.without", Where = "outcome=failed")] public void M(bool ok) => Of("choice.without").Add(1, new KeyValuePair<string, object?>("outcome", ok ? "paid" : "refused"));
            [Promises("not.constant", Where = "outcome=failed")] public void N(string outcome) => Of("not.constant").Add(1, new KeyValuePair<string, object?>("outcome", outcome));
            [Promises("key.not.constant", Where = "outcome=failed")] public void O(string key) => Of("key.not.constant").Add(1, new KeyValuePair<string, object?>(key, "failed"));
            [Promises("present", Where = "outcome")] public void P(string outcome) => Of("present").Add(1, new KeyValuePair<string, object?>("outcome", outcome));
            [Promises("present.empty", Where = "outcome")] public void Q() => Of("present.empty").Add(1, new KeyValuePair<string, object?>("outcome", ""));
            [Promises("present.not", Where = "outcome")] public void R() => Of("present.not").Add(1, new KeyValuePair<string, object?>("result", "x"));
            [Promises("handed", Where = "outcome=failed")] public void S(KeyValuePair<string, object?>[] tags) => Of("handed").Add(1, tags);
            [Promises("number", Where = "code=404")] public void T() => Of("number").Add(1, new KeyValuePair<string, object?>("code", 404));
            [Promises("enum", Where = "day=Monday")] public void U() => Of("enum").Add(1, new KeyValuePair<string, object?>("day", DayOfWeek.Monday));
            [Promises("truth", Where = "ok=True")] public void V() => Of("truth").Add(1, new KeyValuePair<string, object?>("ok", true));
            [Promises("helper", Where = "outcome=failed")] public void W() => Hit("helper", "failed");
            [Promises("helper.other", Where = "outcome=failed")] public void X() => Hit("helper.other", "paid");
            [Promises("two.records", Where = "outcome=failed")] public void Y() { Of("two.records").Add(1, new KeyValuePair<string, object?>("outcome", "paid")); Of("two.records").Add(1, new KeyValuePair<string, object?>("outcome", "failed")); }
            private static void Hit(string name, string outcome) => Of(name).Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        }
        """).Says("""
        pair                direct: Pay.A
        pair.other.value    absent
        pair.other.key      absent
        no.tags             absent
        second.pair         direct: Pay.E
        third.pair          direct: Pay.F
        four.pairs          direct: Pay.G
        array               direct: Pay.H
        tag.list            direct: Pay.I
        tag.list.local      direct: Pay.J
        tag.list.other      absent
        choice              direct: Pay.L
        choice.without      absent
        not.constant        unknown
        key.not.constant    unknown
        present             direct: Pay.P
        present.empty       absent
        present.not         absent
        handed              unknown
        number              direct: Pay.T
        enum                unknown
        truth               direct: Pay.V
        helper              direct: Pay.W > Pay.Hit
        helper.other        absent
        two.records         direct: Pay.Y
        """);

    [Fact]
    public void Two_lists_in_one_body_are_not_mixed_up() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private static readonly Meter Meter = new("Shop");
            private static readonly Counter<long> A1 = Meter.CreateCounter<long>("first"), B1 = Meter.CreateCounter<long>("second");
            [Promises("first", Where = "outcome=failed")]
            public void A() { var one = new TagList(); one.Add("outcome", "paid"); A1.Add(1, one); var two = new TagList(); two.Add("outcome", "failed"); B1.Add(1, two); }
            [Promises("second", Where = "outcome=failed")]
            public void B() { var tags = new TagList(); Fill(ref tags); B1.Add(1, tags); }
            [Promises("filled", Where = "outcome=failed")]
            public void C() { var tags = new TagList(); tags.Add("a", 1); Fill(ref tags); Meter.CreateCounter<long>("filled").Add(1, tags); }
            [Promises("on.two.ways", Where = "outcome=failed")]
            public void D(bool ok) { var tags = new TagList(); if (ok) tags.Add("outcome", "paid"); else tags.Add("outcome", "failed"); Meter.CreateCounter<long>("on.two.ways").Add(1, tags); }
            [Promises("list.handed", Where = "outcome=failed")] public void E(TagList tags) => Meter.CreateCounter<long>("list.handed").Add(1, tags);
            [Promises("shared.list", Where = "outcome=failed")]
            public void F() { var tags = new TagList(); tags.Add("outcome", "failed"); A1.Add(1, tags); Meter.CreateCounter<long>("shared.list").Add(1, tags); }
            private static void Fill(ref TagList tags) => tags.Add("outcome", "failed");
        }
        """).Says("""
        first          unknown
        second         unknown
        filled         unknown
        on.two.ways    direct: Pay.D
        list.handed    unknown
        shared.list    unknown
        """);

    [Fact]
    public void What_a_framework_records_has_its_own_tags() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("http.server.request.duration", Where = "error.type")] public void A() { }
            [Promises("kestrel.connection.duration", Where = "outcome=failed")] public void B() { }
            [Promises("http.server.active_requests", Where = "error.type")] public void C() { }
            [Promises("aspnetcore.routing.match_attempts", Where = "aspnetcore.routing.match_status=failure")] public void D() { }
            [Promises("observed", Where = "a=b")] public void E() => new Meter("Shop").CreateObservableGauge("observed", () => 1);
        }
        """).Says("""
        http.server.request.duration    framework
        kestrel.connection.duration     absent
        http.server.active_requests     absent
        aspnetcore.routing.match_attempts    unknown
        observed                        unknown
        """);

    private const string Tagged = """
        Services.Add(null!);
        [Feature("pay"), SuccessMetric("http.server.request.duration", MetricKind.FailureRate, Where = "WHERE")]
        public class Pay : ControllerBase { [HttpPost("/pay")] public void A() { } }
        public static class Services { public static void Add(IServiceCollection services) { ADD } }
        """;

    [Theory]
    [InlineData("deliverygap.feature", "framework")]
    [InlineData("deliverygap.feature=pay", "framework")]
    [InlineData("deliverygap.feature=ship", "absent")]
    [InlineData("deliverygap.features", "absent")]
    [InlineData("error.type", "framework")]
    public void A_request_is_tagged_with_its_feature_where_the_application_asks_for_it(string where, string status) =>
        Evidence.OfRelease(Asking(where, "services.AddDeliveryGap();")).Says($"http.server.request.duration {status}");

    [Theory]
    [InlineData("deliverygap.feature")]
    [InlineData("deliverygap.feature=pay")]
    public void Where_it_is_not_seen_to_ask_something_else_may(string where) =>
        Evidence.OfRelease(Asking(where, "")).Says("http.server.request.duration unknown").Finds();

    private static Project Asking(string where, string add) =>
        new("Shop", Tagged.Replace("WHERE", where, StringComparison.Ordinal).Replace("ADD", add, StringComparison.Ordinal));
}
