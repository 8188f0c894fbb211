using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Projects;

/// <summary>What a path stands for: its solutions, and the C# projects that they hold; projects by themselves where there is no solution.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Solutions">Absolute; each adds projects that the others lack.</param>
/// <param name="Projects">C# projects, absolute, in ordinal order.</param>
/// <param name="LeftOut">C# projects below the folder that no solution holds.</param>
internal sealed partial record CodeBase(string Folder, IReadOnlyList<string> Solutions, IReadOnlyList<string> Projects, IReadOnlyList<string> LeftOut)
{
    private static readonly string[] Outputs = ["bin", "obj", "node_modules", "artifacts", "TestResults"];

    /// <exception cref="ToolFailure">The path is not there, holds no C# project, or a solution cannot be read.</exception>
    public static CodeBase Find(string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
            throw ToolFailure.Usage("the path is empty, or holds what no path holds");
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return Path.GetExtension(full).ToLowerInvariant() switch
            {
                ".csproj" => new(Path.GetDirectoryName(full)!, [], [full], []),
                ".sln" or ".slnx" or ".slnf" => Of(Path.GetDirectoryName(full)!, [full], []),
                _ => throw ToolFailure.Usage($"{path}: name a folder, a solution (.sln, .slnx, .slnf) or a C# project (.csproj)"),
            };
        }

        if (!Directory.Exists(full))
            throw ToolFailure.Usage($"{path}: there is no such file or folder");
        var files = Walk(full).ToArray();
        var solutions = files.Where(IsSolution).ToArray();
        // A solution at the top is the team's own; those below it are samples and parts.
        var top = solutions.Where(solution => Path.GetDirectoryName(solution) == full).ToArray();
        return Of(full, top.Length > 0 ? top : solutions, [.. files.Where(IsProject)]);
    }

    private static CodeBase Of(string folder, IReadOnlyList<string> solutions, IReadOnlyList<string> found)
    {
        HashSet<string> held = new(StringComparer.Ordinal);
        List<string> chosen = [];
        foreach (var (solution, projects) in solutions.Select(solution => (Solution: solution, Projects: ProjectsOf(solution)))
            .OrderByDescending(one => one.Projects.Count).ThenBy(one => one.Solution, StringComparer.Ordinal))
        {
            var before = held.Count;
            held.UnionWith(projects);
            if (held.Count > before)
                chosen.Add(solution);
        }

        if (chosen.Count == 0)
            held.UnionWith(found);
        if (held.Count == 0)
            throw ToolFailure.Usage($"{folder}: no C# project here; name the folder, solution or project that holds the application");
        return new(folder, chosen, [.. held.Order(StringComparer.Ordinal)], chosen.Count == 0 ? [] : [.. found.Where(project => !held.Contains(project))]);
    }

    private static HashSet<string> ProjectsOf(string solution)
    {
        string text;
        try
        {
            text = File.ReadAllText(solution);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ToolFailure.InFile(solution, null, e.Message);
        }

        var (folder, named) = Path.GetExtension(solution).ToLowerInvariant() switch
        {
            ".slnx" => (Path.GetDirectoryName(solution)!, ProjectsOfXml(solution, text)),
            ".slnf" => ProjectsOfFilter(solution, text),
            _ => (Path.GetDirectoryName(solution)!, ProjectLine().Matches(text).Select(match => match.Groups[1].Value)),
        };
        return [.. named.Where(IsProject).Select(project => Local(folder, project)).Where(File.Exists)];
    }

    /// <summary>A filter names projects of a solution, as seen from that.</summary>
    private static (string Folder, IEnumerable<string> Projects) ProjectsOfFilter(string filter, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var solution = json.RootElement.GetProperty("solution");
            return (
                Path.GetDirectoryName(Local(Path.GetDirectoryName(filter)!, solution.GetProperty("path").GetString() ?? throw new KeyNotFoundException()))!,
                [.. solution.GetProperty("projects").EnumerateArray().Select(project => project.GetString()).OfType<string>()]);
        }
        catch (JsonException e)
        {
            throw ToolFailure.InFile(filter, e.LineNumber + 1, "it is no JSON");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw ToolFailure.InFile(filter, null, "it names no solution and projects");
        }
    }

    private static string Local(string folder, string path) => Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar)));

    private static IEnumerable<string> ProjectsOfXml(string solution, string text)
    {
        try
        {
            return [.. XDocument.Parse(text).Descendants("Project").Select(project => project.Attribute("Path")?.Value).OfType<string>()];
        }
        catch (XmlException e)
        {
            throw ToolFailure.InFile(solution, Math.Max(1, e.LineNumber), e.Message);
        }
    }

    private static bool IsSolution(string path) => Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx";

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    // Neither outputs nor what is hidden, and no links: they may lead round in a circle.
    private static IEnumerable<string> Walk(string folder)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
        var below = Directory.EnumerateDirectories(folder, "*", options)
            .Where(child => Path.GetFileName(child) is var name && !name.StartsWith('.') && !Outputs.Contains(name, StringComparer.OrdinalIgnoreCase));
        return Directory.EnumerateFiles(folder, "*", options).Concat(below.Order(StringComparer.Ordinal).SelectMany(Walk));
    }

    [GeneratedRegex("""^\s*Project\("[^"]*"\)\s*=\s*"[^"]*"\s*,\s*"([^"]+)"\s*,""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
