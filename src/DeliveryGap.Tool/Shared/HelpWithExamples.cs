using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DeliveryGap.Tool.Shared;

/// <summary>The usual help, then commands as a person would type them.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction usual = new();

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var verbs = parseResult.CommandResult.Command is Verb verb ? [verb] : parseResult.RootCommandResult.Command.Subcommands.OfType<Verb>();
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in verbs.SelectMany(each => each.Examples))
        {
            output.WriteLine($"  {example.Command}");
            output.WriteLine($"      {example.What}");
        }

        return code;
    }
}
