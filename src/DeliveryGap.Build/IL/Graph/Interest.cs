using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>What makes a method matter by itself, whatever it calls.</summary>
internal static class Interest
{
    private const string DynamicBinder = "Microsoft.CSharp.RuntimeBinder.Binder";
    private const string GeneratedMetrics = "Microsoft.Extensions.Diagnostics.Metrics.";
    private const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";
    private const string Frameworks = "Microsoft.EntityFrameworkCore.";

    private static readonly HashSet<string> DeclaringTypes =
        new([DynamicBinder, .. Telemetry.DeclaringTypes, .. Reflection.DeclaringTypes], StringComparer.Ordinal);

    /// <summary>Whether a member of a type may be any of that: cheap, before the member's name is read.</summary>
    public static bool IsType(string declaringType) => DeclaringTypes.Contains(declaringType);

    /// <summary>Whether a call of a foreign member is telemetry, a flag check, or what cannot be seen through.</summary>
    public static bool IsCall(string declaringType, string member) =>
        declaringType == DynamicBinder
        || Telemetry.Creates(declaringType, member) is not null
        || Telemetry.Records(declaringType, member) is not null
        || Telemetry.Narrows(declaringType, member)
        || Telemetry.FlagOf(declaringType, member) is not null
        || Reflection.IsWall(declaringType, member);

    /// <summary>Whether a method that carries such an attribute is telemetry that a generator writes.</summary>
    public static bool IsAttribute(string type) =>
        type == LoggerMessage || type.StartsWith(GeneratedMetrics, StringComparison.Ordinal);

    /// <summary>Whether a foreign member may hand what it is given on to a handler of messages: the base library and what stores entities do not.</summary>
    public static bool MayDispatch(string declaringType) =>
        !declaringType.StartsWith("System.", StringComparison.Ordinal) && !declaringType.StartsWith(Frameworks, StringComparison.Ordinal);
}
