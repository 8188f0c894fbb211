using System.Collections.Immutable;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Declarations;

/// <summary>The keys that this project and those that it references declare; gathered when a key is first looked up.</summary>
internal sealed class KeySource(Compilation compilation)
{
    private const string AttributesAssembly = "DeliveryGap";

    private readonly object gate = new();

    // Compilations whose syntax looks as if they declared a KPI or objective.
    private readonly List<Compilation> purposeful = [];
    private KnownKeys? known;
    private bool isPurposeCertain;
    private bool? declaresPurpose;

    /// <summary>Something declares a key that cannot be read here; nothing may then be called unknown.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Whether anything can be declared. The package's own assembly is told by name, which costs no walk over all references.</summary>
    public static bool AnyIn(Compilation compilation)
    {
        foreach (var reference in compilation.SourceModule.ReferencedAssemblies)
        {
            if (reference.Name == AttributesAssembly)
                return true;
        }

        return !HoldersOfAttributes(compilation).IsEmpty;
    }

    /// <summary>The names of the assemblies that hold the attributes; empty where nothing can be declared.</summary>
    private static ImmutableArray<string> HoldersOfAttributes(Compilation compilation)
    {
        var holders = ImmutableArray.CreateBuilder<string>();
        if (AssemblyTraits.Holds(compilation.Assembly))
            holders.Add(compilation.Assembly.Name);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (AssemblyTraits.Of(assembly).HoldsAttributes)
                holders.Add(assembly.Name);
        }

        return holders.ToImmutable();
    }

    public KnownKeys Read(CancellationToken cancellation)
    {
        lock (gate)
            return known ??= Gather(cancellation);
    }

    /// <summary>Whether a KPI or objective is certainly declared: what merely bears the name of such an attribute is none.</summary>
    public bool DeclaresPurpose(CancellationToken cancellation)
    {
        lock (gate)
        {
            return declaresPurpose ??= PurposeRules.AnyIn(known ??= Gather(cancellation))
                && (isPurposeCertain || purposeful.Exists(source => source.Assembly.GetAttributes().Any(OurAttributes.IsPurpose)));
        }
    }

    private KnownKeys Gather(CancellationToken cancellation)
    {
        var keys = new Dictionary<KeyKind, HashSet<string>>();
        foreach (KeyKind kind in Enum.GetValues(typeof(KeyKind)))
            keys[kind] = new(StringComparer.Ordinal);
        var holders = HoldersOfAttributes(compilation);

        AddSource(compilation, keys, cancellation);
        foreach (var reference in compilation.References)
        {
            cancellation.ThrowIfCancellationRequested();
            if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly || !MayDeclare(assembly, holders))
                continue;
            if (reference is CompilationReference project)
                AddSource(project.Compilation, keys, cancellation);
            else
                AddMetadata(assembly, keys);
        }

        return new(keys[KeyKind.Feature], keys[KeyKind.Kpi], keys[KeyKind.Objective], keys[KeyKind.Party]);
    }

    private void AddMetadata(IAssemblySymbol assembly, Dictionary<KeyKind, HashSet<string>> keys)
    {
        var declared = AssemblyKeys.Of(assembly);
        IsInDoubt |= !declared.IsReadable;
        foreach (var (kind, key) in declared.Keys)
        {
            keys[kind].Add(key);
            isPurposeCertain |= IsPurpose(kind) && !Text.IsMissing(key);
        }
    }

    private void AddSource(Compilation source, Dictionary<KeyKind, HashSet<string>> keys, CancellationToken cancellation)
    {
        if (source.Language != LanguageNames.CSharp)
        {
            IsInDoubt = true;
            return;
        }

        var aliases = new Dictionary<string, KeyKind>(StringComparer.Ordinal);
        foreach (var tree in source.SyntaxTrees)
        {
            // To go through nothing would still cost an enumerator for each file.
            if (TreeKeys.Of(tree, cancellation).GlobalAliases is not { Count: > 0 } global)
                continue;
            foreach (var alias in global)
                aliases[alias.Key] = alias.Value;
        }

        foreach (var tree in source.SyntaxTrees)
        {
            // Rare: then each look-up reads all files again.
            var declared = aliases.Count == 0 ? TreeKeys.Of(tree, cancellation) : TreeKeys.Scan(tree, aliases, cancellation);
            for (var i = 0; i < declared.Keys.Count; i++)
            {
                var key = declared.Keys[i];
                if (IsPurpose(key.Kind) && !purposeful.Contains(source))
                    purposeful.Add(source);
                if ((key.Literal ?? source.GetSemanticModel(tree).GetConstantValue(key.Expression, cancellation).Value as string) is { } text)
                    keys[key.Kind].Add(text);
                else
                    IsInDoubt = true;
            }
        }
    }

    private static bool IsPurpose(KeyKind kind) => kind is KeyKind.Kpi or KeyKind.Objective;

    private static bool MayDeclare(IAssemblySymbol assembly, ImmutableArray<string> holders)
    {
        if (holders.Contains(assembly.Name))
            return true;
        foreach (var referenced in AssemblyTraits.Of(assembly).References)
        {
            if (holders.Contains(referenced.Name))
                return true;
        }

        return false;
    }
}
