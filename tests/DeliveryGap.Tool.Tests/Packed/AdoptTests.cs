namespace DeliveryGap.Tool.Tests.Packed;

/// <summary>The installed tool in repositories as teams have them.</summary>
[Collection(PackedToolCollection.Name)]
public sealed class AdoptTests(PackedTool tool)
{
    private const string AspNetCore = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""";
    private const string Frameworks = "<TargetFrameworks>net9.0;net10.0</TargetFrameworks>";

    [Fact]
    public async Task Right_after_it_a_build_reports_nothing_and_one_new_endpoint_is_one_finding()
    {
        var code = new CodeBaseOnDisk(tool)
            .Write("Shop.slnx", """<Solution><Project Path="src/Shop/Shop.csproj" /><Project Path="src/Orders/Orders.csproj" /></Solution>""")
            .Project("src/Shop/Shop.csproj", "Microsoft.NET.Sdk.Web", """<ProjectReference Include="../Orders/Orders.csproj" />""")
            .Write("src/Shop/Program.cs", """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddControllers();
                builder.Services.AddHostedService<Nightly>();
                var app = builder.Build();
                app.MapControllers();
                app.MapGet("/search", () => Search.Find());
                app.Run();

                static class Search
                {
                    public static string Find()
                    {
                        try { return File.ReadAllText("x"); }
                        catch (Exception) { return ""; }
                    }
                }

                sealed class Nightly : BackgroundService
                {
                    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
                }
                """)
            .Project("src/Orders/Orders.csproj", "Microsoft.NET.Sdk", AspNetCore)
            .Write("src/Orders/OrdersController.cs", """
                using Microsoft.AspNetCore.Mvc;

                [Route("orders")]
                public sealed class OrdersController : ControllerBase
                {
                    [HttpGet("{id:int}")]
                    public string Get(int id) => "x";
                }
                """);
        await code.Commit();

        var dry = await code.Adopt("--dry-run");
        Assert.Equal(0, dry.Code);
        Assert.Contains("+++ b/Directory.Build.props", dry.Data, StringComparison.Ordinal);
        Assert.Contains("src/Shop/Shop.csproj. Nothing was changed.", dry.Words, StringComparison.Ordinal);
        Assert.Empty(await code.Changes());

        var first = await code.Adopt();
        Assert.True(first.Code == 0, first.Words);
        Assert.Equal(["?? .editorconfig", "?? Directory.Build.props", "?? src/Shop/DeliveryGap.Existing.txt", "M src/Orders/Orders.csproj"], await code.Changes());
        Assert.Equal(["GET /orders/{id:int}", "GET /search", "job Nightly"], code.List("src/Shop/DeliveryGap.Existing.txt"));
        Assert.Contains("<DeliveryGapExisting>../Shop/DeliveryGap.Existing.txt</DeliveryGapExisting>", code.Read("src/Orders/Orders.csproj"), StringComparison.Ordinal);
        Assert.Contains("src/Shop/Shop.csproj (net10.0): 3 entry points\n", first.Data, StringComparison.Ordinal);
        Assert.Contains("  recorded: something of the code's own for 0 of 3 entry points\n", first.Data, StringComparison.Ordinal);
        Assert.Contains("failures disappear in 1 place\n    src/Shop/Program.cs(14)  Search.Find\n", first.Data, StringComparison.Ordinal);
        Assert.Contains("Undo: git checkout -- src/Orders/Orders.csproj && git clean -f -- .editorconfig", first.Words, StringComparison.Ordinal);
        Assert.Empty(await code.Build("Shop.slnx"));

        code.Replace("src/Shop/Program.cs", "app.Run();", "app.MapGet(\"/new\", () => \"\");\napp.Run();");
        Assert.Contains("error DG1001: 'GET /new' serves no declared feature", Assert.Single(await code.Build("Shop.slnx")), StringComparison.Ordinal);

        code.Replace("src/Orders/OrdersController.cs", "{id:int}", "by-id/{id:int}").Replace("src/Shop/Program.cs", "builder.Services.AddHostedService<Nightly>();", "");
        var again = await code.Adopt("--json");
        var list = again.Json.GetProperty("lists")[0];
        Assert.Equal(1, again.Code);
        Assert.Equal("GET /orders/by-id/{id:int}", Assert.Single(list.GetProperty("moved").EnumerateArray()).GetProperty("to").GetString());
        Assert.Equal("GET /new", Assert.Single(list.GetProperty("new").EnumerateArray()).GetString());
        Assert.Equal(["src/Shop/DeliveryGap.Existing.txt"], again.Json.GetProperty("changed").EnumerateArray().Select(file => file.GetString()));

        Assert.Equal(0, (await code.Adopt("--accept-new")).Code);
        Assert.Equal(["GET /new", "GET /orders/by-id/{id:int}", "GET /search", "job Nightly"], code.List("src/Shop/DeliveryGap.Existing.txt"));
        Assert.Empty(await code.Build("Shop.slnx"));
    }

    [Fact]
    public async Task Several_applications_that_share_a_library_and_central_versions()
    {
        const string controller = """
            using Microsoft.AspNetCore.Mvc;

