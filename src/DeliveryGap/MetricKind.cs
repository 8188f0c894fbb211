namespace DeliveryGap;

/// <summary>What a number says about a feature, and so how it is read and which direction is better.</summary>
public enum MetricKind
{
    /// <summary>The share of users who reach the point where the feature helps them. More is better.</summary>
    Activation = 0,

    /// <summary>How often it is used. More is better.</summary>
    UsageFrequency = 1,

    /// <summary>The share of what was started that was finished. More is better.</summary>
    Completion = 2,

    /// <summary>The share of users who come back. More is better.</summary>
    Retention = 3,

    /// <summary>The share of users who take the step that matters. More is better.</summary>
    Conversion = 4,

    /// <summary>How many users were won. More is better.</summary>
    Acquisition = 5,

    /// <summary>How content users say they are, on average. More is better.</summary>
    Satisfaction = 6,

    /// <summary>What it earns. More is better.</summary>
    Revenue = 7,

    /// <summary>What it costs. Less is better.</summary>
    Cost = 8,

    /// <summary>The share of attempts that fail. Less is better.</summary>
    FailureRate = 9,

    /// <summary>How long users wait. Less is better.</summary>
    Latency = 10,

    /// <summary>How much users do with it. More is better.</summary>
    Engagement = 11,
}
