using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

namespace Undelivered.Parcels;

// DG2006: the code counts shop.parcels.found. DG2003: nobody counts the parcels that were asked for, so this is a share of nothing.
// At the level Outcome, DG3001: no code asks for the flag, so nobody can switch this off.
[ApiController]
[Feature("parcels.track", Owner = "logistics", Flag = "parcel-tracking")]
[SuccessMetric("shop.parcel.found", MetricKind.Conversion, Per = "shop.parcels.sought", Target = 0.9)]
public sealed class ParcelsController : ControllerBase
{
    [HttpGet("parcels/{number}")]
    public string Find(string number)
    {
        try
        {
            var days = long.Parse(number) % 7;
            Instruments.ParcelsFound.Add(1);
            return $"{days} days away.";
        }
        catch (FormatException)
        {
            // At the level Outcome, DG2004: a parcel that cannot be found looks like an empty page to the shopper, and like nothing to us.
            return "";
        }
    }
}
