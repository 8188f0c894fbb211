using System.Runtime.CompilerServices;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using DeliveryGap.Analyzers.Declarations;
using DeliveryGap.Analyzers.Evidence;
using DeliveryGap.Analyzers.Reader.Memory;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Facts from source, lowered when asked for and once. Also on code that does not compile: what is not known is left out.</summary>
internal sealed class RoslynReader : ICodeReader
{
    private static readonly ConditionalWeakTable<Compilation, ReaderMemory> Memories = new();

    private readonly ReaderMemory memory;
    private readonly CancellationToken cancellation;

    /// <param name="projects">The simple names of the assemblies that project references bring; null where that is not known.</param>
    public RoslynReader(Compilation compilation, CancellationToken cancellation, IReadOnlyCollection<string>? projects = null)
        : this(new ReaderMemory(compilation, projects), cancellation)
    {
    }

    private RoslynReader(ReaderMemory memory, CancellationToken cancellation)
    {
        this.memory = memory;
        this.cancellation = cancellation;
    }

    public Compilation Compilation => memory.Compilation;

    /// <summary>One for all analyzers of a compilation.</summary>
    /// <param name="projects">See the constructor.</param>
    public static RoslynReader Shared(Compilation compilation, IReadOnlyCollection<string>? projects)
    {
        var memory = Memories.TryGetValue(compilation, out var known) ? known : Keep(compilation, new(compilation, projects));
        return new(memory.IsFor(projects) ? memory : new(compilation, projects), CancellationToken.None);
    }

    private static ReaderMemory Keep(Compilation compilation, ReaderMemory created) => Memories.GetValue(compilation, _ => created);

    /// <summary>The tokens that are one of these words, anywhere in own code.</summary>
    public IEnumerable<SyntaxToken> Tokens(IReadOnlyCollection<string> words) => WordIndex.FindAny(words, memory.FilesWith(words, cancellation), cancellation);

    /// <summary>The same reader for another caller: what one lowered, the other has.</summary>
    public RoslynReader With(CancellationToken token) => new(memory, token);

    public IEnumerable<TypeFact> OwnTypes
    {
        get
        {
            memory.Kept.TypeNames ??= [.. OwnCode.Types(Compilation.Assembly.GlobalNamespace).Select(type => SymbolNames.Definition(memory.Remember(type))).Distinct(StringComparer.Ordinal)];
            foreach (var name in memory.Kept.TypeNames)
            {
                cancellation.ThrowIfCancellationRequested();
                if (FindType(name) is { } type)
                    yield return type;
            }
        }
    }

    public IEnumerable<AssemblyFact> Assemblies =>
        [new(Compilation.Assembly.Name, Compilation.Assembly.Identity.Version.ToString(), RazorAttributes.AndOurs(AttributeLowering.Lower(Compilation.Assembly.GetAttributes())))];

    // A body in parts is asked in each file: what no longer maps is found again when it is read.
    public IEnumerable<MethodFact> MappingMethods => InFiles("maps", FunctionSyntax.ThatMayMap, Maps);

    public IEnumerable<MethodFact> MarkedFunctions => InFiles("marked", AttributedFunctions.In, method => DeliveryGapAttributes.Among(method.Attributes).Count > 0);

