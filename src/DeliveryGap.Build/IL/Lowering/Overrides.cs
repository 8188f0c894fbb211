using System.Reflection;
using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Which method a method overrides.</summary>
internal static class Overrides
{
    private const int MaxDepth = 64;
    private const string PreserveBaseOverrides = "System.Runtime.CompilerServices.PreserveBaseOverridesAttribute";

    /// <summary>The id of the nearest one; null when it overrides none that can be read.</summary>
    public static string? Find(ModuleFile module, MethodDefinitionHandle method, Modules modules)
    {
        var definition = module.Metadata.GetMethodDefinition(method);
        if ((definition.Attributes & MethodAttributes.Virtual) == 0
            || ((definition.Attributes & MethodAttributes.NewSlot) != 0 && !ReturnsMoreThanOverridden(module, definition)))
            return null;
        var sought = module.Members.Method(method);
        var (current, type) = (module, definition.GetDeclaringType());
        string[]? arguments = null;
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            var baseType = current.Metadata.GetTypeDefinition(type).BaseType;
            if (baseType.IsNil)
                return null;
            var name = current.Names.Definition(baseType);
            // Spares opening the largest reference of all.
            if (name == "System.Object")
                return sought.Name is "ToString" or "Equals" or "GetHashCode" ? sought.Id.Replace("M:" + sought.DeclaringType + ".", "M:System.Object.") : null;
            arguments = current.Names.Arguments(baseType, arguments);
            if (modules.Find(name) is not { } next)
                return null;
            (current, type) = (next, next.Type(name));
            if (Match(current, type, arguments, sought) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>An override with a more derived return type gets a slot of its own, and an attribute that says so.</summary>
    private static bool ReturnsMoreThanOverridden(ModuleFile module, MethodDefinition method)
    {
        foreach (var attribute in method.GetCustomAttributes())
        {
            if (module.Members.DeclaringType(module.Metadata.GetCustomAttribute(attribute).Constructor) == PreserveBaseOverrides)
                return true;
        }

        return false;
    }

    private static string? Match(ModuleFile module, TypeDefinitionHandle type, string[]? arguments, MethodName sought)
    {
        foreach (var handle in module.Metadata.GetTypeDefinition(type).GetMethods())
        {
            var candidate = module.Metadata.GetMethodDefinition(handle);
            if ((candidate.Attributes & MethodAttributes.Virtual) == 0 || !module.Metadata.StringComparer.Equals(candidate.Name, sought.Name))
                continue;
            if (SameTypes(module.Members.ParameterTypes(handle, arguments), sought.ParameterTypes))
                return module.Members.Method(handle).Id;
        }

        return null;
    }

    private static bool SameTypes(string[] left, string[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }
}
