using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeliveryGap.Tool.Shared;

/// <summary>Where a verb's data goes, and in which form.</summary>
internal sealed class DataOutput
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Option<bool> json = new("--json") { Description = "Write JSON for programs in place of text for people." };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Write to this file in place of standard output.", HelpName = "file" };

    public void AddTo(Command command, bool hasJson = true)
    {
        if (hasJson)
            command.Options.Add(json);
        command.Options.Add(output);
    }

    public bool IsJson(ParseResult arguments) => arguments.GetValue(json);

    /// <summary>Camel case, two spaces, LF, null left out.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonOptions) + "\n";

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(ParseResult arguments, Terminal terminal, string text)
    {
        if (arguments.GetValue(output) is { } file)
            WriteFile(file, text);
        else
            terminal.Data.Write(text);
    }

    /// <summary>UTF-8, without a mark of byte order.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string file, string text) => File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
