using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Graph;
using DeliveryGap.Build.IL.Lowering;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Build.IL.Symbols;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL;

/// <summary>
/// Facts from assemblies and their portable PDBs. No assembly is loaded or run, no file stays open; what is broken or missing
/// is left out and listed. Not safe for several threads at once.
/// </summary>
public sealed class IlReader : ICodeReader
{
    private readonly Modules modules;
    private readonly SourceFiles sources;
    private readonly Dictionary<ModuleFile, ModuleFacts> facts = [];
    private readonly IReadOnlyCollection<string>? keyReferences;
    private readonly CallerSearch callers;
    private List<ForeignKey>? foreignKeys;
    private readonly ProgramScans scans;
    private readonly Dictionary<string, Location> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeFact> foundTypes = new(StringComparer.Ordinal);
    private Task<CallGraph?>? graph;

    /// <param name="ownAssemblies">Paths of the application's own assembly and the implementation assemblies of its project references.</param>
    /// <param name="references">Paths of all other references; one is opened when a type in it must be known.</param>
    /// <param name="localPath">Where a file that a PDB names is on this machine, or null.</param>
    /// <param name="keyReferences">Those of the references that may declare keys; all where it is not said. A framework's are hundreds, and declare none.</param>
    public IlReader(
        IEnumerable<string> ownAssemblies, IEnumerable<string> references, Func<string, string?> localPath, IReadOnlyCollection<string>? keyReferences = null)
    {
        this.keyReferences = keyReferences;
        modules = new Modules(ownAssemblies, references);
        sources = new SourceFiles(localPath);
        callers = new CallerSearch(modules, Facts, this);
        scans = new ProgramScans(modules, Facts, TryLower);
        if (CallGraph.IsNeeded(modules))
            graph = Start();
    }

    /// <summary>What could not be read so far; facts are lowered when asked for, so it grows.</summary>
    public IReadOnlyList<ReadProblem> Problems => modules.Problems;

