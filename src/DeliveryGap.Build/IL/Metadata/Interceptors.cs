using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace DeliveryGap.Build.IL.Metadata;

/// <summary>
/// ASP.NET Core's request delegate generator (on with <c>PublishAot</c> and <c>PublishTrimmed</c>) has the compiler call
/// <c>MapGet0</c>, <c>MapPost1</c>… of a class in the project where source calls <c>MapGet</c> and <c>MapPost</c>, with the same parameters.
/// </summary>
internal static class Interceptors
{
    private const string Namespace = "Microsoft.AspNetCore.Http.Generated";
    private const string TypeName = "GeneratedRouteBuilderExtensionsCore";
    private const string Extensions = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>The method that source calls.</summary>
    public static MethodName Original(MethodName called)
    {
        if (called.Definition.IsNil || called.DeclaringType != Namespace + "." + TypeName || SourceName(called.Name) is not { } name)
            return called;
        return new MethodName
        {
            DeclaringType = Extensions,
            ConstructedType = Extensions,
            Name = name,
            Id = called.Id.Replace("M:" + called.DeclaringType + "." + called.Name, "M:" + Extensions + "." + name),
            HasThis = false,
            ParameterTypes = called.ParameterTypes,
            ReturnType = called.ReturnType,
            Definition = default,
            Arguments = called.Arguments,
        };
    }

    /// <summary>Those of one module.</summary>
    /// <returns>The token of each, with the name of the method that source calls.</returns>
    public static IEnumerable<KeyValuePair<int, string>> In(ModuleFile module)
    {
        var metadata = module.Metadata;
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (!metadata.StringComparer.Equals(type.Namespace, Namespace) || module.TryName(handle) != Namespace + "." + TypeName)
                continue;
            foreach (var method in type.GetMethods())
            {
                if (SourceName(metadata.GetString(metadata.GetMethodDefinition(method).Name)) is { } name)
                    yield return new(MetadataTokens.GetToken(method), name);
            }
        }
    }

    /// <summary><c>MapGet0</c> stands for <c>MapGet</c>; null for what has no number.</summary>
    private static string? SourceName(string name)
    {
        var end = name.Length;
        while (end > 0 && name[end - 1] is >= '0' and <= '9')
            end--;
        return end > 0 && end < name.Length ? name.Substring(0, end) : null;
    }
}
