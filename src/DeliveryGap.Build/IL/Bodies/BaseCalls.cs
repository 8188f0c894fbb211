using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Calls of a base class's method as <c>base.Complete()</c>.</summary>
internal static class BaseCalls
{
    // Lambdas and state machines cannot make such a call: <>n__0 in the class itself makes it for them.
    private const string Prefix = "<>n__";

    /// <summary>What source calls: the method itself, but where the compiler put one of its own between.</summary>
    public static MethodName Target(ModuleFile module, MethodName called)
    {
        if (called.Definition.IsNil || !called.Name.StartsWith(Prefix, StringComparison.Ordinal))
            return called;
        var il = Code.Of(module, called.Definition);
        while (il.RemainingBytes > 0)
        {
            var code = Opcodes.Read(ref il);
            if (code != ILOpCode.Call)
            {
                Opcodes.Skip(code, ref il);
                continue;
            }

            var token = MetadataTokens.EntityHandle(il.ReadInt32());
            return token.Kind == HandleKind.MethodSpecification
                ? module.Members.Method(module.Metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method, called.Arguments)
                : module.Members.Method(token);
        }

        return called;
    }

    /// <summary>Whether a method is one of those that make such calls for others.</summary>
    public static bool IsMadeUp(MetadataReader metadata, MethodDefinitionHandle method) =>
        metadata.StringComparer.StartsWith(metadata.GetMethodDefinition(method).Name, Prefix);

    /// <summary>Whether a method that is called without <c>callvirt</c> could be overridden; of a foreign one that is not looked up.</summary>
    public static bool MayBeOverridden(ModuleFile module, MethodName method) =>
        method.Definition.IsNil || (module.Metadata.GetMethodDefinition(method.Definition).Attributes & MethodAttributes.Virtual) != 0;

    /// <summary>A type that cannot be derived from calls its own virtual methods in the same way.</summary>
    public static bool IsOnBase(MethodName method, Value? receiver) =>
        receiver is ParameterValue { Ordinal: -1, Type: { } type } && TypeNames.Definition(type) != method.DeclaringType;
}
