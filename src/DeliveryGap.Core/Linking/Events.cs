using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Linking;

/// <summary>Own events: who subscribes is called where the event is raised.</summary>
internal sealed class Events(ICodeReader code, Dispatch dispatch)
{
    private const string Add = "add_";

    /// <summary>The functions that a call subscribes to an own event; null when it is no subscription.</summary>
    public IReadOnlyCollection<string>? Subscription(Call call)
    {
        // Accessors that somebody wrote do with the handler what they like: it counts where it is made.
        if (!call.Name.StartsWith(Add, StringComparison.Ordinal) || call.Arguments.Count != 1 || !code.MayBeOwn(call.DeclaringType)
            || code.ReadBody(call.Method) is { Calls.Count: > 0 })
        {
            return null;
        }

        return [.. FunctionsIn(call.Arguments[0])];
    }

    /// <summary>Whether a call runs what subscribed to an event of the type that declares it.</summary>
    public bool IsRaise(Call call) => Accessor(call) is not null;

    /// <param name="isComplete">False where there may be others.</param>
    public IEnumerable<string> Handlers(Call raise, out bool isComplete)
    {
        HashSet<string> handlers = new(StringComparer.Ordinal);
        isComplete = true;
        var accessor = Accessor(raise)!;
        foreach (var id in dispatch.Slots(accessor).Prepend(accessor.Id))
        {
            var callers = code.CallersOf(id);
            isComplete &= callers.IsComplete;
            foreach (var site in callers.Sites)
            {
                foreach (var argument in site.Call.Arguments)
                    handlers.UnionWith(FunctionsIn(argument));
            }
        }

        return handlers;
    }

    private MethodFact? Accessor(Call call)
    {
        if (call is not { Name: "Invoke", Receiver: FieldValue { Type: { } type } field })
            return null;
        var name = field.Field.LastIndexOf('.');
        return code.FindMethod("M:" + field.Field.Substring(2, name - 1) + Add + field.Field.Substring(name + 1) + "(" + type + ")");
    }

    private static IEnumerable<string> FunctionsIn(Value value) => value switch
    {
        FunctionValue function => [function.Method],
        ChoiceValue choice => choice.Options.SelectMany(FunctionsIn),
        _ => [],
    };
}
