using System.CommandLine;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>The manifests that a verb reads, as its arguments.</summary>
internal sealed class ManifestArguments
{
    private readonly Argument<string[]> paths = new("manifests")
    {
        Description = "Release manifests: files, folders, patterns; - is standard input.", Arity = ArgumentArity.OneOrMore, HelpName = "manifests",
    };

    public void AddTo(Command command) => command.Arguments.Add(paths);

    /// <exception cref="ToolFailure">One is not there or cannot be read.</exception>
    public IReadOnlyList<LoadedManifest> Read(ParseResult arguments, Terminal terminal) => ManifestFiles.Read(arguments.GetRequiredValue(paths), terminal);
}
