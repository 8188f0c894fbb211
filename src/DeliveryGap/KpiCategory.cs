namespace DeliveryGap;

/// <summary>What a key performance indicator is about.</summary>
public enum KpiCategory
{
    /// <summary>Winning users.</summary>
    Acquisition = 0,

    /// <summary>Users who take the step that matters.</summary>
    Conversion = 1,

    /// <summary>Users who come back.</summary>
    Retention = 2,

    /// <summary>Users who are content.</summary>
    Satisfaction = 3,

    /// <summary>Speed and reliability.</summary>
    TechnicalPerformance = 4,

    /// <summary>What comes in.</summary>
    Revenue = 5,

    /// <summary>What goes out.</summary>
    Cost = 6,
}
