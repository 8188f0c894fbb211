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
