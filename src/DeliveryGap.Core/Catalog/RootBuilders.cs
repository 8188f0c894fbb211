namespace DeliveryGap.Core.Catalog;

/// <summary>Who hands the application's own endpoint builder to own code: what is mapped on it has no prefix.</summary>
internal static class RootBuilders
{
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";

    private static readonly HashSet<string> Lambdas = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Builder.EndpointRoutingApplicationBuilderExtensions.UseEndpoints",
        "Microsoft.AspNetCore.Builder.MvcApplicationBuilderExtensions.UseMvc",
    };

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["AddRoutes"] = "Carter.ICarterModule", ["AddRoute"] = "MinimalApi.Endpoint.IEndpoint",
    };

    // It takes a prefix from its constructor.
    private const string CarterModule = "Carter.CarterModule";

    public static bool IsOne(string? type) => type == Application;

    /// <summary>Whether the lambda given to such a call gets it.</summary>
    public static bool GiveToLambda(string declaringType, string name) => Lambdas.Contains(declaringType + "." + name);

    /// <summary>Whether a framework calls such a member with it.</summary>
    /// <param name="isOne">Asked whether the member's type is, derives from or implements another.</param>
    public static bool GiveToMember(string name, Func<string, bool> isOne) => Members.TryGetValue(name, out var type) && isOne(type) && !isOne(CarterModule);
}
