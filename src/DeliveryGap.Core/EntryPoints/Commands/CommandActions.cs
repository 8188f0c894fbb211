using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Commands of System.CommandLine: where it is said what one does.</summary>
internal sealed class CommandActions(ICodeReader code, ValueResolver values)
{
    /// <summary>What stands for the command that runs when none is named.</summary>
    public const string Root = "(root)";

    // What an own action overrides.
    private static readonly string[] Invocations = ["Invoke", "InvokeAsync"];

    private readonly Lazy<CommandTree> tree = new(() => new(code, values), LazyThreadSafetyMode.PublicationOnly);

    public static string Id(string path) => "command " + (path.Length == 0 ? Root : path);

    public IEnumerable<EntryPoint> In(MethodFact mapping, MethodBody body)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var call in body.Calls)
        {
            if (!CommandMethods.SetsAction(call.DeclaringType, call.Name) || call.Arguments.Count == 0 || (call.Receiver ?? call.Arguments[0]) is not { } command)
                continue;
            var frame = Frame.Of(mapping.Id);
            var handler = Handler(call.Arguments[call.Receiver is null ? Math.Min(1, call.Arguments.Count - 1) : 0], frame);
            var commands = tree.Value.CommandsOf(command, frame);
            foreach (var path in commands.Count == 0 ? [Routes.Unknown] : commands.SelectMany(tree.Value.PathsTo))
            {
                if (ids.Add(path))
                    yield return FunctionEntryPoint.Of(EntryPointKind.Command, Id(path), handler, call, mapping, code);
            }
        }
    }

    /// <summary>A function, one that is wrapped, or what an own action does.</summary>
    private MethodFact? Handler(Value given, Frame frame)
    {
        if (values.Origin(given, frame) is not { } origin)
            return null;
        return origin.Value switch
        {
            FunctionValue function => code.FindMethod(function.Method),
            CallValue { Call: { IsCreation: true } creation } => code.FindType(creation.DeclaringType)?.Methods.FirstOrDefault(method => Array.IndexOf(Invocations, method.Name) >= 0),
            CallValue { Call: var wrapping } => wrapping.Arguments.OfType<FunctionValue>().Select(function => code.FindMethod(function.Method)).FirstOrDefault(),
            _ => null,
        };
    }
}
