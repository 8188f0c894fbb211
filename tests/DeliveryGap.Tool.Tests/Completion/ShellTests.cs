using System.ComponentModel;
using System.Diagnostics;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Completion;

/// <summary>What the script does in its shell, where that is on the machine; what the tool answers to them is another test's.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A person types, and presses the tab key.</summary>
    [Theory]
    [InlineData("dotnet delivery-gap acc\t --json", "acc", "delivery-gap", "accuracy", "--json")]
    [InlineData("dotnet-delivery-gap acc\t", "acc", "accuracy")]
    public async Task Zsh_completes_what_is_typed(string typed, string asked, params string[] ran)
    {
        folder.Write("completion.zsh", (await ToolRun.Of("completion", "zsh")).Data);
        // The tool's stand-in says what it is asked, and what it is run with.
        await Run("zsh", "-f", folder.Write("drive.zsh", $$"""
            zmodload zsh/zpty
            zpty shell "zsh -f -i"
            zpty -w shell 'cd {{folder.Root}}; autoload -U compinit; compinit -u -D; source ./completion.zsh'
            zpty -w shell 'answer() { if [[ $1 == "[suggest:"* ]]; then print -r -- "$2" >> asked; print accuracy; else print -rl -- "$@" > ran; fi }'
            zpty -w shell 'dotnet() { [[ $2 == "[suggest:"* ]] && answer "$2" "$3" || answer "$@" }; dotnet-delivery-gap() { answer "$@" }'
            zpty -w shell $'{{typed.Replace("\t", "\\t", StringComparison.Ordinal)}}\nexit'
            for i in {1..100}; do [[ -s ran ]] && break; sleep 0.1; done
            zpty -d shell
            """));

        Assert.Equal(asked, File.ReadAllLines(folder.PathOf("asked")).Distinct().Single());
        Assert.Equal(ran, File.ReadAllLines(folder.PathOf("ran")));
    }

    private async Task Run(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = folder.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{shell} is not on this machine");
            throw;
        }

        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output + await errors);
        }
    }
}
