namespace DeliveryGap.Core.Catalog;

/// <summary>Framework members that wrap what an endpoint answers: an object given to them goes back to the caller, not on to a handler.</summary>
internal static class ResultFactories
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults", "Microsoft.AspNetCore.Http.IResultExtensions",
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.Controller", "Microsoft.AspNetCore.Mvc.ActionResult`1",
    };

    private static readonly string[] ResultNamespaces = ["Microsoft.AspNetCore.Mvc.", "Microsoft.AspNetCore.Http.HttpResults."];

    public static bool Contains(string declaringType) =>
        Types.Contains(declaringType)
        || Array.Exists(ResultNamespaces, space => declaringType.StartsWith(space, StringComparison.Ordinal))
            && declaringType.Split('`')[0].EndsWith("Result", StringComparison.Ordinal);
}
