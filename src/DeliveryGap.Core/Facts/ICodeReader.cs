namespace DeliveryGap.Core.Facts;

/// <summary>
/// Code, lowered into facts: the one door through which the core sees source (Roslyn) and binaries (IL).
/// Readers judge nothing. Declarations come whole; bodies are read when asked for.
/// </summary>
public interface ICodeReader
{
    /// <summary>Every own type.</summary>
    IEnumerable<TypeFact> OwnTypes { get; }

    /// <summary>Every own assembly, the application's first, then in ordinal order.</summary>
    IEnumerable<AssemblyFact> Assemblies { get; }

    /// <summary>Methods, lambdas and local functions whose own body names a method that makes entry points (<see cref="Catalog.EntryPointCalls.MayMake"/>).</summary>
    IEnumerable<MethodFact> MappingMethods { get; }

    /// <summary>Own lambdas and local functions that carry attributes of ours.</summary>
    IEnumerable<MethodFact> MarkedFunctions { get; }

    /// <summary>
    /// Features, KPIs, objectives and parties that foreign assemblies declare. To look for them is dear: ask only when a key is declared
    /// nowhere else. Empty in the Roslyn reader, whose analyzers know all keys before.
    /// </summary>
    IReadOnlyList<ForeignKey> ForeignKeys { get; }

    /// <summary>A type, own or foreign; null when it cannot be read.</summary>
    /// <param name="name">See <see cref="TypeFact.Name"/>.</param>
    TypeFact? FindType(string name);

    /// <summary>An own method, lambda or local function; null when it is foreign or cannot be read.</summary>
    MethodFact? FindMethod(string id);

    /// <summary>A field of an own type; null when it is foreign or cannot be read.</summary>
    FieldFact? FindField(string id);

    /// <summary>The body of an own method; null when it is abstract, foreign or cannot be read (a wall).</summary>
    MethodBody? ReadBody(string methodId);

    /// <summary>The calls of a method or constructor in own code.</summary>
    /// <param name="methodId">An own method's, or a member's of an interface or base class that own code implements.</param>
    Callers CallersOf(string methodId);

    /// <summary>Whether own code names a foreign type, such as a convention that it registers.</summary>
    /// <param name="name">See <see cref="TypeFact.Name"/>.</param>
    bool Names(string name);

    /// <summary>
    /// Methods, lambdas and local functions whose own body names a member, own or foreign, by one of these names; the reader may give more.
    /// </summary>
    /// <param name="members">
    /// As source names them: <c>CreateCounter</c>; a constructor, and a field of another type where it stands behind that, by the type's simple name.
    /// </param>
    IEnumerable<MethodFact> MethodsNaming(IReadOnlyCollection<string> members);

    /// <summary>Own methods that carry one of these attributes, such as those that a source generator writes.</summary>
    /// <param name="attributes">Full names, as <see cref="AttributeFact.Type"/>.</param>
    IEnumerable<MethodFact> MethodsCarrying(IReadOnlyCollection<string> attributes);

    /// <summary>
    /// Whether own code outside an own type creates the type or names it (<c>new</c>, <c>typeof</c>, a type argument of a call or a creation).
    /// </summary>
    /// <param name="type">See <see cref="TypeFact.Name"/>.</param>
    bool IsMentioned(string type);

    /// <summary>Whether own code has foreign code look through assemblies for types (<see cref="Catalog.AssemblyScanning"/>).</summary>
    bool ScansAssemblies { get; }

    /// <summary>
    /// Whether what a method may run, however its calls are dispatched, holds anything of <see cref="Catalog.Telemetry"/> or a wall: no only
    /// where that is certain.
    /// </summary>
    bool MayMatter(string methodId);

    /// <summary>
    /// Whether code that is not read may derive from or implement an own type: the Roslyn reader, of a library's type that others see.
    /// </summary>
    bool MayBeImplementedElsewhere(string type);

    /// <summary>
    /// Whether a type may belong to own code; where only the build can tell (a type of another project or a package, seen
    /// from the compiler), the Roslyn reader says yes.
    /// </summary>
    /// <param name="type">See <see cref="Value.Type"/>.</param>
    bool MayBeOwn(string type);
}
