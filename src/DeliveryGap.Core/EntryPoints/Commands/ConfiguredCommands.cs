using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Commands of Spectre.Console.Cli: types and functions that are registered under a name, in branches.</summary>
internal sealed class ConfiguredCommands(ICodeReader code, ValueResolver values)
{
    // Nobody types a longer command, or offers one under more names.
    private const int MaxDepth = 16;
    private const int MaxPaths = 64;

    private static readonly string[] Executions = ["Execute", "ExecuteAsync"];

    public IEnumerable<EntryPoint> In(MethodFact mapping, MethodBody body)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var call in body.Calls)
        {
            var isTyped = CommandMethods.MakesTyped(call.DeclaringType, call.Name);
            if (!isTyped && !CommandMethods.MakesDelegate(call.DeclaringType, call.Name))
                continue;
            var frame = Frame.Of(mapping.Id);
            foreach (var path in Paths(call, frame, 0).Take(MaxPaths))
            {
                if (ids.Add(path) && (isTyped ? Typed(call, path) : Function(call, path, frame, mapping)) is { } entryPoint)
                    yield return entryPoint;
            }
        }
    }

    /// <summary>Stands at the type, which carries its marks.</summary>
    private EntryPoint? Typed(Call call, string path)
    {
        var arguments = call.IsConstructor ? TypeNames.Arguments(call.ReturnType ?? "") : call.TypeArguments;
        return arguments.Count > 0 && code.FindType(TypeNames.Definition(arguments[0])) is { IsOwn: true } type
            ? TypeEntryPoint.Of(EntryPointKind.Command, CommandActions.Id(path), type, [.. Executed(type)], code)
            : null;
    }

    private IEnumerable<MethodFact> Executed(TypeFact type)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        return type.SelfAndBases(code).TakeWhile(current => current.IsOwn).SelectMany(current => current.Methods)
            .Where(method => !method.IsAbstract && Array.IndexOf(Executions, method.Name) >= 0 && names.Add(method.Name));
    }

    private EntryPoint Function(Call call, string path, Frame frame, MethodFact mapping)
    {
        var function = call.Arguments.Select(argument => values.Origin(argument, frame)?.Value).OfType<FunctionValue>().FirstOrDefault();
        return FunctionEntryPoint.Of(EntryPointKind.Command, CommandActions.Id(path), function is null ? null : code.FindMethod(function.Method), call, mapping, code);
    }

    /// <summary>The names of the branches around a call, and its own if it is given one.</summary>
    private IEnumerable<string> Paths(Call call, Frame frame, int depth)
    {
        // An extension method's receiver is its first argument.
        var given = call.Receiver is null ? call.Arguments.Skip(1) : call.Arguments;
        var name = call.IsConstructor || given.FirstOrDefault(argument => argument.Type == "System.String") is not { } text ? ""
            : values.Texts(text, frame) is { Count: 1 } texts ? texts[0] : Routes.Unknown;
        return Branches(call.Receiver ?? call.Arguments.FirstOrDefault(), frame, depth)
            .Select(branch => branch.Length == 0 ? name : name.Length == 0 ? branch : branch + " " + name);
    }

    /// <summary>The branches that a configurator may be of; empty text for the application's own.</summary>
    private IEnumerable<string> Branches(Value? configurator, Frame frame, int depth)
    {
        if (configurator is null)
            return [""];
        if (depth == MaxDepth)
            return [Routes.Unknown];
        return values.Origins(configurator, frame).SelectMany(origin => origin.Value is ParameterValue { Ordinal: >= 0 } ? BranchOf(origin.Frame.Method, depth) : [""]).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The branch that a function is given to fill.</summary>
    private IEnumerable<string> BranchOf(string function, int depth)
    {
        if (code.FindMethod(function) is not { Holder: { } holder } lambda || values.HandedTo(lambda) is not { Call: var call })
            return [Routes.Unknown];
        return CommandMethods.MakesBranch(call.DeclaringType, call.Name) ? Paths(call, Frame.Of(holder), depth + 1) : [""];
    }
}
