using System.Diagnostics;
using System.Text.Json;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Reporting.Tests.Given;
using DeliveryGap.Tool.Review.Asking;

namespace DeliveryGap.Reporting.Tests.Review;

public sealed class ReviewVerbTests : IDisposable
{
    private const string Token = "s3cr3t-t0ken";

    private readonly TemporaryFolder folder = new();

    private static readonly ManifestFeature Checkout = A.Feature(
        "checkout.one-page",
        A.Success("shop.checkout.completed", "completion") with { Per = "shop.checkout.started", Direction = "increase", Target = 0.62, Baseline = 0.5 },
        A.Guardrail("shop.payment.failed", "failureRate") with { Per = "shop.checkout.started", Direction = "decrease", Max = 0.01 });

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Credentials.TokenVariable, null);
        Environment.SetEnvironmentVariable(Credentials.HeadersVariable, null);
        folder.Dispose();
    }

    [Fact]
    public async Task Reached_but_at_a_cost()
    {
        using var server = new PromQlServer(Healthy(completed: "0.64", failed: "0.15"));
        var run = await Review(server.Address);
        Assert.Equal(1, run.Code);
        Assert.Contains("| checkout.one-page | **at a cost** | shop.checkout.completed: 64% → 64% (target 62%); the guardrail on shop.payment.failed is broken: 15% → 15% (at most 1%). |", run.Data, StringComparison.Ordinal);
        Assert.Contains("an observation, not a proof", run.Data, StringComparison.Ordinal);
        foreach (var question in new[] { "What did we learn?", "What changed?", "What did not work?", "What should we iterate on?" })
            Assert.Contains(question, run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reached()
    {
        using var server = new PromQlServer(Healthy(completed: "0.64", failed: "0"));
        Assert.Equal(0, (await Review(server.Address)).Code);
    }

    /// <summary>Before and after are as long as each other, and nothing before the release counts as after it.</summary>
    [Fact]
    public async Task Before_and_after_are_of_one_length()
    {
        using var server = new PromQlServer(Healthy("0.64", "0"));
        var run = await Review(server.Address, "--at", "2026-11-04", "--json");
        var asked = server.Asked.Where(question => question.Path == "/api/v1/query").ToArray();
        Assert.Equal(8, asked.Length);
        Assert.All(asked, question => Assert.Contains("[259200s]", question.Query, StringComparison.Ordinal));
        Assert.Equal(["1793491200", "1793750400"], asked.Select(question => question.Form["time"]).Distinct().Order(StringComparer.Ordinal));
        Assert.StartsWith("The window of 28d is not over: before and after are the 3 days", run.Json.GetProperty("features")[0].GetProperty("metrics")[0].GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    /// <summary>What another system keeps is no bad news, and says where it is kept.</summary>
    [Fact]
    public async Task Measured_elsewhere()
    {
        using var server = new PromQlServer(Healthy("0.64", "0"));
        var run = await Review(server.Address, A.Manifest(A.Feature("gift-cards", A.Success("finance.revenue", "revenue") with { Status = "external", MeasuredBy = "dbt:gifts" })));
        Assert.Equal(0, run.Code);
        Assert.Contains("It cannot be asked for: it is measured by dbt", run.Data, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task NaN_and_infinity_are_no_data()
    {
        using var server = new PromQlServer(question => Answer.Value(question.Query.Contains("failed", StringComparison.Ordinal) ? "NaN" : "+Inf"));
        var run = await Review(server.Address, "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(["noData", "noData"], Verdicts(run));
    }

    [Fact]
    public async Task Warnings_of_the_server_are_kept()
    {
        using var server = new PromQlServer(_ => new("""{"status":"success","warnings":["store x is down\n<script>"],"data":{"resultType":"vector","result":[]}}"""));
        var run = await Review(server.Address);
        Assert.Contains(@"The server says: store x is down \<script\>.", run.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "text/html", "<h1>oops</h1>", "it answered 500 with text/html, and not with JSON")]
    [InlineData(200, "text/html", "<title>Log in</title>", "it answered 200 with text/html, and not with JSON")]
    [InlineData(422, "application/json", """{"status":"error","errorType":"execution","error":"too many samples"}""", "it answered execution: too many samples")]
    [InlineData(200, "application/json", "{", "what it answered is no answer of a Prometheus API")]
    [InlineData(200, "application/json", "[]", "what it answered is no answer of a Prometheus API")]
    [InlineData(200, "application/json", """{"status":"success","data":{"resultType":"string","result":[1,"x"]}}""", "it answered with a string, and not with series")]
    [InlineData(200, "application/json", """{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1"]},{"value":[1,"2"]}]}}""", "it answered with 2 series, where one was asked for")]
    [InlineData(200, "application/json", """{"status":"success","data":{"resultType":"vector","result":[{"value":[]}]}}""", "what it answered is no answer of a Prometheus API")]
    public async Task A_bad_answer_is_said(int status, string type, string body, string expected)
    {
        using var server = new PromQlServer(_ => new(body, status, type));
        var run = await Review(server.Address);
        Assert.Equal(3, run.Code);
        Assert.Contains($"error: checkout.one-page, guardrail failureRate shop.payment.failed per shop.checkout.started over 28d and 1 more: {expected}\n", run.Words, StringComparison.Ordinal);
        Assert.Contains("**This review is not complete.**", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_stands_beside_what_was_not()
    {
        var fine = Healthy("0.64", "0");
        using var server = new PromQlServer(question => question.Query.Contains("failed", StringComparison.Ordinal) ? new("", 503, "text/plain") : fine(question));
        var run = await Review(server.Address, "--json");
        Assert.Equal(3, run.Code);
        Assert.Equal(["reached", "noData"], Verdicts(run));
        Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
    }

    /// <summary>It is not waited for each of hundreds of queries.</summary>
    [Fact]
    public async Task A_server_that_hangs_is_given_up()
    {
        using var server = new PromQlServer(_ => new("", DelayMs: 60_000));
        var many = A.Manifest([.. Enumerable.Range(0, 100).Select(i => A.Feature($"feature.n{i}", A.Success("shop.rating", "satisfaction")))]);
        var watch = Stopwatch.StartNew();
        var run = await Review(server.Address, many, "--timeout", "0.3");
        Assert.Equal(3, run.Code);
        Assert.Contains("it did not answer within 0.3 s", run.Words, StringComparison.Ordinal);
        Assert.Contains("it was not asked any more, after 5 queries without an answer", run.Words, StringComparison.Ordinal);
        Assert.InRange(server.Asked.Count, 1, 30);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        var run = await Review($"http://127.0.0.1:{PromQlServer.FreePort()}");
        Assert.Equal(3, run.Code);
        Assert.Contains("it cannot be reached", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_so_many_are_asked_at_a_time()
    {
        var (now, most) = (0, 0);
        var answer = Healthy("0.64", "0");
        using var two = new ManualResetEventSlim();
        using var server = new PromQlServer(question =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            if (running == 2)
                two.Set();
            // However long the second takes to come on a busy machine; then long enough for a third, if one may.
            two.Wait(TimeSpan.FromSeconds(20));
            Thread.Sleep(30);
            Interlocked.Decrement(ref now);
            return answer(question);
        });
        await Review(server.Address, "--parallel", "2");
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Token_and_headers_are_sent_and_never_shown()
    {
        Environment.SetEnvironmentVariable(Credentials.TokenVariable, Token);
        Environment.SetEnvironmentVariable(Credentials.HeadersVariable, "X-Scope-OrgID=team%2Done, X-Other=" + Token);
        using var server = new PromQlServer(question => new($$"""{"status":"error","errorType":"unauthorized","error":"{{question.Headers["Authorization"]}} of {{question.Headers["X-Scope-OrgID"]}} is not welcome"}""", 401));
        var run = await Review(server.Address);
        Assert.All(server.Asked, question => Assert.Equal(("Bearer " + Token, "team-one", Token), (question.Headers["Authorization"]!, question.Headers["X-Scope-OrgID"]!, question.Headers["X-Other"]!)));
        Assert.NotEmpty(server.Asked);
        Assert.DoesNotContain(Token, run.Data + run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("team-one", run.Data + run.Words, StringComparison.Ordinal);
    }

    /// <summary>Nor in a warning, nor where a long message is cut in the middle of it.</summary>
    [Theory]
    [InlineData("""{"status":"success","warnings":["you sent Bearer s3cr3t-t0ken"],"data":{"resultType":"vector","result":[]}}""")]
    [InlineData("""{"status":"success","infos":["you sent Bearer s3cr3t-t0ken"],"data":{"resultType":"vector","result":[]}}""")]
    [InlineData("""{"status":"error","errorType":"s3cr3t-t0ken","error":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx Bearer s3cr3t-t0ken"}""")]
    public async Task What_a_server_repeats_is_hidden(string body)
    {
        Environment.SetEnvironmentVariable(Credentials.TokenVariable, Token);
        using var server = new PromQlServer(_ => new(body));
        foreach (var form in new[] { "--json", "--min-samples=1" })
        {
            var run = await Review(server.Address, form);
            Assert.DoesNotContain("s3cr3t", run.Data + run.Words, StringComparison.Ordinal);
        }
    }

    /// <summary>What a server says is one line, and no command to a CI server.</summary>
    [Fact]
    public async Task A_server_gives_no_commands()
    {
        using var server = new PromQlServer(_ => new("""{"status":"error","errorType":"x","error":"a\n::error title=x::pwn\u001b[31m ##vso[task.setvariable variable=a]b :warning:"}"""));
        var run = await Review(server.Address);
        Assert.DoesNotContain("\n::error", run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[", run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Words, StringComparison.Ordinal);
        Assert.Contains(":warning:", run.Words, StringComparison.Ordinal);
    }

    /// <summary>A short window long ago asks for no more points than a picture shows, and a picture that is not had costs no number.</summary>
    [Fact]
    public async Task A_short_window_after_a_long_time()
    {
        var answer = Healthy("0.64", "0");
        using var server = new PromQlServer(question => question.Path.EndsWith("_range", StringComparison.Ordinal)
            ? new("""{"status":"error","errorType":"bad_data","error":"exceeded maximum resolution"}""", 400) : answer(question));
        var run = await Review(server.Address, A.Manifest(A.Feature("pay", A.Success("shop.checkout.completed", "completion") with { Per = "shop.checkout.started", Direction = "increase", Target = 0.6, Window = "1h" })), "--at", "2027-11-01");
        Assert.Equal((0, ""), (run.Code, run.Words));
        var course = Assert.Single(server.Asked, question => question.Path.EndsWith("_range", StringComparison.Ordinal)).Form;
        double Number(string name) => double.Parse(course[name], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange((Number("end") - Number("start")) / Number("step"), 10, 100);
    }

    [Fact]
    public async Task A_guardrail_without_data_is_bad_news()
    {
        var fine = Healthy("0.64", "0");
        using var server = new PromQlServer(question => question.Query.Contains("failed", StringComparison.Ordinal) ? question.Path.EndsWith("_range", StringComparison.Ordinal) ? Answer.NoCourse : Answer.Value("NaN") : fine(question));
        var run = await Review(server.Address);
        Assert.Equal(1, run.Code);
        Assert.Contains("the guardrail on shop.payment.failed has no data", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_along_a_redirect_to_another_host()
    {
        Environment.SetEnvironmentVariable(Credentials.TokenVariable, Token);
        using var other = new PromQlServer(Healthy("0.64", "0"));
        using var server = new PromQlServer(_ => new("", 307, Location: other.Address + "/api/v1/query"));
        var run = await Review(server.Address);
        Assert.Equal(3, run.Code);
        Assert.Empty(other.Asked);
        Assert.Contains($"it redirects to {other.Address}, where nothing is sent along", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed()
    {
        var answer = Healthy("0.64", "0");
        using var server = new PromQlServer(question => question.Path.StartsWith("/moved", StringComparison.Ordinal) ? answer(question) : new("", 308, Location: "/moved" + question.Path));
        var run = await Review(server.Address);
        Assert.True(run.Code == 0, run.Words);
    }

    [Fact]
    public async Task A_redirect_in_a_circle_ends()
    {
        using var server = new PromQlServer(question => new("", 302, Location: question.Path));
        Assert.Contains("it redirects more than 5 times", (await Review(server.Address)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--prometheus", "localhost:9090", "--prometheus is an address such as http://localhost:9090.")]
    [InlineData("--prometheus", "file:///etc/passwd", "--prometheus is an address such as http://localhost:9090.")]
    [InlineData("--prometheus", "http://me:secret@localhost", "--prometheus holds no user and no password")]
    [InlineData("--released", "0001-01-01", "--released is a date or an instant")]
    [InlineData("--released", "yesterday", "--released is a date or an instant")]
    [InlineData("--released", "2126-01-01", "the release is not before the review")]
    [InlineData("--parallel", "0", "--parallel is a number from 1 to 64.")]
    [InlineData("--timeout", "-1", "--timeout is a number of seconds, above 0.")]
    public async Task A_wrong_command_line_is_said(string option, string value, string expected)
    {
        var arguments = new Dictionary<string, string> { ["--prometheus"] = "http://127.0.0.1:9", ["--released"] = "2026-11-01", ["--at"] = "2026-12-01" };
        arguments[option] = value;
        var run = await ToolRun.Of(["review", folder.Write("a.release.json", A.Manifest().Json()), .. arguments.SelectMany(one => new[] { one.Key, one.Value })]);
        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_is_saved_for_the_report()
    {
        using var server = new PromQlServer(Healthy("0.64", "0"));
        var file = folder.PathOf("review.json");
        await Review(server.Address, "--save", file);
        var review = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        Assert.Equal(("1.0.0", "Shop", "2026-11-01T00:00:00+00:00"), (review.GetProperty("schemaVersion").GetString(), review.GetProperty("product").GetString(), review.GetProperty("releasedAt").GetString()));
    }

    private static Func<Question, Answer> Healthy(string completed, string failed) => question => question.Path.EndsWith("_range", StringComparison.Ordinal)
        ? new("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1793000000,"0.5"],[1793491200,"0.6"],[1793500000,"0.7"]]}]}}""")
        : !question.Query.Contains('/') ? Answer.Value("2000")
        : Answer.Value(question.Query.Contains("failed", StringComparison.Ordinal) ? failed : completed);

    private static IEnumerable<string?> Verdicts(ToolRun run) => run.Json.GetProperty("features")[0].GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("verdict").GetString());

    private Task<ToolRun> Review(string address, params string[] more) => Review(address, A.Manifest(Checkout), more);

    private Task<ToolRun> Review(string address, ReleaseManifest manifest, params string[] more) => ToolRun.Of(
        ["review", folder.Write("Shop.release.json", manifest.Json()), "--prometheus", address, "--released", "2026-11-01", .. more.Contains("--at") ? Array.Empty<string>() : ["--at", "2026-12-15"], .. more]);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var current = target; value > current && Interlocked.CompareExchange(ref target, value, current) is var seen && seen != current;)
            current = seen;
    }
}
