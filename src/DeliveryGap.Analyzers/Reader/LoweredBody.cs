using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Reader;

/// <param name="Body">Null where there is none to read.</param>
/// <param name="IsBroken">It does not compile, so calls may be missing.</param>
internal sealed record LoweredBody(MethodBody? Body, bool IsBroken)
{
    public static readonly LoweredBody None = new(null, false);
}
