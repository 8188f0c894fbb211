using System.Text.RegularExpressions;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>A team adds the package to the application that the SDK's template makes.</summary>
public sealed class FirstDayTests(PackedPackage package)
{
    [Fact]
    public async Task The_template_s_endpoint_is_a_warning_then_a_failed_build_then_a_clean_one()
    {
        var work = new Workspace(package);
        var (made, output) = await Dotnet.Run(work.Folder, "new", "webapi", "--no-openapi", "--no-restore", "-o", "Weather");
        Assert.True(made == 0, output);
        var project = File.ReadAllText(work.PathOf("Weather", "Weather.csproj"));
        work.Write("Weather/Weather.csproj", project.Replace("</Project>", $"""<ItemGroup><PackageReference Include="DeliveryGap" Version="{package.Version}" /></ItemGroup></Project>"""));
        var program = File.ReadAllText(work.PathOf("Weather", "Program.cs"));
        var line = program.Split('\n').Index().Single(one => one.Item.Contains("MapGet", StringComparison.Ordinal)).Index + 1;

        var first = (await work.Build("Weather")).MustSucceed();
        Assert.Equal([$"warning DG1001 Weather/Program.cs({line})"], first.Diagnostics);
        Assert.Contains("'GET /weatherforecast' serves no declared feature; mark it with [Feature(", Assert.Single(first.Messages), StringComparison.Ordinal);

        var enforced = (await work.Build("Weather", "-p:DeliveryGapEnforce=true")).MustFail();
        Assert.Equal([$"error DG1001 Weather/Program.cs({line})"], enforced.Diagnostics);
        Assert.Equal("gaps", work.Manifest("Weather").GetProperty("verdict").GetString());
        Assert.Equal(line, work.Manifest("Weather").GetProperty("gaps")[0].GetProperty("at").GetProperty("line").GetInt32());

        var marked = "using DeliveryGap;\n" + Regex.Replace(program, @"MapGet\((""[^""]+""), \(\)", "MapGet($1, [PartOf(\"weather.forecast\")] ()") + """

            [Feature("weather.forecast")]
            [SuccessMetric("weather.forecast.read", MetricKind.UsageFrequency, Target = 100)]
            static class Forecast
            {
                public static readonly System.Diagnostics.Metrics.Counter<long> Read = new System.Diagnostics.Metrics.Meter("Weather").CreateCounter<long>("weather.forecast.read");
            }
            """;
        work.Write("Weather/Program.cs", marked);
        var promised = (await work.Build("Weather")).MustSucceed();
        Assert.Contains("is never recorded on the path of 'weather.forecast': 1 entry point and ", Assert.Single(promised.Messages), StringComparison.Ordinal);

        work.Write("Weather/Program.cs", marked.Replace("    var forecast =", "    Forecast.Read.Add(1);\n    var forecast =", StringComparison.Ordinal));
        var clean = (await work.Build("Weather", "-p:DeliveryGapEnforce=true")).MustSucceed();
        Assert.Empty(clean.Diagnostics);
        Assert.Equal("clean", work.Manifest("Weather").GetProperty("verdict").GetString());
    }
}
