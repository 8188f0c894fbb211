namespace DeliveryGap.Core.Catalog;

/// <summary>What puts the feature's key on the telemetry that ASP.NET Core records of a request: the package DeliveryGap.AspNetCore.</summary>
public static class RequestTagging
{
    /// <summary>The tag, on <see cref="Instrument"/> and on the request's activity.</summary>
    public const string Tag = "deliverygap.feature";

    public const string Instrument = "http.server.request.duration";

    private const string Method = "AddDeliveryGap";

    /// <summary>The names by which source calls it.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [Method];

    public static bool IsAdded(string declaringType, string member) =>
        member == Method && declaringType == "Microsoft.Extensions.DependencyInjection.DeliveryGapServiceCollectionExtensions";
}
