using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DeliveryGap.AspNetCore.Tests.Pages;

[Feature("page")]
public sealed class CatalogueModel : PageModel
{
    public void OnGet()
    {
    }
}
