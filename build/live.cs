// Shows a failure being seen: dotnet run build/live.cs
// Starts samples/Storefront beside Prometheus (Debian: apt-get install prometheus) with the rules that the tool makes of its manifest. Shoppers buy, all is
// well. Then a release with which 15 payments in 100 fail: the guardrail's alert has to fire, and the review has to say so. What is started here is stopped here.
// dotnet run build/live.cs -- --hurry evaluates the rules each second and lets an alert wait for seconds: two minutes instead of seven.
#:property PublishAot=false

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

const string Feature = "checkout.one-page";
const string Requests = "http_server_request_duration_seconds_count";
const string FailingIn100 = "15";
const int Shoppers = 4;
var isHurried = args.Contains("--hurry");
var healthy = TimeSpan.FromSeconds(isHurried ? 30 : 90);
var patience = TimeSpan.FromMinutes(isHurried ? 2 : 8);

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
var folder = Path.Combine(root, "artifacts", "live");
var storefront = Path.Combine(root, "samples", "Storefront");
var program = Path.Combine(storefront, "bin", "Debug", "net10.0", "Storefront.dll");
var manifest = Path.ChangeExtension(program, ".release.json");
var tool = Path.Combine(root, "src", "DeliveryGap.Tool", "bin", "Release", "net9.0", "dotnet-delivery-gap.dll");
var rules = Path.Combine(folder, "storefront.rules.yml");
var review = Path.Combine(folder, "review.json");
var board = Path.Combine(folder, "board.html");
var dashboard = Path.Combine(folder, "storefront.dashboard.json");

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => Stop(() => pressed.Cancel = true);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(() => signal.Cancel = true));
List<Process> started = [];
using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
try
{
    return await Run();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return Fail("stopped");
}
catch (LiveFailure failure)
{
    return Fail(failure.Message);
}
finally
{
    foreach (var process in started)
        End(process);
}

async Task<int> Run()
{
    if (!Exists("prometheus"))
        return Fail("prometheus is missing: apt-get install -y prometheus, or take it from https://prometheus.io/download and put it on the PATH");

    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
    Directory.CreateDirectory(folder);

    Title("Build the shop, its manifest and the tool");
    if (!File.Exists(Path.Combine(root, "artifacts", "feed", "DeliveryGap.AspNetCore.0.1.0.nupkg")))
        Dotnet([0], "run", Path.Combine(root, "build", "demo.cs"));
    Dotnet([0], "build", Path.Combine(storefront, "Storefront.csproj"), "-v:quiet", "-nologo", "-nr:false");
    Dotnet([0], "build", Path.Combine(root, "src", "DeliveryGap.Tool"), "-c", "Release", "-v:quiet", "-nologo", "-nr:false");

    Title("Rules of what it promises");
    Dotnet([0], tool, "prometheus", manifest, "--naming", "dotnet", "--job", "storefront", "--output", rules);
    if (isHurried)
        File.WriteAllText(rules, Duration().Replace(File.ReadAllText(rules), duration => duration.Groups["name"].Value + (duration.Groups["name"].ValueSpan.StartsWith("for") ? " 5s" : " 1s")));

    Title("Open the shop, start Prometheus");
    var (shopPort, prometheusPort) = (FreePort(), FreePort());
    var shop = await OpenShop(shopPort);
    await StartPrometheus(shopPort, prometheusPort);

    Title($"All is well for {healthy.TotalSeconds:0} seconds");
    await Buy(shopPort, () => Task.FromResult(false), healthy);
    foreach (var series in new[] { $"{Requests}{{deliverygap_feature=\"{Feature}\"}}", "shop_checkout_started_total", "shop_checkout_completed_total", "shop_search_duration_seconds_bucket" })
    {
        if (await Number(prometheusPort, $"sum({series})") is null)
            throw new LiveFailure($"Prometheus has no series {series}");
    }

    Console.WriteLine($"payments that fail: {Percent(await FailureShare(prometheusPort))}; alerts: {List(await Firing(prometheusPort))}");
    if ((await Firing(prometheusPort)).Count > 0)
        throw new LiveFailure("an alert fires although nothing is wrong");

    Title($"A release with which {FailingIn100} payments in 100 fail");
    End(shop);
    var released = DateTimeOffset.UtcNow;
    await OpenShop(shopPort, "--Payments:FailingIn100", FailingIn100);
    await Buy(shopPort, async () => (await Firing(prometheusPort)).Any(IsAwaited), patience);
    var alerts = await Firing(prometheusPort);
    Console.WriteLine($"payments that fail: {Percent(await FailureShare(prometheusPort))}; alerts: {List(alerts)}");
    if (!alerts.Any(IsAwaited))
        throw new LiveFailure("no alert fires although the guardrail is broken");

    Title("The dashboard");
    Dotnet([0], tool, "grafana", manifest, "--naming", "dotnet", "--output", dashboard);
    var red = await Red(prometheusPort);
    Console.WriteLine($"panels beyond their bounds: {List(red)}");
    if (red.Count == 0)
        throw new LiveFailure("no panel of the dashboard shows that the guardrail is broken");

    Title("The review");
    // 1: what it found is no good news.
    Dotnet([1], tool, "review", manifest, "--prometheus", $"http://127.0.0.1:{prometheusPort}", "--released", released.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "--naming", "dotnet", "--job", "storefront", "--output", Path.Combine(folder, "review.md"), "--save", review);
    Title("The outcome board");
    Dotnet([0], tool, "report", manifest, "--reviews", review, "--output", board);
    Console.WriteLine(string.Join(Environment.NewLine, rules, dashboard, Path.Combine(folder, "review.md"), board));
    return 0;
}

