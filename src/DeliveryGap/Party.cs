namespace DeliveryGap;

/// <summary>Those who have to be ready when a feature reaches users. A name of your own is as good, once a <see cref="DeliveryChainAttribute"/> declares it.</summary>
public static class Party
{
    /// <summary>Tells the market.</summary>
    public const string Marketing = "marketing";

    /// <summary>Sells it.</summary>
    public const string Sales = "sales";

    /// <summary>Helps users with it.</summary>
    public const string Support = "support";

    /// <summary>Prices, bills and books it.</summary>
    public const string Finance = "finance";

    /// <summary>Explains it.</summary>
    public const string Docs = "docs";

    /// <summary>Answers for it before the law.</summary>
    public const string Legal = "legal";
}
