using System.Reflection;
using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Bodies;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Fields, and what their initialisers store.</summary>
internal static class FieldLowering
{
    /// <summary>Null when the type has no such field.</summary>
    public static FieldFact? Lower(string id, string name, TypeDefinitionHandle type, ModuleFile module, BodyReader bodies)
    {
        foreach (var handle in module.Metadata.GetTypeDefinition(type).GetFields())
        {
            var field = module.Metadata.GetFieldDefinition(handle);
            if (!module.Metadata.StringComparer.Equals(field.Name, name))
                continue;
            var isStatic = (field.Attributes & FieldAttributes.Static) != 0;
            var isReadOnly = (field.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) != 0;
            var values = (field.Attributes & FieldAttributes.Literal) != 0
                ? Literal(module, handle, field)
                : Stored(id, type, isStatic, module, bodies);
            return new FieldFact(id, isStatic, isReadOnly, [.. values.Select(value => new Core.Facts.FieldStore(value, ""))]);
        }

        return null;
    }

    private static List<Value> Literal(ModuleFile module, FieldDefinitionHandle handle, FieldDefinition field)
    {
        var constant = field.GetDefaultValue();
        if (constant.IsNil)
            return [];
        var row = module.Metadata.GetConstant(constant);
        var content = module.Metadata.GetBlobReader(row.Value).ReadConstant(row.TypeCode);
        return [new ConstantValue(content, module.Members.Field(handle).Type)];
    }

    private static List<Value> Stored(string id, TypeDefinitionHandle type, bool isStatic, ModuleFile module, BodyReader bodies)
    {
        var values = new List<Value>();
        foreach (var method in module.Metadata.GetTypeDefinition(type).GetMethods())
        {
            var name = module.Metadata.GetMethodDefinition(method).Name;
            if (!module.Metadata.StringComparer.Equals(name, isStatic ? ".cctor" : ".ctor"))
                continue;
            if (bodies.Find(method) is not { DelegatesToThis: false } body)
                continue;
            foreach (var store in body.FieldStores.InOrder())
            {
                // An instance's initialisers run before its base's constructor; what comes later is the constructor's own.
                if (store.Field == id && (isStatic || (store.IsOnThis && store.Offset < body.ConstructorCall)))
                    values.Add(store.Value);
            }

            // Each constructor repeats the initialisers.
            return values;
        }

        return values;
    }
}
