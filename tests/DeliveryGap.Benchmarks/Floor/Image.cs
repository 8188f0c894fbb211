using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DeliveryGap.Benchmarks.Floor;

/// <summary>One assembly, its bytes mapped or read.</summary>
internal sealed unsafe class Image : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _base;

    public Image(string path)
    {
        Path = path;
        Length = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* p = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref p);
        _base = p;
        PE = new PEReader(p, (int)Length);
        Metadata = PE.GetMetadataReader();
        _sections = PE.PEHeaders.SectionHeaders;
    }

    private readonly ImmutableArray<SectionHeader> _sections;

    public string Path { get; }

    public long Length { get; }

    public PEReader PE { get; }

    public MetadataReader Metadata { get; }

    public ReadOnlySpan<byte> Bytes => new(_base, (int)Length);

    public static bool IsManaged(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var pe = new PEReader(stream);
            return pe.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>The instructions of a body, by hand: no object is made for it.</summary>
    public byte* Body(int rva, out int length)
    {
        foreach (var s in _sections)
        {
            if ((uint)(rva - s.VirtualAddress) < (uint)s.SizeOfRawData)
            {
                var p = _base + s.PointerToRawData + (rva - s.VirtualAddress);
                if ((*p & 3) == 2)
                {
                    length = *p >> 2;
                    return p + 1;
                }

                length = *(int*)(p + 4);
                return p + 12;
            }
        }

        length = 0;
        return null;
    }

    public void Dispose()
    {
        PE.Dispose();
        _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file!.Dispose();
    }
}

/// <summary>The phases that are timed.</summary>
internal static unsafe class Phases
{
    public static (int Attributes, int Hits) Attributes(Image image)
    {
        var md = image.Metadata;
        var hits = 0;
        var count = 0;
        var comparer = md.StringComparer;
        foreach (var handle in md.CustomAttributes)
        {
            count++;
            var ctor = md.GetCustomAttribute(handle).Constructor;
            StringHandle name;
            if (ctor.Kind == HandleKind.MemberReference)
            {
                var parent = md.GetMemberReference((MemberReferenceHandle)ctor).Parent;
                if (parent.Kind != HandleKind.TypeReference)
                {
                    continue;
                }

                name = md.GetTypeReference((TypeReferenceHandle)parent).Name;
            }
            else
            {
                name = md.GetTypeDefinition(md.GetMethodDefinition((MethodDefinitionHandle)ctor).GetDeclaringType()).Name;
            }

            if (comparer.Equals(name, "ObsoleteAttribute"))
            {
                hits++;
            }
        }

        return (count, hits);
    }

    /// <summary>As above, with every value blob decoded (strings, numbers, types, enums taken as int).</summary>
    public static (int Attributes, int Failed) AttributesDecoded(Image image)
    {
        var md = image.Metadata;
        int count = 0, failed = 0;
        foreach (var handle in md.CustomAttributes)
        {
            count++;
            try
            {
                md.GetCustomAttribute(handle).DecodeValue(NameProvider.Instance);
            }
            catch (BadImageFormatException)
            {
                failed++;
            }
        }

        return (count, failed);
    }

    public static (int Methods, long ILBytes, long Instructions, long Calls) Linear(Image image)
    {
        var md = image.Metadata;
        var sink = new TokenSink();
        int methods = 0;
        long bytes = 0, instructions = 0, calls = 0;
        foreach (var handle in md.MethodDefinitions)
        {
            var rva = md.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (rva == 0)
            {
                continue;
            }

            var p = image.Body(rva, out var length);
            sink.Clear();
            instructions += IL.Walk(p, length, ref sink);
            calls += sink.Count;
            bytes += length;
            methods++;
        }

        return (methods, bytes, instructions, calls);
    }

    /// <summary>The same through PEReader.GetMethodBody, as most programs do it.</summary>
    public static (int Methods, long ILBytes, long Calls) LinearThroughApi(Image image)
    {
        var md = image.Metadata;
        var sink = new TokenSink();
        int methods = 0;
        long bytes = 0, calls = 0;
        foreach (var handle in md.MethodDefinitions)
        {
            var rva = md.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (rva == 0)
            {
                continue;
            }

            var reader = image.PE.GetMethodBody(rva).GetILReader();
            sink.Clear();
            IL.Walk(reader.StartPointer, reader.Length, ref sink);
            calls += sink.Count;
            bytes += reader.Length;
            methods++;
        }

        return (methods, bytes, calls);
    }

    private sealed class NameProvider : ICustomAttributeTypeProvider<string>
    {
        public static readonly NameProvider Instance = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "p";

        public string GetSystemType() => "System.Type";

        public string GetSZArrayType(string elementType) => elementType;

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            var t = reader.GetTypeDefinition(handle);
            return reader.StringComparer.Equals(t.Name, "Type") && reader.StringComparer.Equals(t.Namespace, "System") ? "System.Type" : "enum";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var t = reader.GetTypeReference(handle);
            return reader.StringComparer.Equals(t.Name, "Type") && reader.StringComparer.Equals(t.Namespace, "System") ? "System.Type" : "enum";
        }

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(string type) => type == "System.Type";
    }
}
