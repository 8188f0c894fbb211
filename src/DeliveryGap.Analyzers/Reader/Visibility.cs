using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Whether code of other assemblies may see something.</summary>
internal static class Visibility
{
    /// <summary>Nobody builds upon an application.</summary>
    public static bool IsSeenOutside(ISymbol symbol, Compilation compilation) =>
        compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication)
        && IsSeenOutside(symbol, HasFriends(compilation.Assembly));

    private static bool IsSeenOutside(ISymbol symbol, bool hasFriends)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            switch (current.DeclaredAccessibility)
            {
                case Accessibility.Private:
                case Accessibility.Internal or Accessibility.ProtectedAndInternal when !hasFriends:
                    return false;
            }
        }

        return true;
    }

    private static bool HasFriends(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "InternalsVisibleToAttribute")
                return true;
        }

        return false;
    }
}
