using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Metadata;

internal static class Code
{
    private const int FormatMask = 3;
    private const int TinyFormat = 2;
    private const int FatFormat = 3;
    private const int FatHeaderSize = 12;
    private const int TinySizeShift = 2;

    /// <summary>The instructions of a method; empty when it has none. Makes no object, unlike <c>GetMethodBody</c>: all bodies are read once.</summary>
    /// <exception cref="BadImageFormatException">The body lies outside of the file.</exception>
    public static BlobReader Of(ModuleFile module, MethodDefinitionHandle method)
    {
        var address = module.Metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        if (address == 0)
            return default;
        var section = module.File.GetSectionData(address);
        if (section.Length == 0)
            throw new BadImageFormatException("A body lies outside of the file.");
        var header = section.GetReader();
        var first = header.ReadByte();
        if ((first & FormatMask) == TinyFormat)
            return Of(section, 1, first >> TinySizeShift);
        if ((first & FormatMask) != FatFormat || section.Length < FatHeaderSize || header.ReadByte() >> 4 != FatHeaderSize / 4)
            throw new BadImageFormatException("A body has no header.");
        header.ReadUInt16();
        return Of(section, FatHeaderSize, header.ReadInt32());
    }

    /// <summary>What a body protects, in an array: the framework holds no compiled code to go through them otherwise.</summary>
    public static ExceptionRegion[] Regions(MethodBodyBlock body)
    {
        var regions = new ExceptionRegion[body.ExceptionRegions.Length];
        for (var i = 0; i < regions.Length; i++)
            regions[i] = body.ExceptionRegions[i];
        return regions;
    }

    private static BlobReader Of(System.Reflection.PortableExecutable.PEMemoryBlock section, int start, int size) =>
        size < 0 || size > section.Length - start ? throw new BadImageFormatException("A body ends outside of the file.") : section.GetReader(start, size);
}
