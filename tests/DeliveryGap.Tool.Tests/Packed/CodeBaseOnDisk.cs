using System.Text.RegularExpressions;
using DeliveryGap.Package.Tests.Projects;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Packed;

/// <summary>A repository that never heard of DeliveryGap.</summary>
internal sealed partial class CodeBaseOnDisk(PackedTool tool)
{
    private readonly string root = Directory.CreateDirectory(Path.Combine(tool.Folder, Guid.NewGuid().ToString("N")[..8])).FullName;

    public CodeBaseOnDisk Write(string path, string content)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public CodeBaseOnDisk Project(string path, string sdk, string items = "", string properties = "<TargetFramework>net10.0</TargetFramework>") => Write(path, $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            {properties}
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
            <NuGetAudit>false</NuGetAudit>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """);

    public CodeBaseOnDisk Replace(string path, string old, string with)
    {
        Assert.Contains(old, Read(path), StringComparison.Ordinal);
        return Write(path, Read(path).Replace(old, with, StringComparison.Ordinal));
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(root, path));

    /// <summary>The ids that a list names.</summary>
    public IEnumerable<string> List(string path) => Read(path).Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    public async Task Commit()
    {
        Write(".gitignore", "bin/\nobj/\nartifacts/\nout/\n");
        await Git.Run(root, "init", "-q");
        await Git.Run(root, "add", "-A");
        await Git.Run(root, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "as it was");
    }

    /// <summary>What git sees as changed since the commit: <c>M src/Lib/Lib.csproj</c>, <c>?? .editorconfig</c>.</summary>
    public async Task<IReadOnlyList<string>> Changes()
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["status", "--porcelain", "-uall"]) { WorkingDirectory = root, RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Order(StringComparer.Ordinal)];
    }

    public Task<ToolRun> Adopt(params string[] arguments) => tool.Run(root, ["adopt", .. arguments]);

    /// <summary>What a build says: <c>error DG1001 GET /orders</c>; findings do not stop it.</summary>
    public async Task<IReadOnlyList<string>> Build(string project, params IEnumerable<string> arguments)
    {
        var (_, output) = await Dotnet.Run(root, ["build", project, "-nr:false", "-nologo", "-v:q", "-tl:off", "-clp:NoSummary", .. arguments]);
        return [.. Finding().Matches(output).Select(match => match.Value).Distinct()];
    }

    [GeneratedRegex(@"(?:error|warning) \w+: .*")]
    private static partial Regex Finding();
}
