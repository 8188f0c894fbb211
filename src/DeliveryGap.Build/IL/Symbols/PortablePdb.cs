using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Symbols;

/// <summary>A line of source that an instruction was made from.</summary>
internal sealed class SourceLine(int offset, string file, int line)
{
    public int Offset { get; } = offset;
    public string File { get; } = file;
    public int Line { get; } = line;
}

/// <summary>The portable PDB of one assembly: beside it, embedded in it, or none.</summary>
internal sealed class PortablePdb
{
    /// <summary>Without a PDB: nothing is known.</summary>
    public static readonly PortablePdb Absent = new(null);

    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
    private static readonly SourceLine[] NoLines = [];

    private readonly MetadataReader? metadata;
    private readonly Dictionary<int, string> documents = [];

    private PortablePdb(MetadataReader? metadata) => this.metadata = metadata;

    /// <param name="problem">Why a PDB that is there cannot be used, as a sentence; else null.</param>
    public static PortablePdb Open(ModuleFile module, out string? problem)
    {
        problem = null;
        try
        {
            var entries = module.File.ReadDebugDirectory();
            foreach (var entry in entries)
            {
                if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
                    return new PortablePdb(module.File.ReadEmbeddedPortablePdbDebugDirectoryData(entry).GetMetadataReader());
            }

            foreach (var entry in entries)
            {
                // The entry of a native PDB (DebugType full) has the same type.
                if (entry.Type == DebugDirectoryEntryType.CodeView && entry.IsPortableCodeView && OpenFile(module, entry, out problem) is { } pdb)
                    return pdb;
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            problem = "Its PDB is truncated or no portable PDB, so places are not known.";
        }

        return Absent;
    }

    private static PortablePdb? OpenFile(ModuleFile module, DebugDirectoryEntry entry, out string? problem)
    {
        problem = null;
        var data = module.File.ReadCodeViewDebugDirectoryData(entry);
        // The path may come from another machine, so also from another system.
        var name = data.Path.Substring(data.Path.LastIndexOfAny(['/', '\\']) + 1);
        var path = Path.Combine(Path.GetDirectoryName(module.Path) ?? "", name);
        if (!File.Exists(path))
            return null;
        var reader = MetadataReaderProvider.FromPortablePdbStream(SharedFile.Open(path), MetadataStreamOptions.PrefetchMetadata).GetMetadataReader();
        var expected = new BlobContentId(data.Guid, entry.Stamp);
        if (reader.DebugMetadataHeader is { } header && new BlobContentId(header.Id).Equals(expected))
            return new PortablePdb(reader);
        problem = "The PDB beside it belongs to another build, so places are not known.";
        return null;
    }

    /// <summary>Every file that the PDB names, as the compiler was given it.</summary>
    public List<string> Files()
    {
        var files = new List<string>();
        if (metadata is not null)
        {
            foreach (var document in metadata.Documents)
                Add(files, FileOf(document));
        }

        return files;
    }

    /// <summary>The lines of a method, hidden ones left out, by offset.</summary>
    public IReadOnlyList<SourceLine> Lines(MethodDefinitionHandle method)
    {
        if (metadata is null || MetadataTokens.GetRowNumber(method) > metadata.MethodDebugInformation.Count)
            return NoLines;
        try
        {
            var information = metadata.GetMethodDebugInformation(method.ToDebugInformationHandle());
            if (information.SequencePointsBlob.IsNil)
                return NoLines;
            var lines = new List<SourceLine>();
            foreach (var point in information.GetSequencePoints())
            {
                if (!point.IsHidden && FileOf(point.Document) is { } file)
                    lines.Add(new SourceLine(point.Offset, file, point.StartLine));
            }

            return lines;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return NoLines;
        }
    }

    /// <summary>The local variables of a method, those that the compiler hides from a debugger left out.</summary>
    public Variables Variables(MethodDefinitionHandle method)
    {
        if (metadata is null || MetadataTokens.GetRowNumber(method) > metadata.MethodDebugInformation.Count)
            return new Variables(null);
        try
        {
            var variables = new List<Variable>();
            foreach (var handle in metadata.GetLocalScopes(method.ToDebugInformationHandle()))
            {
                var scope = metadata.GetLocalScope(handle);
                foreach (var variable in scope.GetLocalVariables())
                {
                    var local = metadata.GetLocalVariable(variable);
                    if ((local.Attributes & LocalVariableAttributes.DebuggerHidden) == 0)
                        variables.Add(new Variable(local.Index, scope.StartOffset, scope.EndOffset));
                }
            }

            return new Variables(variables);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return new Variables(null);
        }
    }

    /// <summary>The files that the compiler notes for a type of which no line of code would tell.</summary>
    public void AddFiles(TypeDefinitionHandle type, List<string> files)
    {
        if (metadata is null)
            return;
        try
        {
            foreach (var handle in metadata.GetCustomDebugInformation(type))
            {
                var information = metadata.GetCustomDebugInformation(handle);
                if (metadata.GetGuid(information.Kind) != TypeDocuments)
                    continue;
                var blob = metadata.GetBlobReader(information.Value);
                while (blob.RemainingBytes > 0)
                    Add(files, FileOf(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger())));
            }
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // A broken row: what was found before it stays.
        }
    }

    public static void Add(List<string> files, string? file)
    {
        if (file is not null && !files.Contains(file))
            files.Add(file);
    }

    private string? FileOf(DocumentHandle document)
    {
        if (document.IsNil)
            return null;
        var row = MetadataTokens.GetRowNumber(document);
        if (!documents.TryGetValue(row, out var file))
        {
            file = metadata!.GetString(metadata.GetDocument(document).Name);
            documents.Add(row, file);
        }

        return file;
    }
}
