using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>What the facts of a compilation depend on beside the bodies of its methods. Keeps no compilation alive.</summary>
internal sealed class CompilationKey
{
    private readonly string? assembly;
    private readonly ulong fingerprint;
    private readonly OutputKind kind;
    private readonly string? main;
    private readonly MetadataImportOptions imports;
    private readonly string? projects;
    private readonly List<(WeakReference<object> Target, MetadataReferenceProperties Properties)> references = [];

    /// <param name="fingerprint">What is declared: <see cref="TreeShape.FingerprintOf"/>.</param>
    /// <param name="projects">See <see cref="OwnCode"/>.</param>
    public CompilationKey(Compilation compilation, ulong fingerprint, IReadOnlyCollection<string>? projects)
    {
        assembly = compilation.AssemblyName;
        this.fingerprint = fingerprint;
        kind = compilation.Options.OutputKind;
        main = compilation.Options.MainTypeName;
        imports = compilation.Options.MetadataImportOptions;
        this.projects = Join(projects);
        foreach (var reference in compilation.References)
            references.Add((new(TargetOf(reference)), reference.Properties));
    }

    /// <summary>Whether the key of that compilation would be the same: asked at each keystroke.</summary>
    public bool IsOf(Compilation compilation, ulong declared, IReadOnlyCollection<string>? others)
    {
        if (fingerprint != declared || assembly != compilation.AssemblyName || kind != compilation.Options.OutputKind || main != compilation.Options.MainTypeName
            || imports != compilation.Options.MetadataImportOptions || projects != Join(others))
        {
            return false;
        }

        var count = 0;
        foreach (var reference in compilation.References)
        {
            if (count == references.Count || !references[count].Target.TryGetTarget(out var mine) || !ReferenceEquals(mine, TargetOf(reference))
                || !references[count].Properties.Equals(reference.Properties))
            {
                return false;
            }

            count++;
        }

        return count == references.Count;
    }

    private static string? Join(IReadOnlyCollection<string>? projects) => projects is null ? null : string.Join("|", projects);

    // The editor makes the reference to another project anew; what counts is what it stands for.
    private static object TargetOf(MetadataReference reference) => reference is CompilationReference { Compilation: var other } ? other : reference;
}
