using System.Security;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Projects;

/// <summary>Asks MSBuild, in one run for all projects, what each is. Nothing is restored or built, and nothing is written beside them.</summary>
internal static class ProjectEvaluation
{
    private const string Describe = """
        <Project>
          <Target Name="_DeliveryGapDescribe">
            <ItemGroup>
              <_DeliveryGapHere Include="@(PackageReference->WithMetadataValue('Identity', 'DeliveryGap'));@(GlobalPackageReference->WithMetadataValue('Identity', 'DeliveryGap'))" />
              <_DeliveryGapTestPackage Include="@(PackageReference)" Condition="'%(Identity)' == 'Microsoft.NET.Test.Sdk' or '%(Identity)' == 'Microsoft.Testing.Platform' or '%(Identity)' == 'xunit.v3' or '%(Identity)' == 'TUnit' or '%(Identity)' == 'MSTest'" />
            </ItemGroup>
            <PropertyGroup>
              <_DeliveryGapPackage>@(_DeliveryGapHere)</_DeliveryGapPackage>
              <_DeliveryGapTest>$(IsTestProject)</_DeliveryGapTest>
              <_DeliveryGapTest Condition="'$(IsTestingPlatformApplication)' == 'true' or '@(_DeliveryGapTestPackage)' != ''">true</_DeliveryGapTest>
            </PropertyGroup>
            <WriteLinesToFile File="$(_DeliveryGapAnswers)/$([System.Guid]::NewGuid()).txt" Lines="
              project=$([MSBuild]::Escape('$(MSBuildProjectFullPath)'));outputType=$(OutputType);sdk=$(UsingMicrosoftNETSdk);test=$(_DeliveryGapTest);
              central=$(ManagePackageVersionsCentrally);packagesProps=$([MSBuild]::Escape('$(DirectoryPackagesPropsPath)'));buildProps=$([MSBuild]::Escape('$(DirectoryBuildPropsPath)'));
              package=$(_DeliveryGapPackage);existing=$([MSBuild]::Escape('$(DeliveryGapExisting)'))" />
          </Target>
        </Project>
        """;

    /// <returns>Those that could be evaluated; what MSBuild said of the others.</returns>
    public static async Task<(IReadOnlyList<ProjectDescription> Projects, IReadOnlyList<BuildError> Errors)> Run(
        CodeBase code, string temporary, IReadOnlyList<string> properties, CancellationToken cancellation)
    {
        var answers = Directory.CreateDirectory(Path.Combine(temporary, "answers")).FullName;
        var describe = Path.Combine(temporary, "describe.targets");
        await File.WriteAllTextAsync(describe, Describe, cancellation);
        var all = Path.Combine(temporary, "describe.proj");
        await File.WriteAllTextAsync(all, $"""
            <Project>
              <ItemGroup>
                {string.Concat(code.Projects.Select(project => $"""<P Include="{Escape(project)}" />"""))}
              </ItemGroup>
              <Target Name="Describe">
                <MSBuild Projects="@(P)" Targets="_DeliveryGapDescribe" BuildInParallel="true" ContinueOnError="true" SkipNonexistentTargets="true"
                  Properties="CustomAfterMicrosoftCommonTargets={Escape(describe)};CustomAfterMicrosoftCommonCrossTargetingTargets={Escape(describe)};_DeliveryGapAnswers={Escape(answers)}" />
              </Target>
            </Project>
            """, cancellation);
        var run = await Dotnet.Run(code.Folder, ["msbuild", all, "-t:Describe", "-m", "-nr:false", "-nologo", "-v:q", "-tl:off", .. properties], _ => { }, cancellation);
        var described = Directory.EnumerateFiles(answers).Select(Read).OrderBy(project => project.File, StringComparer.Ordinal).ToArray();
        return described.Length > 0 ? (described, run.Errors) : throw ToolFailure.Environment("MSBuild can evaluate none of the projects:\n" + run.Explain());
    }

    private static ProjectDescription Read(string answer)
    {
        var values = File.ReadAllLines(answer).Select(line => line.Trim().Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new(values["project"], values);
    }

    /// <summary>For MSBuild, then for XML.</summary>
    public static string Escape(string path) =>
        SecurityElement.Escape(path.Replace("%", "%25").Replace(";", "%3B").Replace("$", "%24").Replace("@", "%40").Replace("'", "%27").Replace("*", "%2A").Replace("?", "%3F").Replace("(", "%28").Replace(")", "%29"));
}
