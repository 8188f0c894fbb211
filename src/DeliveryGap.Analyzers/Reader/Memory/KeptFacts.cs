using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Analyzers.Evidence;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>
/// Facts that outlive their compilation: they hold names, not symbols, so they are true of every compilation that declares the same and
/// still has the sections of files that they were read from. A keystroke in a body costs the facts of that body. Lives as long as the files do.
/// </summary>
internal sealed class KeptFacts
{
    // Files that may be edited before words are looked up anew.
    private const int MostChanged = 32;

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<KeptFacts?>> ByTree = new();

    private readonly CompilationKey key;
    private readonly List<WeakReference<ReaderMemory>> readers = [];
    private readonly ConcurrentDictionary<SyntaxTree, TreeFacts> trees = new();
    private readonly ConcurrentDictionary<Section, SectionFacts> sections = new();

    // Those of the reader that came last.
    private readonly SyntaxTree[] files;

    private KeptFacts(CompilationKey key, IReadOnlyList<SyntaxTree> files)
    {
        this.key = key;
        this.files = [.. files];
        Types = new(this);
        Methods = new(this);
        Bodies = new(this);
        Fields = new(this);
        Functions = new(this);
        Marked = new(this);
        Words = new([.. files]);
    }

    /// <summary>Own types.</summary>
    public KeptTable<TypeFact> Types { get; }

    /// <summary>Own methods; null for ids that are no own method's.</summary>
    public KeptTable<MethodFact?> Methods { get; }

    public KeptTable<LoweredBody> Bodies { get; }

    public KeptTable<FieldFact?> Fields { get; }

    /// <summary>Own types that carry DeliveryGap's attributes.</summary>
    public KeptTable<MarkedSymbol> Marked { get; }

    /// <summary>The sections in which lambdas and local functions stand, by their ids.</summary>
    public KeptTable<Section> Functions { get; }

    public DeclaredFacts Declared { get; } = new();

    /// <summary>Whether types may be own code, by their names.</summary>
    public ConcurrentDictionary<string, bool> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether simple names are those of types.</summary>
    public ConcurrentDictionary<string, bool> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>How members are called, by their ids; those of local functions are left out.</summary>
    public ConcurrentDictionary<string, CalledMember> Called { get; } = new(StringComparer.Ordinal);

    /// <summary>What is asked about sets of names, as long as somebody holds the set.</summary>
    public ConditionalWeakTable<IReadOnlyCollection<string>, NameQuestion> Naming { get; } = new();

    /// <summary>The same of sets of attributes.</summary>
    public ConditionalWeakTable<IReadOnlyCollection<string>, NameQuestion> Carrying { get; } = new();

    /// <summary>Whether types may be implemented by code that is not read.</summary>
    public ConcurrentDictionary<string, bool> Implementable { get; } = new(StringComparer.Ordinal);

    public FeatureMemories Features { get; } = new();

    public WordMap Words { get; private set; }

    /// <summary>Whether a KPI or objective is; null before somebody asks.</summary>
    public bool? DeclaresPurpose { get; set; }

    /// <summary>The names of all own types; null before somebody asks.</summary>
    public IReadOnlyList<string>? TypeNames { get; set; }

    /// <summary>Those of an earlier compilation that declares the same, or new ones.</summary>
    public static KeptFacts Of(ReaderMemory reader, IReadOnlyCollection<string>? projects)
    {
        var compilation = reader.Compilation;
        var declared = TreeShape.FingerprintOf(reader.Files, CancellationToken.None);
        KeptFacts? found = null;
        KeptFacts? other = null;
        foreach (var file in reader.Files)
        {
            if (!ByTree.TryGetValue(file, out var slot) || slot.Value is not { } candidate || candidate == other)
                continue;
            if (candidate.key.IsOf(compilation, declared, projects))
            {
                found = candidate;
                break;
            }

            other = candidate;
        }

        found ??= new(new(compilation, declared, projects), reader.Files);
        foreach (var file in reader.Files)
            ByTree.GetValue(file, _ => new()).Value = found;
        found.Join(reader);
        return found;
    }

    public TreeFacts Of(SyntaxTree tree) => trees.TryGetValue(tree, out var known) ? known : trees.GetOrAdd(tree, new TreeFacts());

    public SectionFacts Of(Section section) => sections.TryGetValue(section, out var known) ? known : sections.GetOrAdd(section, new SectionFacts());

    /// <summary>
    /// A list that is made when first looked at, from symbols of whatever compilation is there by then. Who holds the fact holds a reader of such a one.
    /// </summary>
    /// <param name="needed">That compilation must have them.</param>
    public IReadOnlyList<T> Later<T>(HashSet<Section> needed, Func<ReaderMemory, IReadOnlyList<T>> create) =>
        new Deferred<T>(() => ReaderWith(needed) is { } reader ? create(reader) : []);

    private ReaderMemory? ReaderWith(HashSet<Section> needed)
    {
        lock (readers)
        {
            // Mostly the one that came last.
            for (var i = readers.Count - 1; i >= 0; i--)
            {
                if (readers[i].TryGetTarget(out var reader) && reader.HasAll(needed))
                    return reader;
            }
        }

        return null;
    }

    private void Join(ReaderMemory reader)
    {
        lock (readers)
        {
            // In the same order: they declare the same.
            for (var i = 0; i < files.Length; i++)
            {
                if (files[i] != reader.Files[i])
                {
                    FileSections.Replace(files[i], reader.Files[i]);
                    files[i] = reader.Files[i];
                }

                TreeShape.Of(files[i], CancellationToken.None).Index = i;
            }

            readers.RemoveAll(reference => !reference.TryGetTarget(out _));
            readers.Add(new(reader));
            if (Words.CountChanged(reader.Files) > MostChanged)
                Words = new([.. reader.Files]);
        }

        foreach (var pair in trees)
        {
            if (!reader.Has(pair.Key))
                trees.TryRemove(pair.Key, out _);
        }

        foreach (var pair in sections)
        {
            if (!reader.Has(pair.Key) && sections.TryRemove(pair.Key, out var gone))
                gone.Forget(pair.Key);
        }
    }
}
