using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>Hangfire's jobs: the own methods that expressions name, which run later and elsewhere, whoever asked for them.</summary>
internal sealed class EnqueuedJobs(ICodeReader code, Dispatch dispatch)
{
    public IEnumerable<EntryPoint> In(MethodBody body)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var call in body.Calls)
        {
            if (!JobMethods.Make(call.DeclaringType, call.Name))
                continue;
            foreach (var tree in call.Arguments.OfType<ExpressionValue>())
            {
                // A framework's own method is nobody's job.
                if (code.FindMethod(tree.Method) is { } method && seen.Add(method.Id))
                    yield return Of(method);
            }
        }
    }

    /// <summary>Stands at the method, which carries its marks; where it is an interface's, with all that implement it.</summary>
    private EntryPoint Of(MethodFact method)
    {
        MethodFact[] handlers = method.IsAbstract
            ? [.. dispatch.Concrete(method.DeclaringType).Select(type => dispatch.Target(method.Id, method.DeclaringType, type.Name)).OfType<MethodFact>().Distinct()]
            : [method];
        var marks = new Marks().Add(method.Attributes);
        foreach (var handler in handlers.Where(handler => handler != method))
            marks.Add(handler.Attributes).AddTypes(handler.DeclaringType, code);
        return new()
        {
            Kind = EntryPointKind.Job,
            Id = $"job {method.DeclaringType}.{method.Name}",
            Symbol = method.Symbol,
            Place = method.Place,
            Handlers = [.. handlers.Select(handler => handler.Id)],
            Marks = marks.AddTypes(method.DeclaringType, code).Levels,
        };
    }
}
