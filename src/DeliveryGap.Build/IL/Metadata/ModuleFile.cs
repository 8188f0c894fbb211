using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>One assembly file, read into memory once; the file itself is closed again at once.</summary>
internal sealed class ModuleFile
{
    private Dictionary<string, int>? types;
    private Dictionary<string, int>? generatedTypes;
    private Dictionary<string, string>? forwarders;

    private ModuleFile(string path, PEReader file, MetadataReader metadata, bool isOwn, Action<string, string> onReference, int expected)
    {
        Path = path;
        File = file;
        Metadata = metadata;
        IsOwn = isOwn;
        Names = new Names(metadata, onReference, expected);
        Members = new Members(metadata, Names);
        NestedTypes = new NestedTypes(metadata);
        Assembly = metadata.IsAssembly
            ? metadata.GetString(metadata.GetAssemblyDefinition().Name)
            : System.IO.Path.GetFileNameWithoutExtension(path);
    }

    public string Path { get; }
    public string Assembly { get; }
    public bool IsOwn { get; }
    public PEReader File { get; }
    public MetadataReader Metadata { get; }
    public Names Names { get; }
    public Members Members { get; }
    public NestedTypes NestedTypes { get; }

    /// <summary>The same file for another thread, which names what it needs by itself.</summary>
    public ModuleFile Fork(Action<string, string>? onReference = null) => new(Path, File, Metadata, IsOwn, onReference ?? ((_, _) => { }), expected: 0) { types = types };

    /// <param name="problem">Why there is no module, as a sentence; null when there is one.</param>
    public static ModuleFile? Open(string path, bool isOwn, Action<string, string> onReference, out string? problem)
    {
        try
        {
            var file = new PEReader(SharedFile.Open(path), PEStreamOptions.PrefetchEntireImage);
            if (!file.HasMetadata)
            {
                problem = "It is no .NET assembly.";
                return null;
            }

            problem = null;
            var metadata = file.GetMetadataReader();
            return new ModuleFile(path, file, metadata, isOwn, onReference, isOwn ? metadata.TypeDefinitions.Count + metadata.TypeReferences.Count : 0);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            problem = e is FileNotFoundException or DirectoryNotFoundException ? "It does not exist."
                : e is IOException or UnauthorizedAccessException ? "It cannot be opened."
                : "It is empty, truncated or no .NET assembly.";
            return null;
        }
    }

    /// <summary>One of its types, those that the compiler made included; nil when it has none of that name.</summary>
    public TypeDefinitionHandle Type(string name)
    {
        var named = Generated.IsGenerated(name) ? generatedTypes ??= NameTypes(areGenerated: true) : types ??= NameTypes(areGenerated: false);
        return named.TryGetValue(name, out var row) ? MetadataTokens.TypeDefinitionHandle(row) : default;
    }

    /// <summary>The names of all its types but those that the compiler made, which are as many and hardly asked for.</summary>
    public IReadOnlyCollection<string> TypeNames => (types ??= NameTypes(areGenerated: false)).Keys;

    private Dictionary<string, int> NameTypes(bool areGenerated)
    {
        var all = new Dictionary<string, int>(areGenerated ? 0 : Metadata.TypeDefinitions.Count, StringComparer.Ordinal);
        foreach (var handle in Metadata.TypeDefinitions)
        {
            // The first wins where an obfuscator gave several the same name.
            if (!areGenerated && IsPlainlyGenerated(handle) || TryName(handle) is not { } name || Generated.IsGenerated(name) != areGenerated)
                continue;
            if (!all.ContainsKey(name))
                all.Add(name, MetadataTokens.GetRowNumber(handle));
        }

        return all;
    }

    /// <summary>Told without making its name a text: a closure or the like, which is no file-local type either.</summary>
    private bool IsPlainlyGenerated(TypeDefinitionHandle type)
    {
        try
        {
            return Metadata.StringComparer.StartsWith(Metadata.GetTypeDefinition(type).Name, "<>");
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return false;
        }
    }

    /// <summary>The simple name of the assembly that the type was moved to, if it was.</summary>
    public string? Forwarder(string type)
    {
        if (forwarders is null)
        {
            forwarders = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var handle in Metadata.ExportedTypes)
                AddForwarder(handle, forwarders);
        }

        return forwarders.TryGetValue(type, out var assembly) ? assembly : null;
    }

    private void AddForwarder(ExportedTypeHandle handle, Dictionary<string, string> all)
    {
        try
        {
            var type = Metadata.GetExportedType(handle);
            if (type.Implementation.Kind != HandleKind.AssemblyReference)
                return;
            var name = Metadata.GetString(type.Name);
            if (!type.Namespace.IsNil)
                name = Metadata.GetString(type.Namespace) + "." + name;
            all[name] = Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // One broken row hides one type.
        }
    }

    /// <summary>The name of a definition or reference; null when it is broken.</summary>
    public string? TryName(EntityHandle handle)
    {
        try
        {
            return Names.Definition(handle);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }
}

internal static class SharedFile
{
    /// <summary>Opens a file to be read whole, whoever else has it open.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
}
