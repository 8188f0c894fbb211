using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Memory;

/// <summary>A reader whose answers are noted with the results that are made from them.</summary>
internal sealed class WatchedReader(ICodeReader code, ResultMemory memory) : ICodeReader
{
    public ResultMemory Memory { get; } = memory;

    public IEnumerable<TypeFact> OwnTypes => Noted(Question.OwnTypes, code.OwnTypes);

    // Their names and attributes are declared.
    public IEnumerable<AssemblyFact> Assemblies => code.Assemblies;

    public IEnumerable<MethodFact> MappingMethods => Noted(Question.MappingMethods, code.MappingMethods);

    public IEnumerable<MethodFact> MarkedFunctions => Noted(Question.MarkedFunctions, code.MarkedFunctions);

    public IReadOnlyList<ForeignKey> ForeignKeys => code.ForeignKeys;

    public DeclaredFacts Declared => code.Declared;

    public bool ScansAssemblies => Noted(Question.ScansAssemblies, "", code.ScansAssemblies);

    public TypeFact? FindType(string name)
    {
        var type = code.FindType(name);
        Memory.Note(Question.Type, name, Answers.Of(type));
        return type;
    }

    public MethodFact? FindMethod(string id) => Noted(Question.Method, id, code.FindMethod(id));

    public FieldFact? FindField(string id) => Noted(Question.Field, id, code.FindField(id));

    public MethodBody? ReadBody(string methodId) => Noted(Question.Body, methodId, code.ReadBody(methodId));

    public Callers CallersOf(string methodId) => Noted(Question.Callers, methodId, code.CallersOf(methodId))!;

    public bool Names(string name) => Noted(Question.Names, name, code.Names(name));

    public IEnumerable<MethodFact> MethodsNaming(IReadOnlyCollection<string> members) => Noted(Question.MethodsNaming, code.MethodsNaming(members), members);

    public IEnumerable<MethodFact> MethodsCarrying(IReadOnlyCollection<string> attributes) => Noted(Question.MethodsCarrying, code.MethodsCarrying(attributes), attributes);

    public bool IsMentioned(string type) => Noted(Question.IsMentioned, type, code.IsMentioned(type));

    // Both follow from declarations and references.
    public bool MayBeImplementedElsewhere(string type) => code.MayBeImplementedElsewhere(type);

    public bool MayBeOwn(string type) => code.MayBeOwn(type);

    /// <summary>That of a reader to which this says nothing: no result may depend on it.</summary>
    public bool MayMatter(string methodId) => true;

    public bool IsApart(string function) => Noted(Question.StandsApart, function, Memory.Apart.Contains(function));

    /// <summary>A question that was asked before, once more; unnoted.</summary>
    public object? Ask(Asked asked) => asked.Question switch
    {
        // Own types are found anew with their file.
        Question.Type => asked.Answer is TypeFact ? code.FindType(asked.Key) : asked.Answer,
        Question.Method => code.FindMethod(asked.Key),
        Question.Field => code.FindField(asked.Key),
        Question.Body => code.ReadBody(asked.Key),
        Question.Callers => code.CallersOf(asked.Key),
        Question.OwnTypes => code.OwnTypes.ToArray(),
        Question.MappingMethods => code.MappingMethods.ToArray(),
        Question.MarkedFunctions => code.MarkedFunctions.ToArray(),
        Question.Names => Answers.Of(code.Names(asked.Key)),
        Question.MethodsNaming => code.MethodsNaming(asked.Members!).ToArray(),
        Question.MethodsCarrying => code.MethodsCarrying(asked.Members!).ToArray(),
        Question.IsMentioned => Answers.Of(code.IsMentioned(asked.Key)),
        Question.ScansAssemblies => Answers.Of(code.ScansAssemblies),
        Question.StandsApart => Answers.Of(Memory.Apart.Contains(asked.Key)),
        _ => throw new InvalidOperationException(asked.Question.ToString()),
    };

    private T Noted<T>(Question question, string key, T answer)
        where T : class?
    {
        Memory.Note(question, key, answer);
        return answer;
    }

    private bool Noted(Question question, string key, bool answer)
    {
        Memory.Note(question, key, Answers.Of(answer));
        return answer;
    }

    private IEnumerable<T> Noted<T>(Question question, IEnumerable<T> answer, IReadOnlyCollection<string>? members = null)
    {
        T[] all = [.. answer];
        Memory.Note(question, members is null ? "" : string.Join(",", members), all, members);
        return all;
    }
}