            [Route("shared")]
            public sealed class SharedController : ControllerBase
            {
                [HttpGet]
                public string Get() => "x";
            }
            """;
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            var app = builder.Build();
            app.MapControllers();
            app.MapGet("/own", () => "x");
            app.Run();
            """;
        const string reference = """<ProjectReference Include="../Shared/Shared.csproj" />""";
        var code = new CodeBaseOnDisk(tool)
            .Write("Directory.Packages.props", "<Project>\r\n  <PropertyGroup>\r\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\r\n  </PropertyGroup>\r\n</Project>\r\n")
            .Project("Front/Front.csproj", "Microsoft.NET.Sdk.Web", reference)
            .Write("Front/Program.cs", program)
            .Project("Back/Back.csproj", "Microsoft.NET.Sdk.Web", reference)
            .Write("Back/Program.cs", program)
            .Project("Shared/Shared.csproj", "Microsoft.NET.Sdk", AspNetCore)
            .Write("Shared/SharedController.cs", controller)
            .Write("scripts/once.cs", "#:property NoWarn=CS1591\nSystem.Console.WriteLine();\n");
        await code.Commit();

        var run = await code.Adopt("--json");

        Assert.True(run.Code == 0, run.Words);
        Assert.Equal(2, run.Json.GetProperty("applications").GetArrayLength());
        Assert.EndsWith($"  <ItemGroup>\r\n    <GlobalPackageReference Include=\"DeliveryGap\" Version=\"{tool.Version}\" />\r\n  </ItemGroup>\r\n</Project>\r\n", code.Read("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.Equal(["GET /own", "GET /shared"], code.List("Front/DeliveryGap.Existing.txt"));
        Assert.Equal(["GET /own", "GET /shared"], code.List("Back/DeliveryGap.Existing.txt"));
        Assert.Contains("<DeliveryGapExisting>../Back/DeliveryGap.Existing.txt;../Front/DeliveryGap.Existing.txt</DeliveryGapExisting>", code.Read("Shared/Shared.csproj"), StringComparison.Ordinal);
        Assert.Empty(await code.Build("Front"));
        Assert.Empty(await code.Build("Back"));
    }

    [Theory]
    [InlineData("""<PackageReference Include="Company.Nowhere" Version="1.0.0" />""", "", "NU1101")]
    [InlineData("", "int x = nonsense;", "CS0103")]
    public async Task Where_the_build_fails_everything_is_as_it_was(string items, string program, string error)
    {
        var code = new CodeBaseOnDisk(tool).Project("App/App.csproj", "Microsoft.NET.Sdk.Web", items).Write("App/Program.cs", program);
        await code.Commit();

        var run = await code.Adopt();

        Assert.Equal((3, ""), (run.Code, run.Data));
        Assert.Contains("the build failed, so nothing was changed", run.Words, StringComparison.Ordinal);
        Assert.Contains(error, run.Words, StringComparison.Ordinal);
        Assert.Empty(await code.Changes());
    }

    [Fact]
    public async Task Where_sources_are_mapped_and_none_to_ours_it_says_which_line_is_missing()
    {
        var code = new CodeBaseOnDisk(tool)
            .Write("nuget.config", """
                <configuration>
                  <packageSources><clear /><add key="nuget.org" value="https://api.nuget.org/v3/index.json" /></packageSources>
                  <packageSourceMapping><packageSource key="nuget.org"><package pattern="Microsoft.*" /></packageSource></packageSourceMapping>
                </configuration>
                """)
            // Nothing of the folders above.
            .Write("Directory.Build.props", "<Project><PropertyGroup><RestoreConfigFile>$(MSBuildThisFileDirectory)nuget.config</RestoreConfigFile></PropertyGroup></Project>\n")
            .Project("App/App.csproj", "Microsoft.NET.Sdk.Web")
            .Write("App/Program.cs", "");
        await code.Commit();

        // No folder of packages has this version yet.
        var run = await code.Adopt("--package-version", "999.0.0");

        Assert.Equal((3, ""), (run.Code, run.Data));
        Assert.True(
            run.Words.ReplaceLineEndings(" ").Contains("the packageSourceMapping of nuget.config maps DeliveryGap to no source; add <package pattern=\"DeliveryGap\" /> to the source that has it (of nuget.org)", StringComparison.Ordinal),
            run.Words);
        Assert.Empty(await code.Changes());
    }

    [Theory]
    [InlineData("WebApplication.Create(args).Run();", 0)]
    [InlineData("int x = nonsense;", 3)]
    public async Task What_restoring_writes_beside_a_project_is_undone_with_the_rest(string program, int exit)
    {
        var code = new CodeBaseOnDisk(tool)
            .Project("App/App.csproj", "Microsoft.NET.Sdk.Web", properties: "<TargetFramework>net10.0</TargetFramework><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>")
            .Write("App/Program.cs", program);
        await code.Build("App");
        await code.Commit();

        var run = await code.Adopt();

        Assert.Equal(exit, run.Code);
        Assert.Equal(exit == 0 ? ["?? .editorconfig", "?? App/DeliveryGap.Existing.txt", "M App/App.csproj", "M App/packages.lock.json"] : [], await code.Changes());
        Assert.Equal(exit == 0, run.Words.Contains("git checkout -- App/App.csproj App/packages.lock.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<UseArtifactsOutput>true</UseArtifactsOutput>")]
    [InlineData("", "--", "--artifacts-path", "out")]
    public async Task Outputs_in_one_folder_and_several_frameworks(string property, params string[] arguments)
    {
        var code = new CodeBaseOnDisk(tool)
            .Write("Shop.slnx", """<Solution><Project Path="src/Shop/Shop.csproj" /><Project Path="src/Parts/Parts.csproj" /></Solution>""")
            .Write("Directory.Build.props", $"<Project><PropertyGroup>{property}</PropertyGroup></Project>\n")
            .Project("src/Shop/Shop.csproj", "Microsoft.NET.Sdk.Web", """<ProjectReference Include="../Parts/Parts.csproj" />""", Frameworks)
            .Write("src/Shop/Program.cs", """
                var app = WebApplication.Create(args);
                app.MapGet("/both", () => Parts.Count());
                #if NET10_0_OR_GREATER
                app.MapGet("/later", Parts.Count);
                #endif
                app.Run();
                """)
            .Project("src/Parts/Parts.csproj", "Microsoft.NET.Sdk", properties: Frameworks)
            .Write("src/Parts/Parts.cs", "public static class Parts { public static int Count() => 1; }");
        await code.Commit();

        var run = await code.Adopt(arguments);

        Assert.True(run.Code == 0, run.Words);
        Assert.Equal(["GET /both", "GET /later"], code.List("src/Shop/DeliveryGap.Existing.txt"));
        Assert.Contains("src/Shop/Shop.csproj (net10.0): 2 entry points\n", run.Data, StringComparison.Ordinal);
        Assert.Contains("src/Shop/Shop.csproj (net9.0): 1 entry point\n", run.Data, StringComparison.Ordinal);
        Assert.Empty(await code.Build("Shop.slnx", arguments.Skip(1)));

        // One route moves; the manifests of the last build tell that.
        code.Replace("src/Shop/Program.cs", "\"/later\"", "\"/later/on\"");
        var again = await code.Adopt(arguments);
        Assert.True(again.Code == 0, again.Words);
        Assert.Equal(["GET /both", "GET /later/on"], code.List("src/Shop/DeliveryGap.Existing.txt"));
        Assert.Empty(await code.Build("Shop.slnx", arguments.Skip(1)));
    }

    [Fact]
    public async Task The_installed_tool_says_what_it_is()
    {
        Assert.StartsWith(tool.Version, (await tool.Run(tool.Folder, "--version")).Data, StringComparison.Ordinal);
        var wrong = await tool.Run(tool.Folder, "adopt", "no/such/folder");
        Assert.Equal((2, "", "error: no/such/folder: there is no such file or folder\n"), (wrong.Code, wrong.Data, wrong.Words.ReplaceLineEndings("\n")));
    }
}
