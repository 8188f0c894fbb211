using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DeliveryGap.AspNetCore.Tests.Pages;

[Feature("page")]
public sealed class TwoHandlersModel : PageModel
{
    public void OnGet()
    {
    }

    [PartOf("handler")]
    public void OnPost()
    {
    }
}
