using DeliveryGap;

namespace Undelivered;

// DG1017: nothing reaches it, for the endpoint that should say so has a slip in the key (Program.cs).
// DG1004: no target. Any number of wishes will do, so none was promised.
[Feature("wishlist.keep", Owner = "discovery")]
[SuccessMetric("shop.wishlist.added", MetricKind.UsageFrequency)]
public static class KeepAWishlist;
