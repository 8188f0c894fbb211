using System.CommandLine;

namespace DeliveryGap.Tool.Shared;

/// <summary>What a verb is for, by the command that a person would type.</summary>
internal sealed record Example(string Command, string What);

/// <summary>One verb of the tool. Whatever goes wrong in it ends in a sentence and an exit code.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, Terminal terminal) : base(name, description)
    {
        Terminal = terminal;
        SetAction(Guarded);
    }

    /// <summary>Shown by <c>--help</c>.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    protected Terminal Terminal { get; }

    /// <returns>An <see cref="ExitCode"/>.</returns>
    protected abstract Task<int> Run(ParseResult arguments, CancellationToken cancellation);

    private async Task<int> Guarded(ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            return await Run(arguments, cancellation);
        }
        catch (ToolFailure failure)
        {
            Terminal.Fail(failure.Message);
            return failure.Code;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Terminal.Fail(e.Message);
            return ExitCode.Environment;
        }
        catch (OperationCanceledException)
        {
            Terminal.Fail("interrupted");
            return ExitCode.Environment;
        }
    }
}
