using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Evidence;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>
/// Facts that outlive their compilation: they hold names, not symbols, so they are true of every compilation that declares the same and
/// still has the files that they were read from. A keystroke in a body costs the facts of one file. Lives as long as the files do.
/// </summary>
internal sealed class KeptFacts
{
    // Files that may be edited before words are looked up anew.
    private const int MostChanged = 32;

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<KeptFacts?>> ByTree = new();

    private readonly CompilationKey key;
    private readonly List<WeakReference<ReaderMemory>> readers = [];
    private readonly ConcurrentDictionary<SyntaxTree, TreeFacts> trees = new();

    private KeptFacts(CompilationKey key, SyntaxTree[] trees)
    {
        this.key = key;
        Types = new(this);
        Methods = new(this);
        Bodies = new(this);
        Fields = new(this);
        Functions = new(this);
        Words = new(trees);
    }

    /// <summary>Own types.</summary>
    public KeptTable<TypeFact> Types { get; }

    /// <summary>Own methods; null for ids that are no own method's.</summary>
    public KeptTable<MethodFact?> Methods { get; }

    public KeptTable<LoweredBody> Bodies { get; }

    public KeptTable<FieldFact?> Fields { get; }

    /// <summary>The files in which lambdas and local functions stand, by their ids.</summary>
    public KeptTable<SyntaxTree> Functions { get; }

    public DeclaredFacts Declared { get; } = new();

    /// <summary>Whether types may be own code, by their names.</summary>
    public ConcurrentDictionary<string, bool> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether simple names are those of types.</summary>
    public ConcurrentDictionary<string, bool> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether types may be implemented by code that is not read.</summary>
    public ConcurrentDictionary<string, bool> Implementable { get; } = new(StringComparer.Ordinal);

    public FeatureMemories Features { get; } = new();

    public WordMap Words { get; private set; }

    /// <summary>The names of all own types; null before somebody asks.</summary>
    public IReadOnlyList<string>? TypeNames { get; set; }

    /// <summary>Those of an earlier compilation that declares the same, or new ones.</summary>
    public static KeptFacts Of(ReaderMemory reader, IReadOnlyCollection<string>? projects)
    {
        var compilation = reader.Compilation;
        var key = new CompilationKey(compilation, projects, CancellationToken.None);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        var slots = Array.ConvertAll(trees, tree => ByTree.GetValue(tree, _ => new()));
        KeptFacts? found = null;
        KeptFacts? other = null;
        foreach (var slot in slots)
        {
            if (slot.Value is not { } candidate || candidate == other)
                continue;
            if (candidate.key.Equals(key))
            {
                found = candidate;
                break;
            }

            other = candidate;
        }

        found ??= new(key, trees);
        foreach (var slot in slots)
            slot.Value = found;
        found.Join(reader, trees);
        return found;
    }

    public TreeFacts Of(SyntaxTree tree) => trees.TryGetValue(tree, out var known) ? known : trees.GetOrAdd(tree, new TreeFacts());

    /// <summary>
    /// A list that is made when first looked at, from symbols of whatever compilation is there by then. Who holds the fact holds a reader of such a one.
    /// </summary>
    /// <param name="files">That compilation must have them.</param>
    public IReadOnlyList<T> Later<T>(IReadOnlyCollection<SyntaxTree> files, Func<ReaderMemory, IReadOnlyList<T>> create) =>
        new Deferred<T>(() => ReaderWith(files) is { } reader ? create(reader) : []);

    private ReaderMemory? ReaderWith(IReadOnlyCollection<SyntaxTree> files)
    {
        lock (readers)
        {
            foreach (var reference in readers)
            {
                if (reference.TryGetTarget(out var reader) && files.All(reader.Has))
                    return reader;
            }
        }

        return null;
    }

    private void Join(ReaderMemory reader, SyntaxTree[] files)
    {
        foreach (var pair in trees)
        {
            if (!reader.Has(pair.Key) && trees.TryRemove(pair.Key, out var gone))
                gone.Forget(pair.Key);
        }

        lock (readers)
        {
            readers.RemoveAll(reference => !reference.TryGetTarget(out _));
            readers.Add(new(reader));
            if (Words.CountChanged(files) > MostChanged)
                Words = new(files);
        }
    }
}
