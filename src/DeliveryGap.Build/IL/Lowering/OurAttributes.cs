using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Finds attributes of ours in the table of all attributes of a module, without lowering what they stand on.</summary>
internal static class OurAttributes
{
    /// <summary>The rows of the lambdas and local functions that carry some, each once, in metadata order.</summary>
    public static IEnumerable<int> MarkedFunctions(ModuleFile module) =>
        AttributeScan.MethodsCarrying(module, DeliveryGapAttributes.IsOne, method => IsFunction(module, method));

    /// <summary>The ordinals of a method's parameters that carry <c>[MetricName]</c>.</summary>
    public static IReadOnlyList<int> MetricNames(ModuleFile module, MethodDefinitionHandle method)
    {
        var ordinals = new List<int>();
        foreach (var handle in module.Metadata.GetMethodDefinition(method).GetParameters())
        {
            try
            {
                var parameter = module.Metadata.GetParameter(handle);
                // 0 is what it returns.
                if (parameter.SequenceNumber > 0 && IsMetricName(module, parameter))
                    ordinals.Add(parameter.SequenceNumber - 1);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                // A broken row marks nothing.
            }
        }

        return ordinals;
    }

    private static bool IsMetricName(ModuleFile module, Parameter parameter)
    {
        foreach (var handle in parameter.GetCustomAttributes())
        {
            if (module.Members.DeclaringType(module.Metadata.GetCustomAttribute(handle).Constructor) == DeliveryGapAttributes.MetricName)
                return true;
        }

        return false;
    }

    private static bool IsFunction(ModuleFile module, MethodDefinitionHandle method)
    {
        var name = module.Metadata.GetMethodDefinition(method).Name;
        return module.Metadata.StringComparer.StartsWith(name, "<") && Generated.IsFunction(module.Metadata.GetString(name));
    }
}
