using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.EntryPoints;

/// <param name="Prefix">See <see cref="GroupChain.Prefix"/>.</param>
/// <param name="Parts">What was handed to each of its groups, nearest first.</param>
internal sealed record MappedBuilder(string? Prefix, IReadOnlyList<IReadOnlyList<EndpointPart>> Parts);

/// <summary>The builders of one body: most of its endpoints are mapped on the same one.</summary>
internal sealed class MappedBuilders(Groups groups, EndpointMetadata metadata)
{
    private readonly Dictionary<BuilderIn, IReadOnlyList<MappedBuilder>> known = [];

    /// <summary>At least one; several where the builder is one of several.</summary>
    public IReadOnlyList<MappedBuilder> Of(Value builder, Frame frame)
    {
        // Each use of a parameter is a value of its own.
        object same = builder is ParameterValue parameter ? (parameter.Ordinal, parameter.Function) : builder;
        BuilderIn key = new(same, frame);
        if (!known.TryGetValue(key, out var found))
        {
            found = [.. groups.Of(builder, frame).Select(chain => new MappedBuilder(chain.Prefix, [.. chain.Groups.Select(group => metadata.On(group.Call, group.Frame))]))];
            known.Add(key, found);
        }

        return found;
    }

    private sealed record BuilderIn(object Builder, Frame Frame);
}
