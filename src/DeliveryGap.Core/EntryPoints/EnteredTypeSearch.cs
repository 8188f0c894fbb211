using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Types that implement or derive from what the catalog lists: jobs, handlers of messages, a team's own.</summary>
/// <remarks>
/// Nobody implements such a type for anything else, so whether it is registered does not matter: that may be done by reflection, or in a
/// project that the editor does not see. But a class that others derive from may be there for those alone.
/// </remarks>
internal sealed class EnteredTypeSearch
{
    private readonly ICodeReader code;
    private readonly Dispatch dispatch;
    private readonly ILookup<string, EnteredType> rows;
    private readonly Func<string, bool> isRow;

    public EnteredTypeSearch(ICodeReader code, Dispatch dispatch, OwnKinds own)
    {
        this.code = code;
        this.dispatch = dispatch;
        rows = EnteredTypes.All(own).ToLookup(row => row.Type, StringComparer.Ordinal);
        isRow = rows.Contains;
    }

    /// <summary>Told before its whole hierarchy is looked through.</summary>
    public bool MayBeOne(TypeFact type) => TypeEntryPoint.IsConcrete(type) && TypeEntryPoint.HasAbove(type, isRow, code);

    public IEnumerable<EntryPoint> Of(TypeFact type)
    {
        if (!MayBeOne(type))
            yield break;
        bool? isForOthers = null;
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var above in dispatch.Hierarchy.Of(TypeNames.Open(type.Name)))
        {
            foreach (var row in rows[TypeNames.Definition(above)])
            {
                // Who names a type is asked for the few that are one.
                if (isForOthers ??= IsForOthers(type))
                    yield break;
                foreach (var entryPoint in Of(row, above, type))
                {
                    if (ids.Add(entryPoint.Id))
                        yield return entryPoint;
                }
            }
        }
    }

    private IEnumerable<EntryPoint> Of(EnteredType row, string closed, TypeFact type)
    {
        var handlers = Handlers(row, closed, type);
        if (handlers.Any(handler => RunsOthers(handler, row)))
            return [];
        switch (row.Kind)
        {
            case EntryPointKind.Message:
                // What is handled by an open type, nobody says here.
                return TypeNames.Arguments(closed) is { Count: > 0 } arguments && !TypeNames.IsOpen(arguments[0])
                    ? [TypeEntryPoint.Of(row.Kind, MessageId(arguments[0], type), type, handlers, code)]
                    : [];
            case EntryPointKind.Hub:
                return handlers.Select(handler => TypeEntryPoint.Of(row.Kind, $"hub {type.Name}.{SourceName(handler)}", handler, type, code));
            case EntryPointKind.Grpc:
                return handlers.Select(handler => TypeEntryPoint.Of(row.Kind, $"grpc /{type.Name}/{SourceName(handler)}", handler, type, code));
            default:
                return [TypeEntryPoint.Of(row.Kind, row.Kind.ToString().ToLowerInvariant() + " " + type.Name, type, handlers, code)];
        }
    }

    /// <summary>Others that derive from it are named, to be registered, and it is not: as good as abstract.</summary>
    private bool IsForOthers(TypeFact type) =>
        !code.IsMentioned(type.Name) && !code.ScansAssemblies && dispatch.Concrete(type.Name).Any(derived => derived.Name != type.Name && code.IsMentioned(derived.Name));

    /// <summary>A runner or a decorator: what it runs is entered by itself.</summary>
    private bool RunsOthers(MethodFact handler, EnteredType row) => code.ReadBody(handler.Id)?.Calls.Any(call =>
        call.DeclaringType == row.Type && !call.IsBase && call.Receiver is not (null or ParameterValue { Ordinal: -1 }) && row.Members.Contains(call.Name)) == true;

    internal static string MessageId(string message, TypeFact handler) => $"message {message} {handler.Name}";

    private IReadOnlyList<MethodFact> Handlers(EnteredType row, string closed, TypeFact type)
    {
        if (closed.IndexOf('{') < 0)
            return Named(row, type);
        List<MethodFact> handlers = [];
        foreach (var member in code.FindType(row.Type)?.Methods ?? [])
        {
            if (row.Members.Contains(member.Name) && dispatch.Implementation(member, closed, type) is { } handler)
                handlers.Add(handler);
        }

        return handlers;
    }

    /// <summary>The nearest own methods of those names.</summary>
    private List<MethodFact> Named(EnteredType row, TypeFact type)
    {
        List<MethodFact> handlers = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var method in type.SelfAndBases(code).TakeWhile(current => current.IsOwn).SelectMany(current => current.Methods))
        {
            if (!method.IsAbstract && row.Members.Contains(SourceName(method)) && names.Add(SourceName(method)))
                handlers.Add(method);
        }

        return handlers;
    }

    // Shop.IJob.Run is Run, of an interface that is implemented by its name.
    private static string SourceName(MethodFact method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);
}
