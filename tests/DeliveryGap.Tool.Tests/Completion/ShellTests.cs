using System.ComponentModel;
using System.Diagnostics;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Completion;

/// <summary>What the scripts do in their shells, where those are on the machine; what the tool answers to them is another test's.</summary>
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
        await Script("zsh");
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

    [Fact]
    public async Task Pwsh_completes_what_is_typed()
    {
        await Script("pwsh");
        await Run("pwsh", "-NoProfile", "-File", folder.Write("drive.ps1", $$"""
            function global:dotnet { if ("$($args[1])".StartsWith('[suggest:')) { Add-Content '{{folder.PathOf("asked")}}' $args[2]; 'accuracy' } }
            . ([scriptblock]::Create([IO.File]::ReadAllText('{{folder.PathOf("completion.pwsh")}}')))
            $line = 'dotnet-delivery-gap acc'
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Set-Content '{{folder.PathOf("offered")}}'
            """));

        Assert.Equal("acc", File.ReadAllLines(folder.PathOf("asked")).Distinct().Single());
        Assert.Contains("accuracy", File.ReadAllLines(folder.PathOf("offered")));
    }

    private async Task Script(string shell) => folder.Write("completion." + shell, (await ToolRun.Of("completion", shell)).Data);

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
