using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Reporting.Tests.Random;

/// <summary>
/// Whole manifests as JSON text, as no build writes them: hostile texts in every field, words and fields of the future, extreme numbers,
/// dates that are none, keys twice, lists that are empty or long. Now and then one that is broken. Of one seed always the same.
/// </summary>
internal static class RandomManifest
{
    private static readonly string[] Hostile =
    [
        "", " ", "?", "\"", "\\", "{", "}", "'", "`", "<script>alert(1)</script>", "</script>", "../../etc/passwd", "C:\\a", "a\nb", "a\r\n::error::x", "##vso[task.complete]", "::set-env x::y", "\u0000", "\u001b[31m",
        "\u202eabc", "\u2028", "\ufeff", "\ufffd", "\ud83d\ude00", "${x}", "{{x}}", "$(x)", "%s%0A", "[x](javascript:y)", "![x](y)", "| a | b |", "# a", "---", "*a*", "=cmd()", "a,b;c", "\u00e4\u00f6", "\u0130\u0131",
        "a\" or vector(1) #", "a\\\"b", "e\u0301", "__proto__", "constructor", "null", "NaN", "-", "key: value", "&amp;", "<!--", "]]>", "a\tb", "\u007f",
    ];

    private static readonly Gen<string> Key = Gen.Frequency(
        (6, Gen.Elements("checkout", "checkout.apple-pay", "search", "gift-cards", "returns.self-service")), (2, Gen.Elements(Hostile)), (1, Long("k.")));

    private static readonly Gen<string> Text = Gen.Frequency((5, Gen.Elements("Pay in one tap", "payments", "it helps")), (5, Gen.Elements(Hostile)), (1, Long("x\n<")));

    private static readonly Gen<string> Instrument = Gen.Frequency(
        (6, Gen.Elements("shop.completed", "shop.started", "http.server.request.duration", "shop.opened")), (2, Gen.Elements(Hostile)), (1, Gen.Elements("http://a", "9a", "a b", "dbt:x")));

    private static readonly Gen<string> Number = Gen.Frequency(
        (6, Gen.Elements("0.54", "0.62", "0.01", "800", "1", "0")),
        (3, Gen.Elements("1e308", "-1e308", "-0", "-0.0", "5e-324", "1e-300", "-1", "0.1e1", "123456789012345678901234567890", "0.30000000000000004")));

    private static readonly Gen<string> Window = Words(["28d", "7d", "4w", "1h"], ["0d", "999999999999d", "a quarter", "d", "-7d", "2147483647w", "٣d"]);

    private static readonly Gen<string> Date = Words(["2027-03-31", "2027-04-30", "2020-01-01"], ["2027-02-30", "0001-01-01", "9999-12-31", "31.3.2027", "soon", "2027-03-31T00:00:00Z"]);

    private static readonly Gen<string> Kind = Words(
        ["activation", "usageFrequency", "completion", "retention", "conversion", "acquisition", "satisfaction", "revenue", "cost", "failureRate", "latency", "engagement"], ["joy", "Completion"]);

    private static readonly Gen<string> Place = Object(Always("file", Quoted(Text)), Always("line", Gen.Elements("0", "1", "12", "-5", "2147483647")));

    private static readonly Gen<string> EntryPoint = Object(
        Always("id", Quoted(Gen.Frequency((5, Gen.Elements("POST /checkout", "GET /a/{id:int}", "job Shop.Nightly", "GET …")), (2, Text)))), Always("kind", Quoted(Words(["http", "job", "page", "message", "hub"], ["orbit"]))),
        Often("by", Quoted(Text)), Seldom("because", Quoted(Text)), Often("http", Object(Always("method", Quoted(Words(["GET", "POST"], ["get\""]))), Always("route", Quoted(Text)))),
        Seldom("requestTag", Quoted(Words(["deliverygap.feature"], ["a\"b"]))), Always("symbol", Quoted(Text)), Often("at", Place));

