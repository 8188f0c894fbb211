using Microsoft.Playwright;

namespace DeliveryGap.Reporting.Tests.Report.Browser;

/// <summary>A headless Chromium, where the machine has one; it is never downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } executable)
            return;
        playwright = await Playwright.CreateAsync();
        // In a container there is often no user under whom the sandbox could run.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox"] });
    }

    /// <summary>A page of its own window. Skips the test where there is no Chromium.</summary>
    /// <param name="hash">What follows the # in the address.</param>
    internal async Task<IPage> Open(BoardRun board, int width = 1280, bool isDark = false, string hash = "", bool hasScripts = true)
    {
        Assert.SkipUnless(browser is not null, $"there is no Chromium here (looked for {string.Join(", ", Places)}); apt-get install chromium");
        var file = folder.Write($"{Guid.NewGuid():N}.html", board.Html);
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 }, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = hasScripts,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri + (hash.Length > 0 ? "#" + hash : ""));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        folder.Dispose();
    }
}
