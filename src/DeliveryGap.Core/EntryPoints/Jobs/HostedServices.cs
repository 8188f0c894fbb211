using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary><c>BackgroundService</c> and whatever else implements <c>IHostedService</c>.</summary>
internal static class HostedServices
{
    private const string HostedService = "Microsoft.Extensions.Hosting.IHostedService";
    private static readonly string[] Handlers = ["ExecuteAsync", "StartAsync", "StartingAsync", "StartedAsync"];

    public static EntryPoint? Job(TypeFact type, ICodeReader code)
    {
        if (type.Shape != TypeShape.Class || type.IsAbstract || !type.IsOwn || !type.Is(HostedService, code))
            return null;

        var marks = new Marks();
        List<string> handlers = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var current in type.SelfAndBases(code).TakeWhile(current => current.IsOwn))
        {
            foreach (var method in current.Methods)
            {
                if (Array.IndexOf(Handlers, method.Name) < 0 || method.IsAbstract || !names.Add(method.Name))
                    continue;
                handlers.Add(method.Id);
                marks.Add(method.Attributes);
            }
        }

        return new()
        {
            Kind = EntryPointKind.Job,
            Id = "job " + type.Name,
            Symbol = "T:" + type.Name,
            Place = type.Place,
            Handlers = handlers,
            HandlerType = type.Name,
            Marks = marks.AddTypes(type.Name, code).Levels,
        };
    }
}
