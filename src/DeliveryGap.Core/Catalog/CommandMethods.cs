namespace DeliveryGap.Core.Catalog;

/// <summary>The members of System.CommandLine and Spectre.Console.Cli that make commands.</summary>
public static class CommandMethods
{
    private const string CommandLine = "System.CommandLine.";
    private const string Spectre = "Spectre.Console.Cli.";
    private const string Configurator = Spectre + "IConfigurator";

    /// <summary>Its name is the first argument of its constructor.</summary>
    public const string Command = CommandLine + "Command";

    /// <summary>A command whose name nobody writes.</summary>
    public const string RootCommand = CommandLine + "RootCommand";

    /// <summary>Spectre's application; its type argument, where it has one, is the command that runs when none is named.</summary>
    public const string Application = Spectre + "CommandApp`1";

    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        Command + ".SetAction", Command + ".set_Action", Command + ".set_Handler", CommandLine + "Handler.SetHandler",
    };

    private static readonly HashSet<string> Parents = new(StringComparer.Ordinal) { Command + ".Add", Command + ".AddCommand", RootCommand + ".Add" };

    private static readonly HashSet<string> Typed = new(StringComparer.Ordinal)
    {
        Configurator + ".AddCommand", Configurator + "`1.AddCommand", Spectre + "CommandApp.SetDefaultCommand", Configurator + "`1.SetDefaultCommand",
    };

    private static readonly HashSet<string> Delegates = new(StringComparer.Ordinal)
    {
        Configurator + ".AddDelegate", Configurator + "`1.AddDelegate", Configurator + ".AddAsyncDelegate", Configurator + "`1.AddAsyncDelegate",
        Spectre + "ConfiguratorExtensions.AddDelegate", Spectre + "ConfiguratorExtensions.AddAsyncDelegate",
    };

    private static readonly HashSet<string> Branches = new(StringComparer.Ordinal)
    {
        Configurator + ".AddBranch", Configurator + "`1.AddBranch", Spectre + "ConfiguratorExtensions.AddBranch",
    };

    private static readonly HashSet<string> Names = [.. Actions.Concat(Typed).Concat(Delegates).Select(method => method.Substring(method.LastIndexOf('.') + 1))];

    public static IReadOnlyCollection<string> DeclaringTypes { get; } =
        [.. Actions.Concat(Typed).Concat(Delegates).Select(method => method.Substring(0, method.LastIndexOf('.'))).Distinct(), Application];

    /// <summary>The names by which source makes commands or puts them together.</summary>
    public static IReadOnlyCollection<string> TreeNames { get; } = ["Command", "RootCommand", "Add", "AddCommand"];

    /// <summary>The members, by name, that may make a command that can be run.</summary>
    public static IReadOnlyCollection<string> Makers => Names;

    /// <summary>Whether a member of this name may make a command that can be run: cheap, before anything is bound.</summary>
    public static bool MayMake(string name) => Names.Contains(name);

    public static bool Make(string declaringType, string name) => SetsAction(declaringType, name) || MakesTyped(declaringType, name) || MakesDelegate(declaringType, name);

    /// <summary>Whether a call says what a command does: the last argument; the command is its receiver or first.</summary>
    public static bool SetsAction(string declaringType, string name) => MayMake(name) && Actions.Contains(declaringType + "." + name);

    /// <summary>Whether a call puts a command, its only argument, below another.</summary>
    public static bool AddsCommand(string declaringType, string name) => name is "Add" or "AddCommand" && Parents.Contains(declaringType + "." + name);

    /// <summary>Whether a call registers its type argument as a command, with the name that it is given, if it is given one.</summary>
    public static bool MakesTyped(string declaringType, string name) =>
        MayMake(name) && Typed.Contains(declaringType + "." + name) || declaringType == Application && name == ".ctor";

    /// <summary>Whether a call registers a function as a command: name and function.</summary>
    public static bool MakesDelegate(string declaringType, string name) => MayMake(name) && Delegates.Contains(declaringType + "." + name);

    /// <summary>Whether a call names the branch that the function which it is given fills.</summary>
    public static bool MakesBranch(string declaringType, string name) => name == "AddBranch" && Branches.Contains(declaringType + "." + name);
}
