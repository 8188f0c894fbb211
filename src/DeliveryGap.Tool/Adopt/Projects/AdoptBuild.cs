using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Projects;

/// <summary>Builds what is adopted, as its team does, and has each application surveyed in the same build.</summary>
internal static class AdoptBuild
{
    /// <param name="applications">The projects to build where there is no solution.</param>
    /// <param name="arguments">For <c>dotnet build</c>.</param>
    /// <returns>Null, or the run that failed.</returns>
    public static async Task<DotnetRun?> Run(
        CodeBase code, IReadOnlyList<string> applications, string temporary, string survey, IReadOnlyList<string> arguments, Action<string> report, CancellationToken cancellation)
    {
        var built = 0;
        foreach (var target in await Targets(code, applications, temporary, cancellation))
        {
            var run = await Dotnet.Run(
                code.Folder,
                ["build", target, "-nr:false", "-nologo", "-v:m", "-tl:off", "-clp:NoSummary", $"-p:DeliveryGapSurvey={survey}", .. arguments],
                line =>
                {
                    if (line.Contains(" -> ", StringComparison.Ordinal))
                        report($"building: {++built} of about {code.Projects.Count} projects");
                },
                cancellation);
            if (run.ExitCode != 0)
                return run;
        }

        return null;
    }

    private static async Task<IReadOnlyList<string>> Targets(CodeBase code, IReadOnlyList<string> applications, string temporary, CancellationToken cancellation)
    {
        if (code.Solutions.Count > 0)
            return code.Solutions;
        if (applications.Count <= 1)
            return applications;

        // One build for all, so that what they share is built once.
        var all = Path.Combine(temporary, "build.proj");
        var items = string.Concat(applications.Select(project => $"""<P Include="{ProjectEvaluation.Escape(project)}" />"""));
        await File.WriteAllTextAsync(all, $"""
            <Project DefaultTargets="Build">
              <ItemGroup>{items}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(P)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(P)" BuildInParallel="true" /></Target>
            </Project>
            """, cancellation);
        return [all];
    }
}
