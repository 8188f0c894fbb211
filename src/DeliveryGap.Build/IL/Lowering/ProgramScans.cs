using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>What the tables and tokens of all own modules tell, before any body is read.</summary>
/// <param name="facts">Those of a module.</param>
/// <param name="lower">A method's fact; null when it cannot be read.</param>
internal sealed class ProgramScans(Modules modules, Func<ModuleFile, ModuleFacts> facts, Func<ModuleFile, MethodDefinitionHandle, MethodFact?> lower)
{
    private HashSet<string>? references;
    private HashSet<string>? mentions;
    private bool? scansAssemblies;

    /// <inheritdoc cref="ICodeReader.MappingMethods"/>
    public IEnumerable<MethodFact> MappingMethods => Methods(
        module => MappingScan.Find(module, facts(module).Uses), "Its tables are broken, so the endpoints that it maps are not known.");

    /// <inheritdoc cref="ICodeReader.MarkedFunctions"/>
    public IEnumerable<MethodFact> MarkedFunctions => Methods(
        OurAttributes.MarkedFunctions, "Its tables are broken, so the attributes in it are not known.");

    /// <inheritdoc cref="ICodeReader.ScansAssemblies"/>
    public bool ScansAssemblies => scansAssemblies ??= FindAssemblyScanning();

    /// <inheritdoc cref="ICodeReader.MethodsNaming"/>
    public IEnumerable<MethodFact> MethodsNaming(IReadOnlyCollection<string> members)
    {
        var names = NameHash.Of(members);
        return Methods(module => facts(module).Names.Find(names), "Its tables are broken, so the telemetry that it creates is not known.");
    }

    /// <inheritdoc cref="ICodeReader.Names"/>
    public bool Names(string name) => (references ??= NameReferences()).Contains(name);

    /// <inheritdoc cref="ICodeReader.IsMentioned"/>
    public bool IsMentioned(string type) => (mentions ??= FindMentions()).Contains(type);

    /// <param name="find">The rows of methods.</param>
    private IEnumerable<MethodFact> Methods(Func<ModuleFile, IEnumerable<int>> find, string problem)
    {
        foreach (var module in modules.Own)
        {
            foreach (var row in Rows(module, find, problem))
            {
                if (lower(module, MetadataTokens.MethodDefinitionHandle(row)) is { } fact)
                    yield return fact;
            }
        }
    }

    private IEnumerable<int> Rows(ModuleFile module, Func<ModuleFile, IEnumerable<int>> find, string problem)
    {
        try
        {
            return find(module);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            modules.Report(module, problem);
            return [];
        }
    }

    private HashSet<string> NameReferences()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in modules.Own)
        {
            foreach (var handle in module.Metadata.TypeReferences)
            {
                if (module.TryName(handle) is { } name)
                    names.Add(name);
            }
        }

        return names;
    }

    private HashSet<string> FindMentions()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in modules.Own)
            facts(module).Mentions.AddTo(names);
        return names;
    }

    private bool FindAssemblyScanning()
    {
        foreach (var module in modules.Own)
        {
            foreach (var handle in module.Metadata.MemberReferences)
            {
                if (ScansAssembly(module, handle))
                    return true;
            }
        }

        return false;
    }

    private bool ScansAssembly(ModuleFile module, MemberReferenceHandle handle)
    {
        try
        {
            var member = module.Metadata.GetMemberReference(handle);
            if (member.GetKind() != MemberReferenceKind.Method || member.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeSpecification))
                return false;
            var method = module.Members.Method(handle);
            return AssemblyScanning.Is(method.DeclaringType, method.Name, method.ParameterTypes)
                && modules.OwnerOf(method.DeclaringType) is null && IsCalled(facts(module), MetadataTokens.GetToken(handle));
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return false;
        }
    }

    private static bool IsCalled(ModuleFacts module, int token)
    {
        if (IsUsed(module, token))
            return true;
        if (!module.MethodTokens.Specifications.TryGetValue(token, out var closed))
            return false;
        foreach (var specification in closed)
        {
            if (IsUsed(module, specification))
                return true;
        }

        return false;
    }

    private static bool IsUsed(ModuleFacts module, int token) => module.Uses.Value.Of(token).Any(Naming.Call);
}
