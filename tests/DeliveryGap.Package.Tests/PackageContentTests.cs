using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>What is in the package, neither more nor less, and what Visual Studio's MSBuild needs of it.</summary>
public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void It_holds_these_files_and_no_others()
    {
        string[] expected =
        [
            "DeliveryGap.nuspec", "LICENSE", "README.md",
            "lib/netstandard2.0/DeliveryGap.dll", "lib/netstandard2.0/DeliveryGap.xml",
            "analyzers/dotnet/cs/DeliveryGap.Analyzers.dll", "analyzers/dotnet/cs/DeliveryGap.CodeFixes.dll", "analyzers/dotnet/cs/DeliveryGap.Core.dll",
            "build/DeliveryGap.props", "build/DeliveryGap.targets",
            "build/presets/DeliveryGap.Outcome.globalconfig", "build/presets/DeliveryGap.WholeProduct.globalconfig",
            "tools/net472/DeliveryGap.Build.dll", "tools/net472/DeliveryGap.Core.dll",
            "tools/net472/System.Buffers.dll", "tools/net472/System.Collections.Immutable.dll", "tools/net472/System.Reflection.Metadata.dll",
            "tools/net9.0/DeliveryGap.Build.dll", "tools/net9.0/DeliveryGap.Core.dll",
            .. NativeFiles, .. FilesOf("rules"), .. FilesOf("schema"),
        ];
        using var zip = ZipFile.OpenRead(package.File);
        var actual = zip.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_brings_nothing_along_and_hides_nothing()
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var stream = zip.GetEntry("DeliveryGap.nuspec")!.Open();
        var names = XDocument.Load(stream).Descendants().Select(element => element.Name.LocalName).ToHashSet();

        Assert.DoesNotContain("dependency", names);
        Assert.DoesNotContain("developmentDependency", names);
    }

    [Theory]
    [InlineData("tools/net472/DeliveryGap.Build.dll")]
    [InlineData("tools/net9.0/DeliveryGap.Build.dll")]
    [InlineData("analyzers/dotnet/cs/DeliveryGap.Analyzers.dll")]
    public void An_assembly_has_the_version_of_its_package(string entry) =>
        Assert.Equal(Version.Parse(package.Version + ".0"), Read(entry, metadata => metadata.GetAssemblyDefinition().Version));

    [Fact]
    public void Visual_Studio_has_or_gets_all_that_the_task_needs()
    {
        // MSBuild 17.14 redirects these up to the versions that it has; all else must be of .NET Framework or beside the task.
        var highest = new Dictionary<string, Version>
        {
            ["Microsoft.Build.Framework"] = new(15, 1, 0, 0),
            ["Microsoft.Build.Utilities.Core"] = new(15, 1, 0, 0),
            ["System.Reflection.Metadata"] = new(9, 0, 0, 0),
            ["System.Collections.Immutable"] = new(9, 0, 0, 0),
            ["System.Buffers"] = new(4, 0, 3, 0),
        };
        string[] beside = ["DeliveryGap.Build", "DeliveryGap.Core", "System.Buffers", "System.Collections.Immutable", "System.Reflection.Metadata"];
        string[] framework = ["mscorlib", "netstandard", "System", "System.Core", "System.Xml", "System.Runtime", "System.IO.Compression", "System.Numerics"];

        foreach (var tool in beside)
        {
            foreach (var (name, version) in References($"tools/net472/{tool}.dll"))
            {
                if (highest.TryGetValue(name, out var most))
                    Assert.True(version <= most, $"{tool} needs {name} {version}.");
                else if (!tool.StartsWith("System", StringComparison.Ordinal))
                    Assert.True(beside.Contains(name) || framework.Contains(name), $"{tool} needs {name} {version}.");
            }
        }
    }

    [Fact]
    public void Analyzers_need_no_more_than_the_oldest_compiler_has()
    {
        string[] compiler = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces"];

        foreach (var analyzer in new[] { "DeliveryGap.Analyzers", "DeliveryGap.CodeFixes", "DeliveryGap.Core" })
        {
            foreach (var (name, version) in References($"analyzers/dotnet/cs/{analyzer}.dll"))
            {
                if (compiler.Contains(name))
                    Assert.True(version <= new Version(4, 14, 0, 0), $"{analyzer} needs {name} {version}.");
                Assert.False(analyzer != "DeliveryGap.CodeFixes" && name.EndsWith("Workspaces", StringComparison.Ordinal), $"{analyzer} needs {name}.");
            }
        }
    }

    private IReadOnlyList<(string Name, Version Version)> References(string entry) =>
        Read(entry, metadata => metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))
            .ToArray());

    private T Read<T>(string entry, Func<MetadataReader, T> read)
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var stream = zip.GetEntry(entry)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        using var file = new PEReader(content);
        return read(file.GetMetadataReader());
    }

    /// <summary>Compiled ahead of time for the machine that packs, where that is Linux on x64.</summary>
    private static string[] NativeFiles => RuntimeInformation.RuntimeIdentifier == "linux-x64"
        ? ["tools/net9.0/linux-x64/DeliveryGap.Build.dll", "tools/net9.0/linux-x64/DeliveryGap.Core.dll"]
        : [];

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(PackedPackage.RepositoryRoot, "src", "DeliveryGap.Package", folder)).Select(file => $"{folder}/{Path.GetFileName(file)}");
}
