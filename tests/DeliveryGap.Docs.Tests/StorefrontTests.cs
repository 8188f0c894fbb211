using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Docs.Tests;

/// <summary>The sample is a shop that works: its endpoints answer.</summary>
public sealed class StorefrontTests : IAsyncLifetime
{
    private static readonly TimeSpan StartUp = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("storefront-").FullName;
    private readonly HttpClient client = new();
    private Process? shop;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        shop = Process.Start(new ProcessStartInfo("dotnet", [Compile(), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
        client.BaseAddress = await AddressOf(shop).WaitAsync(StartUp, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (shop is not null)
        {
            shop.Kill();
            await shop.WaitForExitAsync(CancellationToken.None);
            shop.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AShopperSearchesWishesPaysAndSendsBack()
    {
        Assert.Equal(2, (await Get("/search?words=mug")).GetArrayLength());
        Assert.Equal("Blue mug", (await Send(HttpMethod.Post, "/search/opened/mug-blue")).GetProperty("name").GetString());

        Assert.Equal(HttpStatusCode.NoContent, await Status(HttpMethod.Put, "/wishlist/ada/mug-blue"));
        Assert.Equal("mug-blue", (await Get("/wishlist/ada"))[0].GetProperty("sku").GetString());

        var order = (await Send(HttpMethod.Post, "/checkout?sku=mug-blue")).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, await Status(HttpMethod.Post, $"/checkout/{order}/payment"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(HttpMethod.Post, $"/checkout/{order}/payment"));
        Assert.Equal(HttpStatusCode.NoContent, await Status(HttpMethod.Post, $"/orders/{order}/return"));

        Assert.Equal(10, (await Send(HttpMethod.Post, "/gift-cards/WELCOME-10/redeem")).GetDecimal());
        Assert.Equal(HttpStatusCode.NotFound, await Status(HttpMethod.Post, "/gift-cards/WELCOME-10/redeem"));
        Assert.Equal(HttpStatusCode.OK, await Status(HttpMethod.Get, "/healthz"));

        var metrics = await client.GetStringAsync("/metrics", Cancelled);
        Assert.Contains("\nshop_checkout_completed_total 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram\n", metrics, StringComparison.Ordinal);
        Assert.Matches("""http_server_request_duration_seconds_count\{deliverygap_feature="wishlist.keep",[^}]*http_route="/wishlist/\{shopper\}/\{sku\}"[^}]*\} 1\n""", metrics);
        Assert.DoesNotContain("NaN", metrics, StringComparison.Ordinal);
    }

    private string Compile()
    {
        var program = Path.Combine(folder, "Storefront.dll");
        var sources = Repository.Files("samples/Storefront", path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read);
        Assert.Empty(CompiledExample.Of(sources).Emit(program, cancellationToken: Cancelled).Diagnostics.Where(CompiledExample.IsError));

        foreach (var library in CompiledExample.Libraries)
            File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        File.Copy(Path.ChangeExtension(typeof(StorefrontTests).Assembly.Location, ".runtimeconfig.json"), Path.ChangeExtension(program, ".runtimeconfig.json"));
        return program;
    }

    private static async Task<Uri> AddressOf(Process shop)
    {
        const string announcement = "Now listening on: ";
        while (await shop.StandardOutput.ReadLineAsync(Cancelled) is { } line)
        {
            if (line.IndexOf(announcement, StringComparison.Ordinal) is >= 0 and var start)
            {
                // Nobody reads on, and a full pipe would stop the shop.
                _ = shop.StandardOutput.BaseStream.CopyToAsync(Stream.Null, Cancelled);
                return new(line[(start + announcement.Length)..]);
            }
        }

        throw new InvalidOperationException("The shop did not open.");
    }

    private Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path);

    private async Task<JsonElement> Send(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await client.SendAsync(request, Cancelled);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    private async Task<HttpStatusCode> Status(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await client.SendAsync(request, Cancelled);
        return response.StatusCode;
    }
}
