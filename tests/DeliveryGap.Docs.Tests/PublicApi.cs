using System.Globalization;
using System.Reflection;
using System.Text;

namespace DeliveryGap.Docs.Tests;

/// <summary>An assembly's public surface as text: one line for each type and member, ordinal order.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.FullName);
            if (type.BaseType is { } based && based != typeof(object) && !type.IsEnum)
                text.Append(" : ").Append(based.Name);
            text.Append('\n');
            if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
                text.Append($"  usage {usage.ValidOn}{(usage.AllowMultiple ? ", many" : "")}{(usage.Inherited ? ", inherited" : "")}\n");
            foreach (var member in type.IsEnum ? Values(type) : Members(type).Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"{Enum.GetName(type, value)} = {value}");

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors())
            yield return $"new({string.Join(", ", constructor.GetParameters().Select(Parameter))})";
        foreach (var property in type.GetProperties(Own))
            yield return $"{property.Name}: {property.PropertyType.Name} {{ get;{(property.SetMethod?.IsPublic == true ? " set;" : "")} }}";
        foreach (var field in type.GetFields(Own))
            yield return $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
        foreach (var method in type.GetMethods(Own).Where(method => !method.IsSpecialName))
            yield return $"{method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))}): {method.ReturnType.Name}";
    }

    private static string Parameter(ParameterInfo parameter) =>
        $"{string.Concat(parameter.GetCustomAttributes().Select(Caller))}{parameter.ParameterType.Name} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue}" : "");

    private static string Caller(Attribute attribute) => attribute.GetType().Name is "CallerLineNumberAttribute" ? "[line] " : "";
}
