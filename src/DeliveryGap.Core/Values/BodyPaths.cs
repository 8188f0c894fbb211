using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>The ways on which one body is entered, as far as they decide what the values in it are.</summary>
public sealed class BodyPaths
{
    private readonly string method;
    private readonly CallPaths paths;
    private readonly Dictionary<string, IReadOnlyList<Frame>> known = new(StringComparer.Ordinal);

    internal BodyPaths(string method, CallPaths paths)
    {
        this.method = method;
        this.paths = paths;
    }

    /// <summary>One frame for each way, if parameters go into one of the values; else one for all. At least one; values of the same parameters share them.</summary>
    public IReadOnlyList<Frame> For(IReadOnlyList<Value> values)
    {
        var parameters = Dependence.Key(values);
        if (!known.TryGetValue(parameters, out var found))
            known.Add(parameters, found = paths.To(method, values));
        return found;
    }
}
