namespace DeliveryGap.Tool.Review.Asking;

/// <summary>A server did not answer a query. The message says what it did in its place.</summary>
/// <param name="isUnreachable">So it will with the next query.</param>
internal sealed class EndpointException(string message, bool isUnreachable = false) : Exception(message)
{
    public bool IsUnreachable { get; } = isUnreachable;
}
