namespace DeliveryGap.Core.Catalog;

/// <summary>What EF Core calls where changes are saved, whoever saves them: nothing on a path says so.</summary>
internal static class SaveInterceptors
{
    public static IReadOnlyList<string> All { get; } = ["Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor", "Microsoft.EntityFrameworkCore.Diagnostics.ISaveChangesInterceptor"];
}