    private static readonly Gen<string> Metric = Object(
        Always("role", Quoted(Words(["success", "supporting", "guardrail"], ["wish"]))), Often("instrument", Quoted(Instrument)), Often("kind", Quoted(Kind)), Often("per", Quoted(Instrument)),
        Seldom("where", Quoted(Words(["outcome=failed", "error.type"], ["=", "a==b", "a=\"b\"", "a=\n"]))), Seldom("perWhere", Quoted(Text)), Seldom("meter", Quoted(Text)),
        Often("baseline", Number), Often("target", Number), Often("max", Number), Seldom("min", Number), Seldom("quantile", Gen.Elements("0.5", "0.95", "2", "-1")), Seldom("unit", Quoted(Words(["s", "ms", "{order}", "%"], ["\"\n"]))),
        Often("direction", Quoted(Words(["increase", "decrease"], ["sideways"]))), Always("window", Quoted(Window)), Seldom("measuredBy", Quoted(Text)),
        Always("status", Quoted(Words(["instrumented", "absent", "unknown", "external"], ["dreamt"]))), Always("reachedFrom", Gen.Elements("0", "1", "-1")),
        Always("evidence", List(2, Object(Always("entryPoint", Quoted(Text)), Always("certainty", Quoted(Words(["direct", "framework"], ["hoped"]))),
            Always("path", List(3, Object(Always("member", Quoted(Text)), Often("at", Place))))))));

    private static readonly Gen<string> Gap = Object(
        Always("rule", Quoted(Words(["DG1002", "DG2001", "DG2004"], ["DG9999", "", "x\ny"]))), Often("feature", Quoted(Key)), Seldom("entryPoint", Quoted(Text)), Seldom("instrument", Quoted(Instrument)),
        Always("message", Quoted(Text)), Seldom("because", Quoted(Text)), Often("until", Quoted(Date)), Often("at", Place));

    private static readonly Gen<string> Feature = Object(
        Always("key", Quoted(Key)), Often("title", Quoted(Text)), Often("owner", Quoted(Text)), Often("stage", Quoted(Words(["prototype", "experiment", "rollout", "generalAvailability", "sunset"], ["beta"]))),
        Seldom("flag", Object(Always("key", Quoted(Text)), Seldom("checked", Gen.Elements("true", "false")))), Often("benefit", Quoted(Text)),
        Often("hypothesis", Object(Often("problem", Quoted(Text)), Often("audience", Quoted(Text)), Seldom("change", Quoted(Text)), Often("because", Quoted(Text)), Always("statement", Quoted(Text)))),
        Always("advances", List(2, Quoted(Words(["conversion", "revenue"], Hostile)))), Always("declaredAt", Object(Often("file", Quoted(Text)), Often("line", Gen.Elements("1", "-1", "0")), Always("symbol", Quoted(Text)))),
        Always("exposed", Gen.Elements("true", "true", "false")), Always("entryPoints", List(4, EntryPoint)), Always("metrics", List(5, Metric)),
        Always("readiness", List(2, Object(Always("party", Quoted(Words(["support", "sales"], Hostile))), Seldom("document", Quoted(Text)), Seldom("notNeededBecause", Quoted(Text))))),
        Always("customerSignals", List(1, Object(Always("kind", Quoted(Text)), Always("url", Quoted(Words(["https://example.org/1"], ["javascript:alert(1)", "data:x"])))))),
        Often("review", Object(Often("by", Quoted(Date)), Seldom("owner", Quoted(Text)), Always("checkpoints", List(2, Quoted(Window))))),
        Always("gaps", List(1, Gap)), Always("accepted", List(1, Gap)), Seldom("aFieldOfTheFuture", Gen.Elements("{ \"a\": [1, { \"b\": null }] }", "[]", "true")));

