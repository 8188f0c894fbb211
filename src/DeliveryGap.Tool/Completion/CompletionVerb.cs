using System.CommandLine;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Completion;

/// <summary>Teaches a shell to complete the tool's verbs, options and paths.</summary>
internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> shell = new("shell") { Description = "Whose script to print." };
    private readonly DataOutput output = new();

    public CompletionVerb(Terminal terminal) : base("completion", "A script that teaches a shell to complete this tool's command lines.", terminal)
    {
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Arguments.Add(shell);
        output.AddTo(this, hasJson: false);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("eval \"$(dotnet delivery-gap completion bash)\"", "in ~/.bashrc; for zsh likewise in ~/.zshrc, below compinit"),
        new("dotnet delivery-gap completion pwsh | Out-String | Invoke-Expression", "in PowerShell's $PROFILE"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        using var script = new StreamReader(typeof(CompletionVerb).Assembly.GetManifestResourceStream($"completion.{arguments.GetRequiredValue(shell)}")!);
        output.Write(arguments, Terminal, script.ReadToEnd());
        return Task.FromResult(ExitCode.Fine);
    }
}
