namespace DeliveryGap.Tool.Queries;

/// <summary>Prometheus cannot be asked for a metric. The message says why, in words that follow a colon.</summary>
internal sealed class UnanswerableException(string message) : Exception(message);
