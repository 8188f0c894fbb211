using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Metadata;

internal static class Code
{
    /// <summary>The instructions of a method; empty when it has none.</summary>
    /// <exception cref="BadImageFormatException">The body lies outside of the file.</exception>
    public static BlobReader Of(ModuleFile module, MethodDefinitionHandle method)
    {
        var address = module.Metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        return address == 0 ? default : module.File.GetMethodBody(address).GetILReader();
    }
}
