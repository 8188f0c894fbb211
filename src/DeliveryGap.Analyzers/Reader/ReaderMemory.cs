using System.Collections.Concurrent;
using System.Collections.Immutable;
using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>What has been looked up and bound in a compilation. Lives and dies with it; what outlives it is in <see cref="Kept"/>.</summary>
internal sealed class ReaderMemory
{
    private const string EntryPointSuffix = ".<Main>$(System.String[])";

    // Made with each keystroke, and most of them hardly used.
    private const int Writers = 2;
    private const int Few = 7;

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> types = Table<INamedTypeSymbol?>();
    private readonly ConcurrentDictionary<string, IMethodSymbol?> methods = Table<IMethodSymbol?>();
    private readonly ConcurrentDictionary<SyntaxNode, BodyScope> scopes = new(Writers, Few);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> owners = new(Writers, Few, SymbolEqualityComparer.Default);

    private readonly IReadOnlyCollection<string>? projects;
    private readonly Lazy<KeptFacts> kept;
    private readonly Lazy<(WordMap Words, IReadOnlyList<int> Changed)> words;

    /// <param name="projects">See <see cref="OwnCode"/>.</param>
    public ReaderMemory(Compilation compilation, IReadOnlyCollection<string>? projects)
    {
        Compilation = compilation;
        this.projects = projects;
        Files = ((CSharpCompilation)compilation).SyntaxTrees;
        kept = new(() => KeptFacts.Of(this, projects));
        words = new(() =>
        {
            var map = Kept.Words;
            return (map, map.Changed(Files));
        });
    }

    public Compilation Compilation { get; }

    public bool IsFor(IReadOnlyCollection<string>? others) =>
        projects is null || others is null ? projects == others : projects.Count == others.Count && projects.All(others.Contains);

    public ImmutableArray<SyntaxTree> Files { get; }

    public bool Has(SyntaxTree tree) => TreeShape.TryGet(tree) is { Index: >= 0 and var index } && index < Files.Length && Files[index] == tree;

    /// <summary>Asked thousands of times for one keystroke.</summary>
    public bool Has(Section section) => FileOf(section) is not null;

    public bool HasAll(HashSet<Section> sections)
    {
        foreach (var section in sections)
        {
            if (!Has(section))
                return false;
        }

        return true;
    }

    private FileSections? FileOf(Section section) =>
        section.Home is { Index: >= 0 and var index } home && index < Files.Length && Files[index] == home.Tree ? home : null;

    /// <summary>The section of a file around a position.</summary>
    public Section SectionAt(SyntaxTree tree, int position, out int offset)
    {
        // What is the same as before is told from the files before.
        _ = Kept;
        return FileSections.Of(tree).At(position, out offset);
    }

    public KeptFacts Kept => kept.Value;

    /// <summary>Foreign types: to look at them again costs little.</summary>
    public ConcurrentDictionary<string, TypeFact> ForeignTypes { get; } = Table<TypeFact>();

    /// <summary>Those on which files beside their type's have a say.</summary>
    public ConcurrentDictionary<string, FieldFact> SharedFields { get; } = Table<FieldFact>();

    public ConcurrentDictionary<string, Callers> Callers { get; } = Table<Callers>();

    /// <summary>The tokens that are this word, anywhere in own code.</summary>
    public IEnumerable<SyntaxToken> Tokens(string word, CancellationToken cancellation) => WordIndex.Find(word, FilesWith([word], cancellation), cancellation);

    /// <summary>The files that hold one of the words, and some more.</summary>
    public IEnumerable<SyntaxTree> FilesWith(IReadOnlyCollection<string> any, CancellationToken cancellation)
    {
        var (map, changed) = words.Value;
        return map.FilesWith(any, Files, changed, cancellation);
    }

    /// <summary>The host caches models by tree, so asking again is cheap and shares what others have bound.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => Compilation.GetSemanticModel(tree);

    /// <param name="name">See <see cref="TypeFact.Name"/>.</param>
    public INamedTypeSymbol? FindType(string name) => types.GetOrAdd(name, Search);

    /// <summary>A type that a fact names will be asked for: spares the search through all references.</summary>
    public INamedTypeSymbol Remember(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (definition.TypeKind != TypeKind.Error && SymbolNames.Definition(definition) is { Length: > 0 } name)
            types.TryAdd(name, definition);
        return type;
    }

    /// <summary>Whether an id is that of the method of top-level statements.</summary>
    public static bool IsProgram(string id) => id.EndsWith(EntryPointSuffix, StringComparison.Ordinal);

