using System.Reflection.Metadata;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Properties whose accessors the compiler writes, over a field of its own.</summary>
internal static class AutoProperties
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    private const string Prefix = "<";
    private const string Suffix = ">k__BackingField";

    // get_, set_
    private const int AccessorPrefix = 4;

    /// <summary>The name of the property that a field lies behind; null for other fields.</summary>
    public static string? NameOf(string field) =>
        field.StartsWith(Prefix, StringComparison.Ordinal) && field.EndsWith(Suffix, StringComparison.Ordinal)
            ? field.Substring(Prefix.Length, field.Length - Prefix.Length - Suffix.Length)
            : null;

    /// <summary>The field behind an accessor that nobody wrote; nil for other methods.</summary>
    public static FieldDefinitionHandle FieldOf(ModuleFile module, MethodDefinitionHandle accessor)
    {
        var definition = module.Metadata.GetMethodDefinition(accessor);
        var name = module.Metadata.GetString(definition.Name);
        if (name.Length <= AccessorPrefix || name[AccessorPrefix - 1] != '_')
            return default;
        var sought = Prefix + name.Substring(AccessorPrefix) + Suffix;
        foreach (var field in module.Metadata.GetTypeDefinition(definition.GetDeclaringType()).GetFields())
        {
            if (module.Metadata.StringComparer.Equals(module.Metadata.GetFieldDefinition(field).Name, sought))
                return IsMadeUp(module, accessor) ? field : default;
        }

        return default;
    }

    /// <summary>A member that nobody wrote: an automatic accessor, a record's <c>ToString</c>.</summary>
    public static bool IsMadeUp(ModuleFile module, MethodDefinitionHandle method)
    {
        var definition = module.Metadata.GetMethodDefinition(method);
        // A lambda or local function has the attribute too.
        if (module.Metadata.StringComparer.StartsWith(definition.Name, "<"))
            return false;
        foreach (var attribute in definition.GetCustomAttributes())
        {
            if (module.Members.DeclaringType(module.Metadata.GetCustomAttribute(attribute).Constructor) == CompilerGenerated)
                return true;
        }

        return false;
    }
}
