using System.Reflection;

namespace DeliveryGap.AspNetCore;

/// <summary>A gRPC endpoint's service and method, read by name: whoever serves no gRPC needs none of its packages.</summary>
internal static class GrpcMethod
{
    public static bool MayBe(object item) => item.GetType().FullName == "Grpc.AspNetCore.Server.GrpcMethodMetadata";

    /// <returns>Null where its form is not the known one, or the method is overloaded.</returns>
    public static (Type Service, MethodInfo Called)? Of(object item)
    {
        if (Read(item, "ServiceType") is not Type service || Read(item, "Method") is not { } method || Read(method, "Name") is not string name)
            return null;
        var called = service.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(candidate => candidate.Name == name).ToArray();
        return called.Length == 1 ? (service, called[0]) : null;
    }

    private static object? Read(object holder, string property) => holder.GetType().GetProperty(property)?.GetValue(holder);
}