    /// <summary>The functions of each file that fit, once each; a file is asked once.</summary>
    private IEnumerable<MethodFact> InFiles(string question, Func<SyntaxTree, CancellationToken, IEnumerable<SyntaxNode>> candidates, Func<MethodFact, bool> fits)
    {
        // A constructor runs several initialisers.
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var tree in memory.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var answers = memory.Kept.Of(tree);
            // Of hundreds of files one is asked anew.
            if (!answers.Knows<string[]>(question, out var ids))
                ids = answers.Answer<string[]>(question, Fitting(candidates(tree, cancellation), fits));
            foreach (var id in ids)
            {
                if (seen.Add(id) && FindMethod(id) is { } method)
                    yield return method;
            }
        }
    }

    private string[] Fitting(IEnumerable<SyntaxNode> candidates, Func<MethodFact, bool> fits)
    {
        List<string>? ids = null;
        foreach (var candidate in candidates)
        {
            if (FindFunction(candidate) is { } method && fits(method))
                (ids ??= []).Add(method.Id);
        }

        return ids is null ? [] : [.. ids.Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<ForeignKey> ForeignKeys => [];

    public DeclaredFacts Declared => memory.Kept.Declared;

    /// <summary>What is remembered of features, for all readers that find the same declared.</summary>
    public FeatureMemories Features => memory.Kept.Features;

    /// <summary>What an own symbol declares with DeliveryGap's attributes.</summary>
    public MarkedSymbol MarkedBy(ISymbol symbol)
    {
        // Taken before anything is lowered: what is kept has to know where in its file it stands.
        var kept = memory.Kept;
        if (symbol is not INamedTypeSymbol type)
            return MarkedSymbol.Of(symbol);
        var name = SymbolNames.Definition(type);
        return kept.Marked.TryGet(name, memory, out var known) && known.IsOf(type) ? known : kept.Marked.Keep(name, MarkedSymbol.Of(type), SymbolSections.Declarations(type));
    }

    /// <summary>Whether a KPI or objective is declared: attributes of an assembly are, and references stay as they are with what is declared.</summary>
    public bool DeclaresPurpose(Func<bool> ask) => memory.Kept.DeclaresPurpose ??= ask();

    public TypeFact? FindType(string name) =>
        memory.Kept.Types.TryGet(name, memory, out var own) ? own
        : memory.ForeignTypes.TryGetValue(name, out var foreign) ? foreign
        : memory.FindType(name) is { } type ? Lower(type) : null;

    public MethodFact? FindMethod(string id)
    {
        if (memory.Kept.Methods.TryGet(id, memory, out var known))
            return known;
        if (memory.FindMethod(id, cancellation) is { } method && memory.IsOwn(method))
            return SymbolLowering.Lower(method, memory);
        // A lambda may yet come to lie there.
        return FunctionIds.OffsetOf(id) is null ? memory.Kept.Methods.Keep(id, null, []) : null;
    }

    /// <summary>The function that a syntax node is the body's owner of; see <see cref="FunctionSyntax"/>.</summary>
    public MethodFact? FindFunction(SyntaxNode function)
    {
        var functions = memory.Kept.Of(memory.SectionAt(function.SyntaxTree, function.SpanStart, out var offset)).Functions;
        var place = (offset, function.RawKind);
        if (functions.TryGetValue(place, out var id))
            return id is null ? null : FindMethod(id);
        var found = FunctionSyntax.SymbolOf(function, memory.ModelOf(function.SyntaxTree), cancellation) is { } method ? SymbolLowering.Lower(method, memory) : null;
        functions.TryAdd(place, found?.Id);
        return found;
    }

    public FieldFact? FindField(string id) =>
        memory.Kept.Fields.TryGet(id, memory, out var kept) ? kept
        : memory.SharedFields.TryGetValue(id, out var shared) ? shared
        : FieldStores.Lower(id, memory, cancellation);

    public MethodBody? ReadBody(string methodId) => Read(methodId).Body;

    /// <summary>Whether a body is whole; where it does not compile, what it calls is not known for sure.</summary>
    public bool Compiles(string methodId) => Read(methodId) is { Body: not null, IsBroken: false };

    private LoweredBody Read(string methodId)
    {
        if (memory.Kept.Bodies.TryGet(methodId, memory, out var known))
            return known;
        if (memory.FindMethod(methodId, cancellation) is { } method && memory.IsOwn(method))
            return memory.Kept.Bodies.Keep(methodId, BodyLowering.Lower(method, memory, cancellation), SymbolSections.Body(method));
        return FunctionIds.OffsetOf(methodId) is null ? memory.Kept.Bodies.Keep(methodId, LoweredBody.None, []) : LoweredBody.None;
    }

    public Callers CallersOf(string methodId) =>
        // No body can name a program of statements, and to look for it costs a walk over all types.
        ReaderMemory.IsProgram(methodId) ? Declared.Of("callers of the program", () => CallSearch.Of(methodId, this, memory, cancellation))
        : memory.Callers.TryGetValue(methodId, out var known) ? known : memory.Callers.GetOrAdd(methodId, CallSearch.Of(methodId, this, memory, cancellation));

    public bool Names(string name) => TypeSearch.Names(name, memory, cancellation);

    public IEnumerable<MethodFact> MethodsNaming(IReadOnlyCollection<string> members) => NameSearch.Methods(members, this, memory, cancellation);

    public IEnumerable<MethodFact> MethodsCarrying(IReadOnlyCollection<string> attributes) => AttributeSearch.Methods(attributes, this, memory, cancellation);

    public bool IsMentioned(string type) => MentionSearch.IsMentioned(type, memory, cancellation);

    public bool ScansAssemblies => AssemblyScanSearch.Any(this, memory, cancellation);

    public bool MayMatter(string methodId) => true;

    // What another project declares, a third may implement.
    public bool MayBeImplementedElsewhere(string type) =>
        memory.Kept.Implementable.TryGetValue(type, out var known) ? known : memory.Kept.Implementable.GetOrAdd(type, IsImplementable(type));

    private bool IsImplementable(string type) =>
        memory.FindType(type) is { IsSealed: false, IsStatic: false, IsValueType: false } symbol
        && (memory.IsOwn(symbol) ? Visibility.IsSeenOutside(symbol, Compilation) : memory.MayBeOwn(symbol));

    public bool MayBeOwn(string type) => memory.MayBeOwn(type);

    public TypeFact Lower(INamedTypeSymbol type) => SymbolLowering.Lower(type, memory);

    private bool Maps(MethodFact method)
    {
        foreach (var call in ReadBody(method.Id)?.Calls ?? [])
        {
            if (EntryPointCalls.Make(call.DeclaringType, call.Name))
                return true;
        }

        return false;
    }
}