    /// <inheritdoc/>
    public DeclaredFacts Declared { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<TypeFact> OwnTypes
    {
        get
        {
            foreach (var module in modules.Own)
            {
                foreach (var type in Facts(module).Types)
                    yield return type;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<AssemblyFact> Assemblies
    {
        get
        {
            var assemblies = new List<AssemblyFact>();
            foreach (var module in modules.Own)
                assemblies.Add(Facts(module).Assembly);
            // The application's stays first.
            if (assemblies.Count > 2)
                assemblies.Sort(1, assemblies.Count - 1, ByName.Instance);
            return assemblies;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<MethodFact> MappingMethods => scans.MappingMethods;

    /// <inheritdoc/>
    public IEnumerable<MethodFact> MarkedFunctions => scans.MarkedFunctions;


    /// <inheritdoc/>
    public IReadOnlyList<ForeignKey> ForeignKeys => foreignKeys ??= ReadForeignKeys();

    /// <inheritdoc/>
    public TypeFact? FindType(string name)
    {
        // What is not found may be later: a reference that is opened names others.
        if (!foundTypes.TryGetValue(name, out var known) && modules.Find(name) is { } module && Facts(module).Type(module.Type(name)) is { } type)
            foundTypes.Add(name, known = type);
        return known;
    }

    /// <inheritdoc/>
    public MethodFact? FindMethod(string id) => Find(id, out var method) is { } module ? TryLower(module, method) : null;

    /// <inheritdoc/>
    public FieldFact? FindField(string id)
    {
        // F:Shop.Cart.<Total>k__BackingField: neither part of a field's name holds a dot.
        var dot = id.LastIndexOf('.');
        if (dot < 3 || !id.StartsWith("F:", StringComparison.Ordinal))
            return null;
        var type = id.Substring(2, dot - 2);
        if (modules.OwnerOf(type) is not { } module)
            return null;
        try
        {
            return Facts(module).Fields.Lower(id, id.Substring(dot + 1), module.Type(type));
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public MethodBody? ReadBody(string methodId) => Find(methodId, out var method) is { } module ? Facts(module).Bodies.Read(method) : null;

    /// <inheritdoc/>
    public Callers CallersOf(string methodId)
    {
        if (callers.Known(methodId) is { } known)
            return known;
        return TrySplit(methodId, out var type) ? callers.Of(methodId, type, NameIn(methodId, type)) : new Callers([], false);
    }

    /// <inheritdoc/>
    public bool Names(string name) => scans.Names(name);

    /// <inheritdoc/>
    public IEnumerable<MethodFact> MethodsNaming(IReadOnlyCollection<string> members) => scans.MethodsNaming(members);

    /// <inheritdoc/>
    public IEnumerable<MethodFact> MethodsCarrying(IReadOnlyCollection<string> attributes)
    {
        foreach (var module in modules.Own)
        {
            foreach (var row in AttributeScan.MethodsCarrying(module, attributes))
            {
                if (TryLower(module, MetadataTokens.MethodDefinitionHandle(row)) is { } fact)
                    yield return fact;
            }
        }
    }

    /// <inheritdoc/>
    public bool IsMentioned(string type) => scans.IsMentioned(type);

    /// <inheritdoc/>
    public bool ScansAssemblies => scans.ScansAssemblies;

    /// <inheritdoc/>
    public bool MayMatter(string methodId) =>
        Find(methodId, out var method) is not { } module || Graph is not { } known || known.MayMatter(module, method);

    /// <inheritdoc/>
    public bool MayBeImplementedElsewhere(string type) => false;

    /// <inheritdoc/>
    public bool MayBeOwn(string type) => modules.OwnerOf(TypeNames.Definition(type)) is not null;

    private CallGraph? Graph => (graph ??= Start()).GetAwaiter().GetResult();

    private Task<CallGraph?> Start() => CallGraph.Start(modules, keyReferences, [.. modules.Own.Select(module => Facts(module).Uses)]);

    private ModuleFile? Find(string id, out MethodDefinitionHandle method)
    {
        if (!found.TryGetValue(id, out var known))
            found.Add(id, known = Look(id));
        method = known.Method;
        return known.Module;
    }

    private Location Look(string id)
    {
        if (!TrySplit(id, out var type) || modules.OwnerOf(type) is not { } module)
            return Location.None;
        try
        {
            var method = Facts(module).FindMethod(module.Type(type), id, NameIn(id, type));
            return method.IsNil ? Location.None : new(module, method);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return Location.None;
        }
    }

    /// <summary>What declares the method of a documentation id.</summary>
    private static bool TrySplit(string id, out string type)
    {
        type = "";
        if (!id.StartsWith("M:", StringComparison.Ordinal))
            return false;
        // A dot in a method's own name is written #.
        var end = id.IndexOf('(');
        var dot = id.LastIndexOf('.', end < 0 ? id.Length - 1 : end);
        if (dot < 3)
            return false;
        type = id.Substring(2, dot - 2);
        return true;
    }

    /// <summary>The metadata name of the method of a documentation id: see <see cref="Members"/>.</summary>
    private static string NameIn(string id, string type)
    {
        var end = id.IndexOf('(');
        // An operator's is followed by what it returns.
        if (end < 0)
            end = id.IndexOf('~');
        var name = id.Substring(type.Length + 3, (end < 0 ? id.Length : end) - type.Length - 3);
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        return (arity < 0 ? name : name.Substring(0, arity)).Replace('#', '.').Replace('{', '<').Replace('}', '>');
    }

    private List<ForeignKey> ReadForeignKeys()
    {
        var keys = new List<ForeignKey>();
        foreach (var path in keyReferences ?? modules.ReferencePaths)
        {
            try
            {
                ForeignKeyScan.Read(path, keys);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                modules.Report(path, "It cannot be read, so the keys that it declares are not known.");
            }
        }

        return keys;
    }

    private MethodFact? TryLower(ModuleFile module, MethodDefinitionHandle method)
    {
        try
        {
            return Facts(module).Method(method);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            modules.Report(module, "One of its methods cannot be read.");
            return null;
        }
    }

    private ModuleFacts Facts(ModuleFile module)
    {
        if (!facts.TryGetValue(module, out var found))
        {
            found = new ModuleFacts(module, modules, sources);
            facts.Add(module, found);
        }

        return found;
    }

    private sealed record Location(ModuleFile? Module, MethodDefinitionHandle Method)
    {
        public static readonly Location None = new(null, default);
    }

    private sealed class ByName : IComparer<AssemblyFact>
    {
        public static readonly ByName Instance = new();

        public int Compare(AssemblyFact? left, AssemblyFact? right) => string.CompareOrdinal(left?.Name, right?.Name);
    }
}
