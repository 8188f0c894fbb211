using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>What config files, options and pragmas change: what is said, never the manifest.</summary>
public sealed class SeverityTests(PackedPackage package)
{
    private static string Endpoint(string name) => $$"""
        namespace App;

        static class {{name}}
        {
            public static void Map{{name}}(this WebApplication app)
            {
                app.MapGet("/{{name}}", () => "none");
            }
        }
        """;

    [Fact]
    public async Task They_change_what_a_build_says_and_not_what_the_manifest_says()
    {
        var work = new Workspace(package)
            .WriteApp("App", """
                using App;

                var app = WebApplication.CreateBuilder(args).Build();
                app.MapPlain();
                app.MapQuiet();
                app.MapPragma();
                app.Run();
                """)
            .Write("App/Plain.cs", Endpoint("Plain"))
            .Write("App/Quiet/Quiet.cs", Endpoint("Quiet"))
            .Write("App/Quiet/.editorconfig", "[*.cs]\ndotnet_diagnostic.DG1001.severity = none\n")
            .Write("App/Pragma.cs", "#pragma warning disable DG1001 // Decided by the team\n" + Endpoint("Pragma"));

        var plain = (await work.Build("App")).MustSucceed();
        Assert.Equal(["warning DG1001 App/Plain.cs(7)"], plain.Diagnostics);
        Assert.Equal(3, Gaps());

        var asErrors = (await work.Build("App", "--no-restore", "-p:TreatWarningsAsErrors=true")).MustFail();
        Assert.Equal(["error DG1001 App/Plain.cs(7)"], asErrors.Diagnostics);
        Assert.Equal(3, Gaps());

        (await work.Build("App", "--no-restore", "-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=DG1001")).MustSucceed();

        var silent = (await work.Build("App", "--no-restore", "-p:NoWarn=DG1001", "-p:DeliveryGapEnforce=true")).MustSucceed();
        Assert.Empty(silent.Diagnostics);
        Assert.Equal(3, Gaps());

        work.Write("App/.editorconfig", "root = true\n[Plain.cs]\ndotnet_diagnostic.DG1001.severity = error\n");
        var error = (await work.Build("App", "--no-restore")).MustFail();
        Assert.Equal(["error DG1001 App/Plain.cs(7)"], error.Diagnostics);
        Assert.Equal(3, Gaps());

        int Gaps() => work.Manifest("App").GetProperty("summary").GetProperty("gaps").GetInt32();
    }
}
