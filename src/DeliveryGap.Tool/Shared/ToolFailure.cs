namespace DeliveryGap.Tool.Shared;

/// <summary>The work cannot go on, for a reason that the person in front of it can do something about.</summary>
internal sealed class ToolFailure : Exception
{
    private ToolFailure(int code, string message) : base(message) => Code = code;

    /// <summary>An <see cref="ExitCode"/>.</summary>
    public int Code { get; }

    public static ToolFailure Usage(string message) => new(ExitCode.Usage, message);

    public static ToolFailure Environment(string message) => new(ExitCode.Environment, message);

    /// <param name="file">As the user named it.</param>
    /// <param name="line">1-based; null where it is about the whole file.</param>
    public static ToolFailure InFile(string file, long? line, string message) =>
        new(ExitCode.Environment, line is null ? $"{file}: {message}" : $"{file}({line}): {message}");
}