    public IMethodSymbol? FindMethod(string id, CancellationToken cancellation)
    {
        if (methods.TryGetValue(id, out var known))
            return known;
        var found = IsProgram(id) ? Compilation.GetEntryPoint(cancellation)
            : FunctionIds.OffsetOf(id) is { } offset ? FindFunction(id, offset, cancellation)
            : OwnSymbols.FindMethod(id, Compilation.Assembly) ?? Own<IMethodSymbol>(DocumentationCommentId.GetSymbolsForDeclarationId(id, Compilation));
        return methods.GetOrAdd(id, found);
    }

    /// <summary><see cref="MethodFact.Id"/>; the only maker of ids for lambdas and local functions.</summary>
    public string IdOf(IMethodSymbol method)
    {
        var definition = Declaration(method);
        if (definition.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        {
            // It will be asked for by its id: spares the search through all references.
            var symbol = SymbolNames.Id(definition);
            methods.TryAdd(symbol, definition);
            return symbol;
        }

        var declaration = definition.DeclaringSyntaxReferences.FirstOrDefault();
        var holder = HolderOf(definition) is { } found ? SymbolOf(found) : "";
        if (declaration is null)
            return FunctionIds.Of(holder, 0, 0);
        var section = SectionAt(declaration.SyntaxTree, declaration.Span.Start, out var offset);
        var id = FunctionIds.Of(holder, section.Ordinal, offset);
        if (methods.TryAdd(id, definition))
            Kept.Functions.Keep(id, section, [section]);
        return id;
    }

    private IMethodSymbol? FindFunction(string id, int offset, CancellationToken cancellation) =>
        Kept.Functions.TryGet(id, this, out var section) && FileOf(section) is { } file
            ? FunctionIds.Find(ModelOf(file.Tree), file.StartOf(section) + offset, cancellation)
            : null;

    /// <summary>The documentation id of the member that holds a lambda or local function; a method's own otherwise.</summary>
    public static string SymbolOf(IMethodSymbol method) => SymbolNames.Id(MemberOf(method));

    /// <summary>The member that holds a lambda or local function; any other method itself.</summary>
    public static IMethodSymbol MemberOf(IMethodSymbol method)
    {
        var member = method;
        while (BodyScope.IsFunction(member) && HolderOf(member) is { } holder)
            member = holder;
        return member;
    }

    /// <summary>The method whose body holds a lambda or local function; for one in an initialiser the constructor that runs it.</summary>
    public static IMethodSymbol? HolderOf(IMethodSymbol function) => function.ContainingSymbol switch
    {
        IMethodSymbol method => Declaration(method),
        { ContainingType: { } type } initialised => Constructors.ThatInitialises(type, initialised.IsStatic),
        _ => null,
    };

    /// <summary>Whether some type has this simple name.</summary>
    public bool IsTypeName(string name) => Kept.Named.TryGetValue(name, out var known) ? known : Kept.Named.GetOrAdd(name, IsNameOfType(name));

    private bool IsNameOfType(string name) =>
        Compilation.Assembly.TypeNames.Contains(name) || Compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.TypeNames.Contains(name));

    /// <summary>See <see cref="ICodeReader.MayBeOwn"/>.</summary>
    public bool MayBeOwn(string type) => Kept.Own.TryGetValue(type, out var known) ? known : Kept.Own.GetOrAdd(type, IsOwnName(type));

    private bool IsOwnName(string type)
    {
        var name = TypeNames.Definition(type);
        return name.Length > 0 && name[0] != '`' && FindType(name) is { } symbol && MayBeOwn(symbol);
    }

    public bool MayBeOwn(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly && owners.GetOrAdd(assembly, candidate => OwnCode.MayBe(candidate, Compilation, projects));

    public bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    /// <summary>What is known about the locals and values below an operation that stands by itself (a whole body or initialiser).</summary>
    public BodyScope ScopeOf(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return scopes.GetOrAdd(root.Syntax, _ => new BodyScope(root, this));
    }

    private static ConcurrentDictionary<string, T> Table<T>() => new(Writers, Few, StringComparer.Ordinal);

    private static IMethodSymbol Declaration(IMethodSymbol method)
    {
        var definition = ExtensionMembers.Implementation(method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    private INamedTypeSymbol? Search(string name) =>
        name.Length == 0 ? null : OwnSymbols.FindType(name, Compilation.Assembly) ?? Own<INamedTypeSymbol>(DocumentationCommentId.GetSymbolsForDeclarationId("T:" + name, Compilation));

    private T? Own<T>(ImmutableArray<ISymbol> found)
        where T : class, ISymbol
    {
        T? first = null;
        foreach (var symbol in found)
        {
            if (symbol is not T candidate)
                continue;
            if (IsOwn(candidate))
                return candidate;
            first ??= candidate;
        }

        return first;
    }
}
