namespace DeliveryGap;

/// <summary>How a customer let it be known that a feature is wanted.</summary>
public enum SignalKind
{
    /// <summary>A conversation with a customer.</summary>
    Interview = 0,

    /// <summary>A request or complaint to support.</summary>
    Ticket = 1,

    /// <summary>A call or a deal that hung on it.</summary>
    Sales = 2,

    /// <summary>Answers to a survey.</summary>
    Survey = 3,
}
