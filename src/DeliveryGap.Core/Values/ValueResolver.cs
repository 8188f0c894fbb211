using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>
/// Where values come from: through fields, properties, parameters, own methods and tuples, back to the constants and creations that
/// they are. One for all that is asked of a reader; safe for several threads if the reader is.
/// </summary>
public sealed class ValueResolver
{
    private readonly ICodeReader code;
    private readonly Dispatch dispatch;
    private readonly CallPaths paths;

    internal Dispatch Dispatch => dispatch;

    public ValueResolver(ICodeReader code)
    {
        this.code = code;
        dispatch = new(code);
        paths = new(code, dispatch);
    }

    /// <summary>The ways on which a method's body is entered.</summary>
    public BodyPaths PathsTo(string method) => new(method, paths);

    /// <summary>What a value may be; one <see cref="UnknownValue"/> among them where there may be more than is listed.</summary>
    public IReadOnlyList<Origin> Origins(Value value, Frame frame) => new OriginSearch(code, dispatch, paths).Of(value, frame);

    /// <summary>The only thing that a value can be; null where there are several.</summary>
    public Origin? Origin(Value value, Frame frame) => Origins(value, frame) is { Count: 1 } origins ? origins[0] : null;

    /// <summary>What a text may be, with <c>…</c> for each part that is not known; at least one.</summary>
    public IReadOnlyList<string> Texts(Value value, Frame frame) => new TextSearch(code, dispatch, paths).Of(value, frame);

    /// <summary>The own types that can be created among a type and those that derive from or implement it.</summary>
    public IReadOnlyList<TypeFact> ConcreteTypes(string type) => [.. dispatch.Concrete(type)];

    /// <summary>The own method that a virtual or interface call runs on an object of exactly that type; null when it cannot be told.</summary>
    public MethodFact? Target(Call call, string type) => dispatch.Target(call.Method, call.DeclaringType, type);

    /// <summary>
    /// The call that a lambda is handed to, and where in its arguments; null when it is not handed to one, or to several.
    /// </summary>
    public (Call Call, int Argument)? HandedTo(MethodFact lambda)
    {
        (Call, int)? found = null;
        foreach (var call in lambda.Holder is { } holder && code.ReadBody(holder) is { } body ? body.Calls : [])
        {
            for (var i = 0; i < call.Arguments.Count; i++)
            {
                if (call.Arguments[i] is not FunctionValue function || function.Method != lambda.Id)
                    continue;
                if (found is not null)
                    return null;
                found = (call, i);
            }
        }

        return found;
    }
}
