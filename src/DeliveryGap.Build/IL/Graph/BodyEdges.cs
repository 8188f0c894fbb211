using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Lowering;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>Adds what the bodies of one module lead to: token by token, each looked up once for all who name it.</summary>
internal sealed class BodyEdges(ModuleFile module, TokenUses uses, OwnMembers members, TypeShapes shapes, Nodes nodes, Tokens tokens, Edges.Part edges)
{
    private readonly MetadataReader metadata = module.Metadata;
    private readonly int number = members.NumberOf(module);
    private readonly Token led = new();

    public void Add()
    {
        foreach (var row in uses.Broken)
            edges.Mark(Method(row));
        foreach (var handle in metadata.MethodDefinitions)
            AddDeclared(handle);
        foreach (var token in uses.Tokens)
            Add(uses.Of(token), token);
    }

    private int Method(int row) => members.Method(number, MetadataTokens.MethodDefinitionHandle(row));

    /// <summary>What a method is given it may hand on.</summary>
    private void AddDeclared(MethodDefinitionHandle handle)
    {
        var method = members.Method(number, handle);
        try
        {
            var definition = metadata.GetMethodDefinition(handle);
            if (definition.RelativeVirtualAddress == 0)
            {
                if ((definition.Attributes & MethodAttributes.Abstract) == 0)
                    edges.Mark(method);
                return;
            }

            foreach (var type in tokens.Taken(definition))
                edges.Add(method, nodes.Type(type));
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            edges.Mark(method);
        }
    }

    private void Add(Users users, int token)
    {
        try
        {
            tokens.Read(token, led);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            foreach (var row in users)
                edges.Mark(Method(row));
            return;
        }

        foreach (var row in users)
            Add(row);
        if (led.Event == OwnMembers.None)
            return;
        // Who loads the field raises the event; who calls its accessor is called then.
        foreach (var row in users.Except(Naming.Load))
            edges.Add(led.Event, Method(row));
        foreach (var row in users.By(Naming.Load))
            edges.Add(Method(row), led.Event);
    }

    private void Add(int row)
    {
        var method = Method(row);
        foreach (var target in led.Targets)
            Link(method, target);
        foreach (var type in led.Types)
            edges.Add(method, nodes.Type(type));
        if (led.Matters)
            edges.Mark(method);
        if (led.Dispatches)
            edges.Add(method, nodes.Dispatcher);
        if (led.TakesObjects && IsGeneric(row, method))
            edges.Add(method, nodes.AnyType);
    }

    private bool IsGeneric(int row, int method) =>
        shapes.IsGenericDefinition[members.TypeOf[method]] || metadata.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row)).GetGenericParameters().Count > 0;

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
