using System.Reflection;
using System.Reflection.Metadata;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Adds what the bodies of one module lead to.</summary>
internal sealed class BodyScan(ModuleFile module, OwnMembers members, TypeShapes shapes, Nodes nodes, Tokens tokens, Edges edges)
{
    private readonly MetadataReader metadata = module.Metadata;
    private readonly int number = members.NumberOf(module);

    public void Read(MethodDefinitionHandle handle)
    {
        var method = members.Method(number, handle);
        try
        {
            var definition = metadata.GetMethodDefinition(handle);
            if (definition.RelativeVirtualAddress != 0)
                Read(method, definition, module.File.GetMethodBody(definition.RelativeVirtualAddress));
            else if ((definition.Attributes & MethodAttributes.Abstract) == 0)
                edges.Mark(method);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            edges.Mark(method);
        }
    }

    private void Read(int method, MethodDefinition definition, MethodBodyBlock body)
    {
        var isGeneric = shapes.IsGenericDefinition[members.TypeOf[method]] || definition.GetGenericParameters().Count > 0;
        AddTypes(method, definition);
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            var code = Opcodes.Read(ref il);
            if (code == ILOpCode.Ldstr || !Opcodes.HasToken(code))
                Opcodes.Skip(code, ref il);
            else if (code != ILOpCode.Calli)
                Add(method, tokens.Of(il.ReadInt32()), code, isGeneric);
            else
                il.ReadInt32();
        }
    }

    /// <summary>What it is given it may hand on.</summary>
    private void AddTypes(int method, MethodDefinition definition)
    {
        foreach (var type in tokens.Taken(definition))
            edges.Add(method, nodes.Type(type));
    }

    private void Add(int method, Token token, ILOpCode code, bool isGeneric)
    {
        foreach (var target in token.Targets)
            Link(method, target);
        foreach (var type in token.Types)
            edges.Add(method, nodes.Type(type));
        if (token.Matters)
            edges.Mark(method);
        if (token.Dispatches)
            edges.Add(method, nodes.Dispatcher);
        if (token.TakesObjects && isGeneric)
            edges.Add(method, nodes.AnyType);
        if (token.Event == OwnMembers.None)
            return;
        // Who loads the field raises the event; who calls its accessor is called then.
        if (code is ILOpCode.Ldfld or ILOpCode.Ldsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda)
            edges.Add(method, token.Event);
        else
            edges.Add(token.Event, method);
    }

    /// <summary>A lambda may use what the method around it made.</summary>
    private void Link(int method, int target)
    {
        if (target == method)
            return;
        edges.Add(method, target);
        if (target < members.Methods && members.IsFunction[target])
            edges.Add(target, method);
    }
}
