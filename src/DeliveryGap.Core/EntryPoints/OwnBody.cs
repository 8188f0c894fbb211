using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>What an entry point's handlers do themselves: their bodies and those of the lambdas and local functions in them.</summary>
public static class OwnBody
{
    // A handler with more functions inside than that is no handler; the walk ends and what follows is not known.
    private const int MaxFunctions = 1000;

    /// <summary>Handlers first, then what they hold. Null where one of the bodies cannot be read.</summary>
    public static IReadOnlyList<(MethodFact Method, MethodBody Body)>? Of(EntryPoint entryPoint, ICodeReader code)
    {
        List<(MethodFact, MethodBody)> bodies = [];
        Queue<string> waiting = new(entryPoint.Handlers);
        HashSet<string> seen = new(entryPoint.Handlers, StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var id = waiting.Dequeue();
            if (bodies.Count == MaxFunctions || code.FindMethod(id) is not { } method || code.ReadBody(id) is not { } body)
                return null;
            bodies.Add((method, body));
            foreach (var function in body.Functions)
            {
                if (seen.Add(function))
                    waiting.Enqueue(function);
            }
        }

        return bodies.Count == 0 ? null : bodies;
    }
}
