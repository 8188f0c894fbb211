using System.Reflection;
using DeliveryGap.Package.Tests.Projects;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace DeliveryGap.Package.Tests.Projects;

/// <summary>The packages, packed once per run under a version that no cache knows.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public static readonly string RepositoryRoot = Path.GetFullPath(
        typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!);

    /// <summary>Holds everything that the run writes.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("deliverygap-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>Where our package, and those that tests make, are unpacked.</summary>
    public string GlobalPackages => Path.Combine(Folder, "packages");

    public string Version { get; } = $"0.1.{Random.Shared.Next(1000, 60000)}";

    public string File => Path.Combine(Feed, $"DeliveryGap.{Version}.nupkg");

    /// <summary>What names features on ASP.NET Core's telemetry.</summary>
    public string AspNetCoreFile => Path.Combine(Feed, $"DeliveryGap.AspNetCore.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        // Apart from the repository's own obj folders, which other builds may be using.
        foreach (var project in new[] { "DeliveryGap.Package", "DeliveryGap.AspNetCore" })
        {
            var run = await Dotnet.Run(
                RepositoryRoot, "pack", Path.Combine("src", project), $"-p:PackageVersion={Version}", "-o", Feed,
                "--artifacts-path", Path.Combine(Folder, "artifacts"), "-v", "q", "-nr:false");
            Assert.True(run.ExitCode == 0, run.Output);
        }

        await System.IO.File.WriteAllTextAsync(Path.Combine(Folder, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="local"><package pattern="DeliveryGap" /><package pattern="DeliveryGap.AspNetCore" /><package pattern="Company.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
              <config><add key="globalPackagesFolder" value="{GlobalPackages}" /></config>
              <fallbackPackageFolders><clear /><add key="user" value="{UserPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packages that the machine has already need no network.</summary>
    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
