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
    private readonly WeakReference<object>[] references;
    private readonly MetadataReferenceProperties[] properties;

    /// <param name="projects">See <see cref="OwnCode"/>.</param>
    public CompilationKey(Compilation compilation, IReadOnlyCollection<string>? projects, CancellationToken cancellation)
    {
        assembly = compilation.AssemblyName;
        fingerprint = DeclarationFingerprint.Of(compilation.SyntaxTrees, cancellation);
        kind = compilation.Options.OutputKind;
        main = compilation.Options.MainTypeName;
        imports = compilation.Options.MetadataImportOptions;
        this.projects = projects is null ? null : string.Join("|", projects);
        // The editor makes the reference to another project anew; what counts is what it stands for.
        references = [.. compilation.References.Select(reference => new WeakReference<object>(reference is CompilationReference { Compilation: var other } ? other : reference))];
        properties = [.. compilation.References.Select(reference => reference.Properties)];
    }

    public bool Equals(CompilationKey other)
    {
        if (fingerprint != other.fingerprint || assembly != other.assembly || kind != other.kind || main != other.main || imports != other.imports
            || projects != other.projects || !properties.SequenceEqual(other.properties))
        {
            return false;
        }

        for (var i = 0; i < references.Length; i++)
        {
            if (!references[i].TryGetTarget(out var mine) || !other.references[i].TryGetTarget(out var theirs) || !ReferenceEquals(mine, theirs))
                return false;
        }

        return true;
    }
}
