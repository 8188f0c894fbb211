using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Bodies;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The calls of methods, in all own modules.</summary>
/// <param name="facts">Those of a module.</param>
/// <param name="code">Where overridden methods and interfaces are found.</param>
internal sealed class CallerSearch(Modules modules, Func<ModuleFile, ModuleFacts> facts, ICodeReader code)
{
    private const int MaxDepth = 64;

    // By the id of the method.
    private readonly Dictionary<string, Callers> known = new(StringComparer.Ordinal);

    // By the name of an own type: those that it or a type which derives from it implements.
    private Dictionary<string, HashSet<string>>? foreignInterfaces;

    /// <summary>Those of a method that was asked for before.</summary>
    public Callers? Known(string id) => known.TryGetValue(id, out var callers) ? callers : null;

    /// <param name="id">See <see cref="ICodeReader.CallersOf"/>.</param>
    /// <param name="type">What declares it.</param>
    /// <param name="name">Its metadata name.</param>
    public Callers Of(string id, string type, string name) => known[id] = Find(id, type, name);

    private Callers Find(string id, string type, string name)
    {
        var sites = new List<CallSite>();
        var isComplete = modules.OwnerOf(type) is { } owner && !IsSeenByOthers(owner, id, type, name);
        foreach (var module in modules.Own)
        {
            try
            {
                isComplete &= Find(module, id, type, name, sites);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                isComplete = false;
            }
        }

        return new Callers(sites, isComplete);
    }

    /// <returns>Whether nothing else in the module may call it.</returns>
    private bool Find(ModuleFile module, string id, string type, string name, List<CallSite> sites)
    {
        var found = facts(module);
        var rows = new List<int>();
        var isComplete = true;
        foreach (var token in found.MethodTokens.Of(id, type, name))
        {
            var users = found.Uses.Value.Of(token);
            foreach (var row in users.By(Naming.Call))
                rows.Add(row);
            isComplete &= !users.Any(Naming.Function) && !users.Any(Naming.Token);
        }

        isComplete &= AddBehindBaseCalls(module, found, rows, out var callers);
        foreach (var row in callers)
        {
            var caller = MetadataTokens.MethodDefinitionHandle(row);
            if (found.Bodies.Read(caller) is not { } body)
            {
                isComplete = false;
                continue;
            }

            foreach (var call in body.CallsOf(id))
                sites.Add(new CallSite(found.Method(caller), call));
        }

        return isComplete && (name != ".ctor" || !found.HandedTypes.Contains(type));
    }

    /// <summary>Where the compiler put a method of its own between, its callers are those that source shows.</summary>
    /// <inheritdoc cref="Find(ModuleFile, string, string, string, List{CallSite})"/>
    private static bool AddBehindBaseCalls(ModuleFile module, ModuleFacts found, List<int> rows, out List<int> callers)
    {
        var isComplete = true;
        callers = [];
        foreach (var row in RowList.InOrder(rows))
        {
            var method = MetadataTokens.MethodDefinitionHandle(row);
            if (!BaseCalls.IsMadeUp(module.Metadata, method))
            {
                callers.Add(row);
                continue;
            }

            var name = module.Members.Method(method);
            foreach (var token in found.MethodTokens.Of(name.Id, name.DeclaringType, name.Name))
            {
                foreach (var caller in found.Uses.Value.Of(token).By(Naming.Call))
                    callers.Add(caller);
                isComplete &= !found.Uses.Value.Of(token).Any(Naming.Function);
            }
        }

        callers = RowList.InOrder(callers);
        return isComplete;
    }

    /// <summary>Whether it stands for a foreign member, which code that is not read may call.</summary>
    private bool IsSeenByOthers(ModuleFile owner, string id, string type, string name)
    {
        try
        {
            var handle = facts(owner).FindMethod(owner.Type(type), id, name);
            if (handle.IsNil)
                return true;
            if ((owner.Metadata.GetMethodDefinition(handle).Attributes & MethodAttributes.Virtual) == 0)
                return false;
            if (owner.Metadata.GetTypeDefinition(owner.Type(type)).Attributes.HasFlag(TypeAttributes.Interface))
                return false;
            return OverridesForeign(facts(owner).Method(handle)) || ImplementsForeign(type, name);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return true;
        }
    }

    private bool OverridesForeign(MethodFact method)
    {
        for (var depth = 0; depth < MaxDepth && method.Overrides is { } overridden; depth++)
        {
            if (code.FindMethod(overridden) is not { } next)
                return true;
            method = next;
        }

        return false;
    }

    /// <summary>A type that derives from it may bring the interface, with this member for it.</summary>
    private bool ImplementsForeign(string type, string name)
    {
        foreignInterfaces ??= ReadForeignInterfaces();
        if (!foreignInterfaces.TryGetValue(type, out var interfaces))
            return false;
        // Shop.ICart.Add names the interface itself.
        var member = name.Substring(name.LastIndexOf('.') + 1);
        foreach (var definition in interfaces)
        {
            if (MayDeclare(definition, member))
                return true;
        }

        return false;
    }

    private Dictionary<string, HashSet<string>> ReadForeignInterfaces()
    {
        var all = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in code.OwnTypes)
        {
            var foreign = new HashSet<string>(StringComparer.Ordinal);
            foreach (var current in type.SelfAndBases(code))
                AddInterfaces(current, foreign, 0);
            foreign.RemoveWhere(definition => modules.OwnerOf(definition) is not null);
            if (foreign.Count == 0)
                continue;
            foreach (var current in type.SelfAndBases(code))
            {
                if (!all.TryGetValue(current.Name, out var known))
                    all.Add(current.Name, known = new HashSet<string>(StringComparer.Ordinal));
                known.UnionWith(foreign);
            }
        }

        return all;
    }

    private void AddInterfaces(TypeFact type, HashSet<string> all, int depth)
    {
        foreach (var implemented in type.Interfaces)
        {
            var definition = TypeNames.Definition(implemented);
            if (all.Add(definition) && depth < MaxDepth && code.FindType(definition) is { } inherited)
                AddInterfaces(inherited, all, depth + 1);
        }
    }

    /// <summary>By its name; an interface that cannot be read may declare anything.</summary>
    private bool MayDeclare(string definition, string member)
    {
        if (modules.Find(definition) is not { } module)
            return true;
        foreach (var method in module.Metadata.GetTypeDefinition(module.Type(definition)).GetMethods())
        {
            if (module.Metadata.StringComparer.Equals(module.Metadata.GetMethodDefinition(method).Name, member))
                return true;
        }

        return false;
    }
}
