using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DeliveryGap.Tool.Accuracy;
using DeliveryGap.Tool.Adopt;
using DeliveryGap.Tool.Completion;
using DeliveryGap.Tool.Report;
using DeliveryGap.Tool.Schema;

namespace DeliveryGap.Tool.Shared;

/// <summary>The tool's verbs.</summary>
internal static class CommandLine
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var parsed = Root(terminal).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
                terminal.Fail(error.Message);
            terminal.Say($"dotnet delivery-gap {(parsed.CommandResult.Command is Verb verb ? verb.Name + " " : "")}--help shows what there is.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new() { Output = terminal.Data, Error = terminal.Words.Profile.Out.Writer });
    }

    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Adopts DeliveryGap in a code base, and turns its release manifests into what people and dashboards read.")
        {
            new AdoptVerb(terminal), new AccuracyVerb(terminal), new SchemaVerb(terminal), new CompletionVerb(terminal),
            new ReportVerb(terminal),
        };
        // A person types it as a verb of dotnet, not as the program's file.
        root.HelpName = "dotnet delivery-gap";
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        return root;
    }
}
