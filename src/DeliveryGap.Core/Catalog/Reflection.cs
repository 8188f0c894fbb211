namespace DeliveryGap.Core.Catalog;

/// <summary>Framework members that run or create what they are told at run time: what that is cannot be seen.</summary>
public static class Reflection
{
    /// <summary>Creates what its only type argument or argument names; no wall where that is known.</summary>
    public const string Activator = "System.Activator";

    private static readonly HashSet<string> Walls = new(StringComparer.Ordinal)
    {
        "System.Reflection.MethodBase.Invoke", "System.Reflection.MethodInfo.Invoke", "System.Reflection.ConstructorInfo.Invoke",
        "System.Reflection.MethodInvoker.Invoke", "System.Reflection.ConstructorInvoker.Invoke",
        "System.Reflection.PropertyInfo.GetValue", "System.Reflection.PropertyInfo.SetValue",
        "System.Type.InvokeMember", "System.Delegate.DynamicInvoke", "System.Activator.CreateInstance",
    };

    /// <summary>The types that declare them.</summary>
    public static IReadOnlyCollection<string> DeclaringTypes { get; } = [.. Walls.Select(row => row.Substring(0, row.LastIndexOf('.'))).Distinct()];

    /// <param name="member">The metadata name.</param>
    public static bool IsWall(string declaringType, string member) => Walls.Contains(declaringType + "." + member);
}
