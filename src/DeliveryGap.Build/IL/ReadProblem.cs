namespace DeliveryGap.Build.IL;

/// <summary>A file that could not be read, or not wholly; the facts go without what it holds.</summary>
/// <param name="path">As it was handed in.</param>
/// <param name="message">One sentence for people, without the path.</param>
/// <param name="isAboutSymbols">Only places go missing: the assembly itself was read.</param>
public sealed class ReadProblem(string path, string message, bool isAboutSymbols = false)
{
    public string Path { get; } = path;
    public string Message { get; } = message;
    public bool IsAboutSymbols { get; } = isAboutSymbols;
}