    private static readonly Gen<string> Whole = Object(
        Seldom("$schema", Quoted(Text)), Always("schemaVersion", Quoted(Words(["1.0.0"], ["1.99.0"]))),
        Always("release", Object(Always("product", Quoted(Words(["Shop", "Admin"], Hostile))), Often("version", Quoted(Words(["1.0.0", "2.0.0-rc.1", "10.0"], Hostile))), Often("commit", Quoted(Text)),
            Often("repository", Quoted(Text)), Seldom("framework", Quoted(Text)), Seldom("configuration", Quoted(Text)))),
        Always("assemblies", List(1, Object(Always("name", Quoted(Text)), Always("version", Quoted(Text))))), Always("verdict", Quoted(Words(["clean", "accepted", "gaps"], ["fine"]))),
        Always("summary", Object([.. new[] { "features", "entryPoints", "existing", "unassigned", "metrics", "instrumented", "absent", "unknown", "external", "gaps", "accepted" }
            .Select(count => Always(count, Gen.Elements("0", "3", "-1", "2147483647")))])),
        Always("vision", List(1, Object(Always("statement", Quoted(Text)), Seldom("team", Quoted(Text)), Seldom("horizon", Quoted(Text))))),
        Always("kpis", List(2, Object(Always("key", Quoted(Words(["conversion", "revenue"], Hostile))), Often("category", Quoted(Words(["revenue", "cost"], ["luck"]))), Seldom("tradesOffWith", Quoted(Text)), Seldom("owner", Quoted(Text))))),
        Always("objectives", List(1, Object(Always("key", Quoted(Text)), Seldom("keyResult", Quoted(Text)), Seldom("kpi", Quoted(Text)), Seldom("period", Quoted(Text))))),
        Always("deliveryChain", List(2, Quoted(Text))), Always("features", Gen.Frequency((30, List(4, Feature)), (1, List(15, Feature)))),
        Always("unassignedEntryPoints", List(2, EntryPoint)), Always("existingEntryPoints", List(2, EntryPoint)), Always("notFeatures", List(1, EntryPoint)),
        Always("instruments", List(4, Object(Seldom("meter", Quoted(Text)), Always("name", Quoted(Instrument)), Always("type", Quoted(Words(["counter", "histogram", "gauge"], ["abacus"]))), Seldom("unit", Quoted(Text)),
            Seldom("description", Quoted(Text)), Always("exported", Quoted(Words(["yes", "no", "unknown"], ["maybe"]))), Always("features", List(2, Quoted(Key))), Seldom("at", Place)))),
        Always("gaps", List(3, Gap)), Always("accepted", List(2, Gap)));

    /// <summary>One that a reader takes, in any case of its fields' words.</summary>
    public static Gen<string> Readable => Whole;

    /// <summary>Mostly readable; some cut off, with a field missing or of another type, or with what JSON cannot say.</summary>
    public static Gen<string> Any => Gen.Frequency((12, Whole), (1, Broken));

    private static Gen<string> Broken =>
        from whole in Whole
        from at in Gen.Choose(0, whole.Length)
        from broken in Gen.Elements(
            whole[..at], whole.Replace("\"window\"", "\"Window\"", StringComparison.Ordinal), whole.Replace("\"0.62\"", "1e999", StringComparison.Ordinal), whole.Replace(":0.62", ":1e999", StringComparison.Ordinal),
            whole.Replace("\"features\":[", "\"features\":[null,", StringComparison.Ordinal), whole.Replace("\"key\":", "\"key\":7,\"x\":", StringComparison.Ordinal),
            whole.Replace("\"payments\"", "\"\\ud800\"", StringComparison.Ordinal), whole.Replace("\"1.0.0\"", "\"3.0.0\"", StringComparison.Ordinal), "[" + whole + "]", "\ufeff" + whole)
        select broken;

    /// <summary>So many of one seed.</summary>
    public static IReadOnlyList<string> Sample(Gen<string> manifests, int count, ulong seed) =>
        [.. manifests.Sample(count, new Rnd(seed), size: 12)];

    private static Gen<string> Words(string[] known, string[] others) => Gen.Frequency((6, Gen.Elements(known)), (1, Gen.Elements(others)));

    private static Gen<string> Long(string part) => Gen.Elements(10, 500, 3000).Select(length => string.Concat(Enumerable.Repeat(part, length / part.Length)));

    private static Gen<string> Quoted(Gen<string> text) => text.Select(Quote);

    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
            _ = c is '"' or '\\' ? json.Append('\\').Append(c) : c < ' ' ? json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : json.Append(c);
        return json.Append('"').ToString();
    }

    private static Gen<string> List(int most, Gen<string> item) =>
        Gen.Choose(0, most).SelectMany(count => Gen.ArrayOf(item, count)).Select(items => $"[{string.Join(',', items)}]");

    private static Gen<string> Always(string name, Gen<string> value) => value.Select(json => $"\"{name}\":{json}");

    private static Gen<string> Often(string name, Gen<string> value) => Gen.Frequency((4, Always(name, value)), (1, Gen.Constant("")));

    private static Gen<string> Seldom(string name, Gen<string> value) => Gen.Frequency((1, Always(name, value)), (4, Gen.Constant("")));

    private static Gen<string> Object(params Gen<string>[] fields) =>
        Gen.CollectToArray(fields).Select(values => "{" + string.Join(',', values.Where(value => value.Length > 0)) + "}");
}
