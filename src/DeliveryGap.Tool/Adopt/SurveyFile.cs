using System.Text.Json;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt;

/// <summary>What the build of an application says beyond its manifest. Paths are of this machine.</summary>
/// <param name="Project">As everywhere here, absolute.</param>
/// <param name="Manifest">The manifest that the same build wrote.</param>
/// <param name="Existing">The lists that it reads; they need not be there.</param>
/// <param name="Projects">Those that it references, directly or not.</param>
internal sealed record SurveyFile(
    string Project, string Framework, string Manifest, IReadOnlyList<string> Existing, IReadOnlyList<string> Projects,
    IReadOnlyList<SurveyedEntryPoint> EntryPoints, IReadOnlyList<SwallowedFailure> Swallowed)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true };

    public static IReadOnlyList<SurveyFile> ReadAll(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.survey.json").Order(StringComparer.Ordinal).Select(file => JsonSerializer.Deserialize<SurveyFile>(File.ReadAllBytes(file), Options)!)]
                : [];
        }
        catch (JsonException e)
        {
            throw ToolFailure.Environment($"the package and this tool are of different versions: {e.Message}");
        }
    }
}

/// <param name="Records">The instruments of own code that its path records.</param>
/// <param name="File">Left out where it is not known: a component of markup alone has no line of code.</param>
internal sealed record SurveyedEntryPoint(string Id, IReadOnlyList<string> Records, string? File = null);

/// <summary>A <c>catch</c> on some entry point's path that tells nobody.</summary>
internal sealed record SwallowedFailure(string Member, int Line, string? File = null);
