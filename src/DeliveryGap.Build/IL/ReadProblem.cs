namespace DeliveryGap.Build.IL;

/// <summary>A file that could not be read, or not wholly; the facts go without what it holds.</summary>
/// <param name="path">As it was handed in.</param>
/// <param name="message">One sentence for people, without the path.</param>
public sealed class ReadProblem(string path, string message)
{
    public string Path { get; } = path;
    public string Message { get; } = message;
}
