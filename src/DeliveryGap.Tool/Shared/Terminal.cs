using System.Text;
using Spectre.Console;

namespace DeliveryGap.Tool.Shared;

/// <summary>Data for programs and pipes on <see cref="Data"/>, words for people on <see cref="Words"/>.</summary>
/// <param name="errors">What is written for people ends there.</param>
/// <param name="console">How; without it plainly, as into a file.</param>
internal sealed class Terminal(Stream input, TextWriter data, TextWriter errors, Func<TextWriter, IAnsiConsole>? console = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const int MaxLine = 2000;

    private IAnsiConsole? words;

    /// <summary>A file that is piped in.</summary>
    public Stream Input { get; } = input;

    public TextWriter Data { get; } = data;

    public TextWriter Errors { get; } = errors;

    // Most commands have nothing to say, and to make it ready takes as long as all else at the start.
    /// <summary>Colours only where a terminal shows them and NO_COLOR does not forbid it.</summary>
    public IAnsiConsole Words => words ??= console is null ? WordsTo(Errors, isTerminal: false, noColor: null) : console(Errors);

    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var data = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true, NewLine = "\n" };
        if (!Console.IsErrorRedirected && OperatingSystem.IsWindows())
            Console.OutputEncoding = utf8;
        return new(
            Console.OpenStandardInput(), data, Console.Error, errors => WordsTo(errors, isTerminal: !Console.IsErrorRedirected, Environment.GetEnvironmentVariable("NO_COLOR")));
    }

    /// <param name="noColor">The variable NO_COLOR: any text forbids colours.</param>
    public static IAnsiConsole WordsTo(TextWriter writer, bool isTerminal, string? noColor)
    {
        var words = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && string.IsNullOrEmpty(noColor) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        // A line in a log is not broken where a screen would end.
        if (!isTerminal)
            words.Profile.Width = int.MaxValue / 2;
        return words;
    }

    public void Say(string text) => Words.WriteLine(text);

    /// <param name="text">One line, whatever foreign text is in it.</param>
    public void Warn(string text) => Mark("[yellow]warning:[/] ", text);

    /// <param name="text">One line, whatever foreign text is in it.</param>
    public void Fail(string text) => Mark("[red]error:[/] ", text);

    private void Mark(string mark, string text)
    {
        Words.Markup(mark);
        Words.WriteLine(OneLine.Of(text, MaxLine));
    }

    /// <summary>Says what is being done once it takes longer than a second: as a line that changes on a terminal, else once.</summary>
    /// <param name="work">Is handed what tells how far it is.</param>
    public async Task<T> Progress<T>(string what, Func<Action<string>, Task<T>> work)
    {
        var latest = what;
        var status = default(StatusContext);
        var running = work(text =>
        {
            latest = text;
            status?.Status(Markup.Escape(text));
        });
        if (await Task.WhenAny(running, Task.Delay(Patience)) == running)
            return await running;
        if (!Words.Profile.Capabilities.Interactive)
        {
            Say(what + "…");
            return await running;
        }

        return await Words.Status().StartAsync(Markup.Escape(latest), context =>
        {
            status = context;
            return running;
        });
    }
}