async Task<Process> OpenShop(int port, params string[] settings)
{
    var process = Start("dotnet", [program, "--urls", $"http://127.0.0.1:{port}", "--Logging:LogLevel:Default", "None", .. settings]);
    await Answers($"http://127.0.0.1:{port}/healthz", process);
    return process;
}

async Task StartPrometheus(int shop, int port)
{
    var configuration = Path.Combine(folder, "prometheus.yml");
    File.WriteAllText(configuration, $"""
        global:
          scrape_interval: 1s
          evaluation_interval: 1s
        rule_files: ['{rules}']
        scrape_configs:
          - job_name: storefront
            static_configs:
              - targets: ['127.0.0.1:{shop}']

        """);
    var process = Start("prometheus", [$"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(folder, "data")}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"]);
    await Answers($"http://127.0.0.1:{port}/-/ready", process);
}

// Shoppers use every feature, until the time is over or what is awaited has happened.
async Task Buy(int port, Func<Task<bool>> hasHappened, TimeSpan atMost)
{
    using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
    var shoppers = Enumerable.Range(0, Shoppers).Select(_ => Shop($"http://127.0.0.1:{port}", enough.Token)).ToArray();
    var watch = Stopwatch.StartNew();
    while (watch.Elapsed < atMost && !shoppers.Any(shopper => shopper.IsCompleted) && !await hasHappened())
        await Task.Delay(TimeSpan.FromSeconds(1), stopping.Token);
    await enough.CancelAsync();
    await Task.WhenAll(shoppers);
}

async Task Shop(string shop, CancellationToken enough)
{
    try
    {
        while (true)
        {
            using var found = await client.GetAsync($"{shop}/search?words=mug", enough);
            using var opened = await client.PostAsync($"{shop}/search/opened/mug-blue", null, enough);
            using var begun = await client.PostAsync($"{shop}/checkout?sku=mug-blue", null, enough);
            var order = (await begun.Content.ReadFromJsonAsync<JsonElement>(enough)).GetProperty("id").GetGuid();
            using var paid = await client.PostAsync($"{shop}/checkout/{order}/payment", null, enough);
            using var sentBack = await client.PostAsync($"{shop}/orders/{order}/return", null, enough);
            using var wished = await client.PutAsync($"{shop}/wishlist/ada/teapot", null, enough);
            using var redeemed = await client.PostAsync($"{shop}/gift-cards/WELCOME-10/redeem", null, enough);
            await Task.Delay(TimeSpan.FromMilliseconds(100), enough);
        }
    }
    catch (OperationCanceledException) when (enough.IsCancellationRequested)
    {
        // They have bought enough.
    }
    catch (Exception exception) when (exception is HttpRequestException or JsonException)
    {
        throw new LiveFailure($"the shop does not answer: {exception.Message}");
    }
}

