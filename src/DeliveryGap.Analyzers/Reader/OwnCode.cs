using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What is own code as far as the compiler can tell.</summary>
internal static class OwnCode
{
    // The public keys that .NET, ASP.NET Core and what ships with them are signed with.
    private static readonly HashSet<string> FrameworkKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "b03f5f7f11d50a3a", "b77a5c561934e089", "adb9793829ddae60", "cc7b13ffcd2ddd51", "31bf3856ad364e35", "7cec85d7bea7798e",
    };

    /// <summary>
    /// Whether an assembly may be own code: this one, one that is compiled from source beside it, or a project's; where nobody says which
    /// are, whatever is not the framework's.
    /// </summary>
    /// <param name="projects">The simple names of the assemblies that project references bring; null where that is not known.</param>
    public static bool MayBe(IAssemblySymbol assembly, Compilation compilation, IReadOnlyCollection<string>? projects) =>
        SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        || compilation.GetMetadataReference(assembly) is CompilationReference
        || (projects is null ? !IsFramework(assembly.Identity.PublicKeyToken) : projects.Contains(assembly.Name));

    /// <summary>Every type in a namespace, nested ones after those that hold them.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(container);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (current is INamedTypeSymbol type)
                yield return type;
            foreach (var member in current.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner && !ExtensionMembers.IsBlock(inner as INamedTypeSymbol))
                    open.Push(inner);
            }
        }
    }

    private static bool IsFramework(ImmutableArray<byte> token)
    {
        if (token.IsDefaultOrEmpty)
            return false;
        var text = new System.Text.StringBuilder(token.Length * 2);
        foreach (var part in token)
            text.Append(part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return FrameworkKeys.Contains(text.ToString());
    }
}
