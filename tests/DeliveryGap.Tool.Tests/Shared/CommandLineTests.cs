using System.CommandLine;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Shared;

public sealed class CommandLineTests
{
    public static TheoryData<string> Verbs => [.. Root().Subcommands.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Each_verb_teaches_by_example(string verb)
    {
        var run = await ToolRun.Of(verb, "--help");

        Assert.Equal((0, ""), (run.Code, run.Words));
        Assert.Contains($"dotnet delivery-gap {verb}", run.Data.Split("Examples:")[1], StringComparison.Ordinal);
    }

    /// <summary>What help shows is a command line that is understood.</summary>
    [Theory]
    [MemberData(nameof(Verbs))]
    public void Each_example_is_a_command_of_its_verb(string name)
    {
        var root = Root();
        var verb = root.Subcommands.OfType<Verb>().Single(each => each.Name == name);
        Assert.NotEmpty(verb.Examples);
        Assert.All(verb.Examples, example =>
        {
            var start = example.Command.IndexOf("dotnet delivery-gap ", StringComparison.Ordinal) + "dotnet delivery-gap ".Length;
            var end = example.Command.IndexOfAny([')', '|'], start);
            var parsed = root.Parse(end < 0 ? example.Command[start..] : example.Command[start..end]);
            Assert.Empty(parsed.Errors);
            Assert.Same(verb, parsed.CommandResult.Command);
        });
    }

    [Fact]
    public async Task Help_names_all_verbs()
    {
        var run = await ToolRun.Of("--help");
        Assert.All(Root().Subcommands, verb => Assert.Contains(verb.Name, run.Data.Split("Commands:")[1].Split("Examples:")[0], StringComparison.Ordinal));
        Assert.Contains("Usage:\n  dotnet delivery-gap [command]", run.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("schema", "--nonsense")]
    [InlineData("accuracy")]
    [InlineData("completion", "fish")]
    public async Task A_wrong_command_is_a_sentence_and_2(params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);
        Assert.Equal((2, ""), (run.Code, run.Data));
        Assert.Contains("--help shows what there is", run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ac", "accuracy")]
    [InlineData("completion ", "pwsh")]
    [InlineData("accuracy --m", "--minimum")]
    public async Task A_shell_is_told_what_may_follow(string line, string candidate)
    {
        var run = await ToolRun.Of($"[suggest:{line.Length}]", line);
        Assert.Contains(candidate, run.Data.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F")]
    [InlineData("zsh", "compdef")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string part)
    {
        var run = await ToolRun.Of("completion", shell);
        Assert.Equal(0, run.Code);
        Assert.Contains(part, run.Data, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Data, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', run.Data);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("1", true, false)]
    [InlineData(null, false, false)]
    public void Words_have_colours_on_a_terminal_that_wants_them(string? noColor, bool isTerminal, bool isColoured)
    {
        var writer = new StringWriter();
        var words = Terminal.WordsTo(writer, isTerminal, noColor);
        words.Profile.Capabilities.Ansi = isTerminal;
        if (isColoured)
            words.Profile.Capabilities.ColorSystem = Spectre.Console.ColorSystem.Standard;
        new Terminal(Stream.Null, TextWriter.Null, writer, _ => words).Fail("no [such] file");

        Assert.Contains("no [such] file", writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(isColoured, writer.ToString().Contains("\u001b[", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_takes_long_is_said_once_and_what_does_not_is_not()
    {
        var writer = new StringWriter();
        var terminal = new Terminal(Stream.Null, TextWriter.Null, writer);

        Assert.Equal(1, await terminal.Progress("quick work", _ => Task.FromResult(1)));
        Assert.Equal("", writer.ToString());

        var slow = new TaskCompletionSource<int>();
        var running = terminal.Progress("long work", report =>
        {
            report("half of it");
            return slow.Task;
        });
        while (writer.ToString().Length == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        slow.SetResult(2);
        Assert.Equal(2, await running);
        Assert.Equal("long work…", writer.ToString().Trim());
    }

    /// <summary>Only the verb that was typed is made.</summary>
    [Fact]
    public void A_verb_by_itself_is_the_verb_of_all() => Assert.All(
        Root().Subcommands, verb => Assert.Equal(verb.Name, Assert.Single(CommandLine.Root(new Terminal(Stream.Null, TextWriter.Null, TextWriter.Null), verb.Name).Subcommands).Name));

    private static RootCommand Root() => CommandLine.Root(new Terminal(Stream.Null, TextWriter.Null, TextWriter.Null));
}
