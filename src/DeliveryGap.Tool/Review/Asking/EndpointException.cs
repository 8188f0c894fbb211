namespace DeliveryGap.Tool.Review.Asking;

/// <summary>A server did not answer a query. The message says what it did in its place.</summary>
internal sealed class EndpointException(string message) : Exception(message);
