using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Build.IL.Symbols;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The attributes of one module, as they were written. What the compiler adds is left out.</summary>
internal sealed class AttributeLowering(ModuleFile module, Modules modules, Places places)
{
    private const string Own = "DeliveryGap.";
    private const string Suffix = "Attribute";

    private readonly MetadataReader metadata = module.Metadata;

    public IReadOnlyList<AttributeFact> Of(EntityHandle owner)
    {
        var handles = metadata.GetCustomAttributes(owner);
        if (handles.Count == 0)
            return [];
        List<AttributeFact>? facts = null;
        foreach (var handle in handles)
        {
            try
            {
                var attribute = metadata.GetCustomAttribute(handle);
                var type = module.Members.DeclaringType(attribute.Constructor);
                if (!IsOfCompiler(type))
                    (facts ??= []).Add(Lower(owner, attribute, type));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // An attribute of which not even the type can be read says nothing.
            }
        }

        return facts ?? (IReadOnlyList<AttributeFact>)[];
    }

    private static bool IsOfCompiler(string type) =>
        type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        || type.StartsWith("System.Diagnostics.Debugger", StringComparison.Ordinal)
        || type is "System.Reflection.DefaultMemberAttribute" or "Microsoft.CodeAnalysis.EmbeddedAttribute";

    private AttributeFact Lower(EntityHandle owner, CustomAttribute attribute, string type)
    {
        AttributeFact? fact = null;
        var isOurs = type.StartsWith(Own, StringComparison.Ordinal);
        var place = isOurs ? new LazyPlace(_ => Find(owner, fact!), 0) : Place.None;
        Arguments? read = null;
        Arguments Read() => read ??= Decode(attribute, place);
        fact = new AttributeFact(
            type,
            new Deferred<AttributeArgument>(_ => Read().Positional, 0),
            new Deferred<AttributeArgument>(_ => Read().Named, 0),
            place);
        return fact;
    }

    /// <summary>Our attributes end in the line on which they stand.</summary>
    private Place Find(EntityHandle owner, AttributeFact fact)
    {
        var line = fact.Positional.Count > 0 && fact.Positional[fact.Positional.Count - 1].Value is int number ? number : 0;
        var start = fact.Type.LastIndexOf('.') + 1;
        var end = fact.Type.EndsWith(Suffix, StringComparison.Ordinal) ? fact.Type.Length - Suffix.Length : fact.Type.Length;
        return places.OfAttribute(owner, fact.Type.Substring(start, end - start), line);
    }

    private Arguments Decode(CustomAttribute attribute, Place place)
    {
        string[] parameters = [];
        try
        {
            parameters = module.Members.Method(attribute.Constructor).ParameterTypes;
            var blob = new AttributeBlob(modules, place);
            blob.Read(metadata.GetBlobReader(attribute.Value), parameters);
            return new Arguments(blob.Positional, blob.Named);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            var unknown = new AttributeArgument[parameters.Length];
            for (var i = 0; i < unknown.Length; i++)
                unknown[i] = new AttributeArgument("", null, false, place);
            return new Arguments(unknown, []);
        }
    }

    private sealed class Arguments(IReadOnlyList<AttributeArgument> positional, IReadOnlyList<AttributeArgument> named)
    {
        public IReadOnlyList<AttributeArgument> Positional { get; } = positional;
        public IReadOnlyList<AttributeArgument> Named { get; } = named;
    }
}
