using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Linking;

namespace DeliveryGap.Core.Evidence;

/// <summary>What the application's own entry runs, found from the other end: a method that is asked for has few callers.</summary>
internal sealed class Startup(ICodeReader code, Linker linker)
{
    private const string UseStartup = "UseStartup";
    private const string ConfigureServices = "ConfigureServices";
    private const string Main = "Main";
    private const string Statements = "<Main>$";

    // What adds services is called from nearby.
    private const int MaxMethods = 1000;

    /// <summary>Whether it is certain that a way of calls leads to a method from <c>Main</c> or from the services of the <c>Startup</c> class that it names.</summary>
    public bool Runs(MethodFact method)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { method.Id };
        var open = new Queue<MethodFact>([method]);
        while (open.Count > 0 && seen.Count < MaxMethods)
        {
            var current = open.Dequeue();
            if (IsEntry(current))
                return true;
            foreach (var caller in Callers(current))
            {
                if (seen.Add(caller.Id))
                    open.Enqueue(caller);
            }
        }

        return false;
    }

    /// <summary>The statements of the application's assembly, or the one method there that may be its <c>Main</c>.</summary>
    private bool IsEntry(MethodFact method)
    {
        if (!MayBeEntry(method) || code.Assemblies.FirstOrDefault() is not { Name: var application } || code.FindType(method.DeclaringType)?.Assembly != application)
            return false;
        return method.Name == Statements
            || code.OwnTypes.Where(type => type.Assembly == application).SelectMany(type => type.Methods).Count(MayBeEntry) == 1;
    }

    private static bool MayBeEntry(MethodFact method) =>
        method is { IsStatic: true, Holder: null, Name: Main or Statements } && method.ParameterTypes.All(type => type == "System.String[]");

    private IEnumerable<MethodFact> Callers(MethodFact method)
    {
        IEnumerable<MethodFact> naming = method.Holder is { } holder
            ? code.FindMethod(holder) is { } held ? [held] : []
            : code.MethodsNaming([method.Name == ".ctor" ? TypeNames.Simple(method.DeclaringType) : method.Name]);
        var callers = naming.Where(caller => Leads(caller, method));
        return method.Name == ConfigureServices ? callers.Concat(code.MethodsNaming([UseStartup]).Where(caller => Uses(caller, method))) : callers;
    }

    /// <summary>Not where another override may run instead.</summary>
    private bool Leads(MethodFact from, MethodFact to) =>
        Array.Exists(linker.Of(Entry.Of(from.Id)).Targets, link => link.Target.Method == to.Id && link.Certainty == Certainty.Direct);

    private bool Uses(MethodFact host, MethodFact configure) => code.ReadBody(host.Id)?.Calls.Any(call =>
        call is { Name: UseStartup, TypeArguments: { Count: 1 } types } && call.DeclaringType.StartsWith("Microsoft.AspNetCore.Hosting.", StringComparison.Ordinal)
        && ServicesOf(TypeNames.Definition(types[0])) == configure.Id) == true;

    private string? ServicesOf(string startup) => code.FindType(startup)?.SelfAndBases(code)
        .Select(type => type.Methods.FirstOrDefault(method => method is { Name: ConfigureServices, ParameterTypes.Count: 1 })?.Id)
        .FirstOrDefault(id => id is not null);
}
