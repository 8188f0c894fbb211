namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>A project of a program under test.</summary>
/// <param name="Name">The assembly's.</param>
/// <param name="IsOwn">False for a package: its code is not read.</param>
internal sealed record Project(string Name, string Source, bool IsOwn = true);
