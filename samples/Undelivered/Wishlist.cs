using DeliveryGap;

namespace Undelivered;

// DG1004: no target. Any number of wishes will do, so none was promised.
[Feature("wishlist.keep", Owner = "discovery")]
[SuccessMetric("shop.wishlist.added", MetricKind.UsageFrequency)]
public static class KeepAWishlist;
