using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>Own events: who subscribes is called where the event is raised.</summary>
internal sealed class Events(ICodeReader code, ValueResolver values)
{
    private const string Subscribe = "add_";

    /// <summary>The functions that a call subscribes to an own event; null when it is no subscription.</summary>
    public IReadOnlyCollection<string>? Subscription(Call call)
    {
        // Accessors that somebody wrote do with the handler what they like: it counts where it is made.
        if (!call.Name.StartsWith(Subscribe, StringComparison.Ordinal) || call.Arguments.Count != 1 || !code.MayBeOwn(call.DeclaringType)
            || code.ReadBody(call.Method) is { Calls.Count: > 0 })
        {
            return null;
        }

        return [.. FunctionsIn(call.Arguments[0])];
    }

    /// <summary>Whether a field holds what subscribed to an event of the type that declares it.</summary>
    public bool IsEvent(FieldValue field) => Accessor(field) is not null;

    /// <summary>The functions that are subscribed to an event.</summary>
    /// <param name="isComplete">False where there may be others.</param>
    public IReadOnlyCollection<string> Handlers(FieldValue field, out bool isComplete)
    {
        HashSet<string> handlers = new(StringComparer.Ordinal);
        isComplete = true;
        var accessor = Accessor(field)!;
        foreach (var id in values.Dispatch.Slots(accessor).Prepend(accessor.Id))
        {
            var callers = code.CallersOf(id);
            isComplete &= callers.IsComplete;
            foreach (var site in callers.Sites)
            {
                foreach (var argument in site.Call.Arguments)
                    isComplete &= Add(values.Origins(argument, Frame.Of(site.Caller.Id)), handlers);
            }
        }

        return handlers;
    }

    private static bool Add(IReadOnlyList<Origin> origins, HashSet<string> handlers)
    {
        var isKnown = true;
        foreach (var origin in origins)
        {
            if (origin.Value is FunctionValue function)
                handlers.Add(function.Method);
            else
                isKnown &= origin.Value is ConstantValue;
        }

        return isKnown;
    }

    private MethodFact? Accessor(FieldValue field)
    {
        var name = field.Field.LastIndexOf('.');
        return field.Type is { } type ? code.FindMethod("M:" + field.Field.Substring(2, name - 1) + Subscribe + field.Field.Substring(name + 1) + "(" + type + ")") : null;
    }

    private static IEnumerable<string> FunctionsIn(Value value) => value switch
    {
        FunctionValue function => [function.Method],
        ChoiceValue choice => choice.Options.SelectMany(FunctionsIn),
        _ => [],
    };
}
