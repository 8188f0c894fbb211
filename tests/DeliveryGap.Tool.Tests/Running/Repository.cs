using System.Reflection;

namespace DeliveryGap.Tool.Tests.Running;

/// <summary>This repository, from which the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!);
}
