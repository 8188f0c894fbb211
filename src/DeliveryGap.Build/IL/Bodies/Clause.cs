using System.Reflection.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Where a <c>catch</c> clause lies in a body.</summary>
internal sealed class Clause(ExceptionRegion region)
{
    public bool HasFilter { get; } = region.Kind == ExceptionRegionKind.Filter;

    /// <summary>Its filter, where it has one.</summary>
    public int Start { get; } = region.Kind == ExceptionRegionKind.Filter ? region.FilterOffset : region.HandlerOffset;

    public int Handler { get; } = region.HandlerOffset;

    /// <summary>The offset behind it.</summary>
    public int End { get; } = (int)Math.Min(int.MaxValue, (long)region.HandlerOffset + region.HandlerLength);

    /// <summary>Where what it protects begins.</summary>
    public int Try { get; } = region.TryOffset;

    /// <summary>The offset behind that.</summary>
    public int TryEnd { get; } = (int)Math.Min(int.MaxValue, (long)region.TryOffset + region.TryLength);

    /// <summary>Nil where a filter says it.</summary>
    public EntityHandle CatchType { get; } = region.Kind == ExceptionRegionKind.Filter ? default : region.CatchType;

    public bool Holds(int offset) => offset >= Start && offset < End;
}
