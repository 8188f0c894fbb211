using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Own methods that map the handler which they are handed: the endpoint stands at their callers.</summary>
internal sealed class MappingHelpers(ICodeReader code)
{
    // Helpers of helpers of helpers.
    private const int MaxDepth = 6;

    /// <summary>Whether the method maps a handler that it is handed.</summary>
    public bool IsOne(string method) => Inner(method, 0).Any();

    /// <summary>The calls from one in a body to the framework's that maps; none for a call that maps nothing, or something that its own body is handed.</summary>
    public IEnumerable<IReadOnlyList<Call>> Chains(Call call)
    {
        if (EndpointMethods.Maps(call.DeclaringType, call.Name, out _))
            return call.Arguments.Count < 2 || IsHandedIn(call.Arguments[call.Arguments.Count - 1]) ? [] : [[call]];
        return call.Arguments.Any(argument => argument is FunctionValue) && code.MayBeOwn(call.DeclaringType)
            ? Inner(call.Method, 0).Select(IReadOnlyList<Call> (inner) => [call, .. inner])
            : [];
    }

    private IEnumerable<IReadOnlyList<Call>> Inner(string method, int depth)
    {
        if (depth == MaxDepth || code.ReadBody(method) is not { } body)
            yield break;
        foreach (var call in body.Calls)
        {
            if (EndpointMethods.Maps(call.DeclaringType, call.Name, out _))
            {
                if (call.Arguments.Count > 1 && IsHandedIn(call.Arguments[call.Arguments.Count - 1]))
                    yield return [call];
            }
            else if (call.Arguments.Any(IsHandedIn) && code.MayBeOwn(call.DeclaringType) && call.Method != method)
            {
                foreach (var inner in Inner(call.Method, depth + 1))
                    yield return [call, .. inner];
            }
        }
    }

    /// <summary>A delegate that the method was given.</summary>
    private static bool IsHandedIn(Value value) =>
        value is ParameterValue { Ordinal: >= 0, Type: { } type }
        && (type is "System.Delegate" or "System.MulticastDelegate" or "Microsoft.AspNetCore.Http.RequestDelegate"
            || type.StartsWith("System.Func{", StringComparison.Ordinal) || type.StartsWith("System.Action", StringComparison.Ordinal));
}
