using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// The names by which source calls the methods of one module and those that it refers to, as numbers: read once for all that are looked for.
/// </summary>
internal sealed class SourceNames
{
    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    private readonly MetadataReader metadata;

    // By row.
    private readonly int[] definitions;
    private readonly int[] references;

    public SourceNames(MetadataReader metadata)
    {
        this.metadata = metadata;
        definitions = new int[metadata.GetTableRowCount(TableIndex.MethodDef) + 1];
        references = new int[metadata.GetTableRowCount(TableIndex.MemberRef) + 1];
        foreach (var handle in metadata.MethodDefinitions)
            definitions[MetadataTokens.GetRowNumber(handle)] = Hash(metadata.GetMethodDefinition(handle).Name);
        foreach (var handle in metadata.MemberReferences)
            references[MetadataTokens.GetRowNumber(handle)] = Hash(metadata.GetMemberReference(handle).Name);
    }

    /// <summary>The hash of <c>.ctor</c>, which source calls by the name of the type.</summary>
    public static int Constructor { get; } = NameHash.Of(".ctor");

    public int Of(MethodDefinitionHandle method) => definitions[MetadataTokens.GetRowNumber(method)];

    public int Of(MemberReferenceHandle method) => references[MetadataTokens.GetRowNumber(method)];

    /// <summary>The text behind such a number.</summary>
    public string Text(StringHandle name)
    {
        var text = metadata.GetString(name);
        foreach (var accessor in Accessors)
        {
            if (text.StartsWith(accessor, StringComparison.Ordinal))
                return text.Substring(accessor.Length);
        }

        return Generated.SourceName(text);
    }

    /// <summary>0 for a lambda, and for what cannot be read.</summary>
    private int Hash(StringHandle name)
    {
        try
        {
            var text = metadata.GetBlobReader(name);
            if (text.RemainingBytes == 0)
                return 0;
            if (metadata.StringComparer.StartsWith(name, "<"))
                return NameHash.Of(Text(name));
            foreach (var accessor in Accessors)
            {
                if (metadata.StringComparer.StartsWith(name, accessor))
                    text.Offset = accessor.Length;
            }

            return NameHash.Of(text);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return 0;
        }
    }
}
