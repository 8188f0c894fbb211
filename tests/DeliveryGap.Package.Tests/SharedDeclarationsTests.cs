using System.Text.Json;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>What an application refers to by key may be declared by an assembly that it references.</summary>
public sealed class SharedDeclarationsTests(PackedPackage package)
{
    [Fact]
    public async Task Keys_of_an_own_library_and_of_a_package_of_the_company_are_known()
    {
        var work = new Workspace(package)
            .WriteLibrary("Goals", """
                using DeliveryGap;

                [assembly: Kpi("conversion", KpiCategory.Conversion)]
                [assembly: DeliveryChain("partners")]

                [Feature("platform.login")]
                public static class Login;
                """, $"<PackageId>Company.Goals</PackageId><Version>{package.Version}</Version><NoWarn>DG1002</NoWarn>")
            .WriteLibrary("Shared", """
                using DeliveryGap;

                [assembly: Kpi("retention", KpiCategory.Retention)]
                [assembly: Objective("happier-shoppers", KeyResult = "NPS 60", Kpi = "conversion")]

                [Feature("orders.list")]
                [SuccessMetric("shop.orders.listed", MetricKind.UsageFrequency, Target = 1)]
                [Advances("conversion"), Advances("retention"), Advances("happier-shoppers"), Advances("conversoin")]
                [Readiness("partners", Document = "partners.md")]
                public static class Orders
                {
                    private static readonly System.Diagnostics.Metrics.Counter<long> Listed =
                        new System.Diagnostics.Metrics.Meter("Shop").CreateCounter<long>("shop.orders.listed");

                    public static string List()
                    {
                        Listed.Add(1);
                        return "none";
                    }
                }
                """, items: $"""<PackageReference Include="Company.Goals" Version="{package.Version}" />""")
            .WriteApp("App", """
                using DeliveryGap;

                var app = WebApplication.CreateBuilder(args).Build();
                app.MapGet("/orders", [PartOf("orders.list")] () => Orders.List());
                app.MapGet("/login", [PartOf("platform.login")] () => "none");
                app.Run();
                """, items: """<ProjectReference Include="../Shared/Shared.csproj" />""");
        (await work.Run("pack", "Goals", "-o", package.Feed)).MustSucceed();

        var run = (await work.Build("App")).MustSucceed();

        // A slip is still one, and the package's keys are among those that it may have meant.
        Assert.Equal(["warning DG1009 Shared/Code.cs(8)"], run.Diagnostics);
        Assert.Contains("'conversoin' is declared; did you mean 'conversion'?", Assert.Single(run.Messages), StringComparison.Ordinal);
        var manifest = work.Manifest("App");
        Assert.Equal(["retention"], Keys(manifest, "kpis"));
        Assert.Equal(["happier-shoppers"], Keys(manifest, "objectives"));
        Assert.Equal(["orders.list"], Keys(manifest, "features"));
    }

    private static IEnumerable<string?> Keys(JsonElement manifest, string list) => manifest.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("key").GetString());
}
