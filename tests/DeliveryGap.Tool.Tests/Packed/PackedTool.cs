using System.Diagnostics;
using DeliveryGap.Package.Tests.Projects;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Packed;

[CollectionDefinition(Name)]
public sealed class PackedToolCollection : ICollectionFixture<PackedTool>
{
    public const string Name = "the packed tool";
}

/// <summary>Package and tool, packed once under a version that no cache knows; the tool installed from that feed, as a user would.</summary>
public sealed class PackedTool : IAsyncLifetime
{
    /// <summary>Holds everything that the run writes.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("deliverygap-tool-").FullName;

    public string Version { get; } = $"0.1.{Random.Shared.Next(1000, 60000)}";

    private string Feed => Path.Combine(Folder, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "DeliveryGap.Package", "DeliveryGap.Tool" })
        {
            // Apart from the repository's own obj folders, which other builds may be using.
            Succeed(await Dotnet.Run(
                Repository.Root, "pack", Path.Combine("src", project), $"-p:PackageVersion={Version}", "-o", Feed,
                "--artifacts-path", Path.Combine(Folder, "artifacts"), "-v", "q", "-nr:false"));
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="local"><package pattern="DeliveryGap*" /><package pattern="Company.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Folder, "packages")}" /></config>
              <fallbackPackageFolders><clear /><add key="user" value="{UserPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        Succeed(await Dotnet.Run(Folder, "tool", "install", "DeliveryGap.Tool", "--version", Version, "--tool-path", Path.Combine(Folder, "tools"), "--configfile", Path.Combine(Folder, "NuGet.config")));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the installed tool.</summary>
    internal async Task<ToolRun> Run(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Folder, "tools", "dotnet-delivery-gap"), arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        var words = process.StandardError.ReadToEndAsync();
        var data = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, data, await words);
    }

    private static void Succeed((int ExitCode, string Output) run) => Assert.True(run.ExitCode == 0, run.Output);

    /// <summary>Packages that the machine has already need no network.</summary>
    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