Task<double?> FailureShare(int port)
{
    const string payments = $"{Requests}{{deliverygap_feature=\"{Feature}\",http_route=~\".*payment\"}}[10s]";
    return Number(port, $"sum(rate({payments.Replace("}[", ",error_type!=\"\"}[")})) / sum(rate({payments})) or vector(0)");
}

// Panels of the awaited feature's guardrail whose value now is one that Grafana would show red.
async Task<IReadOnlyList<string>> Red(int port)
{
    List<string> red = [];
    using var json = JsonDocument.Parse(File.ReadAllText(dashboard));
    foreach (var panel in json.RootElement.GetProperty("panels").EnumerateArray().SelectMany(row => row.TryGetProperty("panels", out var inner) ? inner.EnumerateArray().Prepend(row) : [row]))
    {
        if (!panel.TryGetProperty("targets", out var targets) || panel.GetProperty("type").GetString() != "stat")
            continue;
        var query = targets[0].GetProperty("expr").GetString()!;
        if (!query.Contains(Feature) || !query.Contains("error_type"))
            continue;
        var value = await Number(port, query.Replace("$__rate_interval", "1m").Replace("$job", ".+").Replace("$instance", ".+"));
        var steps = panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("thresholds").GetProperty("steps").EnumerateArray();
        var colour = steps.Last(step => step.GetProperty("value").ValueKind == JsonValueKind.Null || step.GetProperty("value").GetDouble() <= value).GetProperty("color").GetString();
        if (colour == "red")
            red.Add($"{panel.GetProperty("title").GetString()} ({Percent(value)})");
    }

    return red;
}

// Null where there is nothing.
async Task<double?> Number(int port, string query)
{
    var answer = await client.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{port}/api/v1/query?query={Uri.EscapeDataString(query)}", stopping.Token);
    var result = answer.GetProperty("data").GetProperty("result");
    return result.GetArrayLength() == 0 ? null : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
}

async Task<IReadOnlyList<string>> Firing(int port)
{
    var answer = await client.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{port}/api/v1/alerts", stopping.Token);
    return [.. answer.GetProperty("data").GetProperty("alerts").EnumerateArray()
        .Where(alert => alert.GetProperty("state").GetString() == "firing")
        .Select(alert => string.Join(' ', alert.GetProperty("labels").EnumerateObject().Select(label => label.Value.GetString())))];
}

async Task Answers(string address, Process process)
{
    for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited; await Task.Delay(200, stopping.Token))
    {
        try
        {
            using var response = await client.GetAsync(address, stopping.Token);
            if (response.IsSuccessStatusCode)
                return;
        }
        catch (HttpRequestException)
        {
            // Not yet.
        }
    }

    throw new LiveFailure($"{address} does not answer");
}

Process Start(string file, IReadOnlyList<string> arguments)
{
    var process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardInput = true })!;
    started.Add(process);
    return process;
}

void Dotnet(int[] expected, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, Environment = { ["NUGET_PACKAGES"] = null } })!;
    process.WaitForExit();
    stopping.Token.ThrowIfCancellationRequested();
    if (!expected.Contains(process.ExitCode))
        throw new LiveFailure($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}");
}

static void End(Process process)
{
    if (!process.HasExited)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }
}

void Stop(Action keepRunning)
{
    // To its end, that is: until what was started is stopped.
    keepRunning();
    stopping.Cancel();
}

static bool Exists(string file)
{
    try
    {
        using var process = Process.Start(new ProcessStartInfo(file, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
    catch (Win32Exception)
    {
        return false;
    }
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static bool IsAwaited(string alert) => alert.Contains("DeliveryGapGuardrailBroken", StringComparison.Ordinal) && alert.Contains(Feature, StringComparison.Ordinal);

static string Percent(double? share) => share is { } known ? known.ToString("P1", CultureInfo.InvariantCulture) : "not known";

static string List(IReadOnlyList<string> alerts) => alerts.Count == 0 ? "none" : string.Join("; ", alerts);

static void Title(string text) => Console.WriteLine($"{Environment.NewLine}== {text}");

static int Fail(string reason)
{
    Console.Error.WriteLine($"live: {reason}.");
    return 1;
}

internal sealed class LiveFailure(string message) : Exception(message);

internal static partial class Program
{
    [GeneratedRegex(@"(?<name>\b(interval|for):) \d+[smh]")]
    private static partial Regex Duration();
}
