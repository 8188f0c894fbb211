namespace DeliveryGap.Build.IL.Metadata;

/// <summary>The modules that can be asked about types: the own ones, and references, which are opened when one is asked for.</summary>
internal sealed class Modules
{
    // A chain of forwarders is two or three long.
    private const int MaxForwards = 8;

    private readonly Dictionary<string, string> references = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ModuleFile?> opened = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> homes = new(StringComparer.Ordinal);
    private readonly List<ModuleFile> own = [];
    private readonly List<ReadProblem> problems = [];
    private Dictionary<string, int>? owners;
    private bool areNamed;

    public Modules(IEnumerable<string> ownAssemblies, IEnumerable<string> referencePaths)
    {
        var paths = ownAssemblies.ToArray();
        var files = new (ModuleFile? Module, string? Problem)[paths.Length];
        Workers.Run(paths.Length, () => i =>
        {
            files[i].Module = ModuleFile.Open(paths[i], isOwn: true, Remember, out files[i].Problem);
            _ = files[i].Module?.TypeNames;
        });
        for (var i = 0; i < paths.Length; i++)
        {
            if (files[i].Problem is { } problem)
                problems.Add(new ReadProblem(paths[i], problem));
            if (files[i].Module is not { } module)
                continue;
            if (opened.ContainsKey(module.Assembly))
                continue;
            own.Add(module);
            opened.Add(module.Assembly, module);
        }

        foreach (var path in referencePaths)
            references[Path.GetFileNameWithoutExtension(path)] = path;
    }

    private Modules(Modules other)
    {
        references = other.references;
        owners = other.Owners;
        foreach (var module in other.own)
        {
            var fork = module.Fork(Remember);
            own.Add(fork);
            opened.Add(fork.Assembly, fork);
        }
    }

    /// <summary>The same modules for another thread, which shares only what does not change. What goes wrong there is not reported.</summary>
    public Modules Fork() => new(this);

    public IReadOnlyList<ModuleFile> Own => own;

    public IReadOnlyList<ReadProblem> Problems => problems;

    /// <summary>The files of foreign assemblies.</summary>
    public IEnumerable<string> ReferencePaths => references.Values;

    /// <summary>The own module that defines the type; for one that the compiler made, what it is nested in.</summary>
    public ModuleFile? OwnerOf(string type)
    {
        if (Generated.IsGenerated(type))
            return OwnerOfGenerated(type);
        return Owners.TryGetValue(type, out var owner) ? own[owner] : null;
    }

    // By the name of a type: which of the own modules defines it.
    private Dictionary<string, int> Owners => owners ??= NameOwners();

    private Dictionary<string, int> NameOwners()
    {
        var all = new Dictionary<string, int>(own.Sum(module => module.TypeNames.Count), StringComparer.Ordinal);
        for (var i = 0; i < own.Count; i++)
        {
            foreach (var name in own[i].TypeNames)
            {
                // The first wins where several have it.
                if (!all.ContainsKey(name))
                    all.Add(name, i);
            }
        }

        return all;
    }

    private ModuleFile? OwnerOfGenerated(string type)
    {
        var dot = type.LastIndexOf('.', type.IndexOf('<'));
        if (dot > 0 && OwnerOf(type.Substring(0, dot)) is { } owner && !owner.Type(type).IsNil)
            return owner;
        // Those of the whole assembly are nested in none.
        foreach (var module in own)
        {
            if (!module.Type(type).IsNil)
                return module;
        }

        return null;
    }

    /// <summary>The module that defines the type; null when no reference that was seen names it, or its file cannot be read.</summary>
    public ModuleFile? Find(string type)
    {
        if (OwnerOf(type) is { } owner)
            return owner;
        if (!homes.ContainsKey(type))
            NameReferences();
        if (!homes.TryGetValue(type, out var assembly))
            return null;
        for (var i = 0; i < MaxForwards; i++)
        {
            if (Reference(assembly) is not { } module)
                return null;
            if (!module.Type(type).IsNil)
                return module;
            if (module.Forwarder(type) is not { } next)
                return null;
            assembly = next;
        }

        return null;
    }

    /// <summary>The file in which to look for a foreign type that own code has named; null when no reference has it.</summary>
    public string? PathOf(string type) => homes.TryGetValue(type, out var assembly) && references.TryGetValue(assembly, out var path) ? path : null;

    /// <summary>Names all that own assemblies refer to, once: asked for a type that no fact has named yet, or before several threads ask.</summary>
    public void NameReferences()
    {
        if (areNamed)
            return;
        areNamed = true;
        foreach (var module in own)
        {
            foreach (var handle in module.Metadata.TypeReferences)
                module.TryName(handle);
        }
    }

    private ModuleFile? Reference(string assembly)
    {
        if (!opened.TryGetValue(assembly, out var module))
        {
            if (references.TryGetValue(assembly, out var path))
                module = Open(path);
            else
                problems.Add(new ReadProblem(assembly, "No reference has this assembly, so base types in it are not known."));
            opened.Add(assembly, module);
        }

        return module;
    }

    private ModuleFile? Open(string path)
    {
        var module = ModuleFile.Open(path, isOwn: false, Remember, out var problem);
        if (problem is not null)
            problems.Add(new ReadProblem(path, problem));
        return module;
    }

    /// <summary>Notes in which assembly to look for a type.</summary>
    /// <param name="assembly">Its simple name.</param>
    public void Remember(string type, string assembly) => homes[type] = assembly;

    /// <summary>What went wrong while something in it was read.</summary>
    public void Report(ModuleFile module, string message) => Report(module.Path, message);

    /// <summary>The same of a file that is no module.</summary>
    public void Report(string path, string message) => problems.Add(new ReadProblem(path, message));

    /// <summary>What went wrong while its PDB was read.</summary>
    public void ReportSymbols(ModuleFile module, string message) => problems.Add(new ReadProblem(module.Path, message, isAboutSymbols: true));
}
