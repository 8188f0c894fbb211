using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>Foreign members that look through an assembly for types to register: what they find, nobody names.</summary>
public static class AssemblyScanning
{
    private const string Assembly = "System.Reflection.Assembly";

    // FromAssemblyOf<T>(), RegisterServicesFromAssemblyContaining<T>(), AddValidatorsFromAssemblies(…)
    public const string NamePart = "Assembl";

    // They look for parts of their own: controllers, configurations of entities, user secrets.
    private static readonly string[] Frameworks = ["System.", "Microsoft."];

    /// <param name="declaringType">A foreign one.</param>
    /// <param name="parameterTypes">As documentation ids write them.</param>
    public static bool Is(string declaringType, string name, IReadOnlyList<string> parameterTypes)
    {
        foreach (var framework in Frameworks)
        {
            if (declaringType.StartsWith(framework, StringComparison.Ordinal))
                return false;
        }

        if (name.IndexOf(NamePart, StringComparison.Ordinal) >= 0)
            return true;
        foreach (var type in parameterTypes)
        {
            if (TypeNames.Definition(type) == Assembly || TypeNames.Arguments(type).Contains(Assembly))
                return true;
        }

        return false;
    }
}
