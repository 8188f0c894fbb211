using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.Tests.IL;

public class SignatureTypesTests
{
    /// <summary>A broken count is half a billion; each signature of a module would take a second to go through.</summary>
    [Theory]
    // void M(int and no more …)
    [InlineData(0x00, 0xDF, 0xFF, 0xFF, 0xFF, 0x01, 0x08)]
    // List<int and no more …> M()
    [InlineData(0x00, 0x00, 0x15, 0x12, 0x05, 0xDF, 0xFF, 0xFF, 0xFF, 0x08)]
    // delegate*<int and no more …> M()
    [InlineData(0x00, 0x00, 0x1B, 0x00, 0xDF, 0xFF, 0xFF, 0xFE, 0x08)]
    public void A_signature_that_says_more_than_it_holds_is_broken(params int[] signature)
    {
        var builder = new MetadataBuilder();
        builder.AddModule(0, builder.GetOrAddString("Shop"), builder.GetOrAddGuid(Guid.Empty), default, default);
        var blob = builder.GetOrAddBlob(signature.Select(part => (byte)part).ToArray());
        builder.AddMemberReference(MetadataTokens.TypeDefinitionHandle(1), builder.GetOrAddString("M"), blob);
        var bytes = new BlobBuilder();
        new MetadataRootBuilder(builder).Serialize(bytes, 0, 0);
        using var provider = MetadataReaderProvider.FromMetadataImage(bytes.ToImmutableArray());
        var reader = provider.GetMetadataReader();
        var read = reader.GetMemberReference(reader.MemberReferences.First()).Signature;
        Assert.Throws<BadImageFormatException>(() => new SignatureTypes(reader).AddMethod(read, withReturn: true));
    }
}
