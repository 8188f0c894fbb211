using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DeliveryGap.Tool.Accuracy;
using DeliveryGap.Tool.Adopt;
using DeliveryGap.Tool.Completion;
using DeliveryGap.Tool.Prometheus;
using DeliveryGap.Tool.Review;
using DeliveryGap.Tool.Schema;

namespace DeliveryGap.Tool.Shared;

/// <summary>The tool's verbs.</summary>
internal static class CommandLine
{
    // Made when asked for: a dozen verbs with all their options take longer than the work of most.
    private static readonly Dictionary<string, Func<Terminal, Verb>> Verbs = new(StringComparer.Ordinal)
    {
        ["adopt"] = terminal => new AdoptVerb(terminal),
        ["prometheus"] = terminal => new PrometheusVerb(terminal),
        ["review"] = terminal => new ReviewVerb(terminal),
        ["accuracy"] = terminal => new AccuracyVerb(terminal),
        ["schema"] = terminal => new SchemaVerb(terminal),
        ["completion"] = terminal => new CompletionVerb(terminal),
    };

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var parsed = Root(terminal, arguments.FirstOrDefault()).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
                terminal.Fail(error.Message);
            terminal.Say($"dotnet delivery-gap {(parsed.CommandResult.Command is Verb verb ? verb.Name + " " : "")}--help shows what there is.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new() { Output = terminal.Data, Error = terminal.Errors });
    }

    /// <param name="only">The one verb that is wanted; all, where it is none.</param>
    public static RootCommand Root(Terminal terminal, string? only = null)
    {
        var root = new RootCommand("Adopts DeliveryGap in a code base, and turns its release manifests into what people and dashboards read.");
        foreach (var make in only is not null && Verbs.TryGetValue(only, out var one) ? [one] : Verbs.Values.AsEnumerable())
            root.Subcommands.Add(make(terminal));
        // A person types it as a verb of dotnet, not as the program's file.
        root.HelpName = "dotnet delivery-gap";
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        return root;
    }
}
