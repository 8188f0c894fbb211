using System.Text;
using System.Text.Json;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Tests.Running;

/// <summary>One command, in this process.</summary>
internal sealed record ToolRun(int Code, string Data, string Words)
{
    public JsonElement Json => JsonDocument.Parse(Data).RootElement;

    public static Task<ToolRun> Of(params string[] arguments) => WithInput("", arguments);

    public static async Task<ToolRun> WithInput(string input, params string[] arguments)
    {
        var (data, words) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), data, words);
        var code = await CommandLine.Run(arguments, terminal);
        var run = new ToolRun(code, data.ToString().ReplaceLineEndings("\n"), words.ToString().ReplaceLineEndings("\n"));
        // Nobody is ever shown one.
        Assert.False((run.Data + run.Words).Contains("   at DeliveryGap", StringComparison.Ordinal), run.Words);
        return run;
    }
}
