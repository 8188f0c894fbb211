using System.CommandLine;
using DeliveryGap.Tool.Grafana.Model;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Grafana;

/// <summary>Where dashboards go: one to standard output, a file or a folder, several to a folder.</summary>
internal sealed class DashboardOutput
{
    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write to this file in place of standard output. With several products, to this folder: one file each.", HelpName = "file or folder",
    };

    public void AddTo(Command command) => command.Options.Add(output);

    /// <exception cref="ToolFailure">There is no place for so many.</exception>
    public void Require(ParseResult arguments, int count)
    {
        var target = arguments.GetValue(output);
        if (count > 1 && target is null)
            throw ToolFailure.Usage($"there are {count} products, each with a dashboard of its own; name a folder for them with --output");
        if (count > 1 && File.Exists(target))
            throw ToolFailure.Usage($"{target} is a file, and there are {count} products, each with a dashboard of its own; name a folder for them with --output");
    }

    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(ParseResult arguments, Terminal terminal, IReadOnlyList<(string Product, Dashboard Dashboard)> dashboards)
    {
        if (arguments.GetValue(output) is not { } target)
        {
            foreach (var (_, dashboard) in dashboards)
                terminal.Data.Write(DataOutput.Json(dashboard));
        }
        else if (dashboards.Count == 1 && !Directory.Exists(target) && !Path.EndsInDirectorySeparator(target))
        {
            WriteFile(target, dashboards[0].Dashboard);
        }
        else
        {
            Directory.CreateDirectory(target);
            var names = new DashboardFileNames();
            foreach (var (product, dashboard) in dashboards)
                WriteFile(Path.Combine(target, names.Of(product, dashboard)), dashboard);
        }
    }

    private static void WriteFile(string file, Dashboard dashboard) => DataOutput.WriteFile(file, DataOutput.Json(dashboard));
}
