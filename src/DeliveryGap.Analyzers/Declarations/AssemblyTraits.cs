using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>
/// What is asked of every reference at every keystroke. References stay the same from one to the next; a project in an editor is
/// another with each of its own changes.
/// </summary>
internal sealed class AssemblyTraits
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyTraits> Cache = new();

    private AssemblyTraits(IAssemblySymbol assembly)
    {
        HoldsAttributes = Holds(assembly);
        References = [.. assembly.Modules.SelectMany(module => module.ReferencedAssemblies)];
    }

    /// <summary>It has DeliveryGap's attributes, the package's or a copy of its own.</summary>
    public bool HoldsAttributes { get; }

    public ImmutableArray<AssemblyIdentity> References { get; }

    public static AssemblyTraits Of(IAssemblySymbol assembly) => Cache.GetValue(assembly, found => new(found));

    public static bool Holds(IAssemblySymbol assembly) => assembly.GetTypeByMetadataName(DeliveryGapAttributes.Feature) is not null;
}
