using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>The operations of a GraphQL schema that HotChocolate makes of own types: their methods. Their properties give what is there already.</summary>
internal sealed class GraphqlFields(ICodeReader code)
{
    private const string Get = "Get";
    private const string AsyncSuffix = "Async";

    private static readonly string[] Tasks = ["System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Collections.Generic.IAsyncEnumerable{"];

    private readonly Lazy<Dictionary<string, string>> registered = new(() => Registered(code), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether a type holds operations of any sort.</summary>
    public bool MayHold(TypeFact type) => TypeEntryPoint.IsConcrete(type) && OperationOf(type) is not null;

    public IEnumerable<EntryPoint> Of(TypeFact type)
    {
        if (!TypeEntryPoint.IsConcrete(type) || OperationOf(type) is not { } operation)
            yield break;
        if (type.SelfAndBases(code).Any(current => TypeNames.Definition(current.BaseType ?? "").StartsWith(GraphqlOperations.DescribedType, StringComparison.Ordinal)))
            yield break;
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var method in type.SelfAndBases(code).TakeWhile(current => current.IsOwn).SelectMany(current => current.Methods))
        {
            if (IsField(method, operation) && NameOf(method) is var name && names.Add(name))
                yield return TypeEntryPoint.Of(EntryPointKind.Graphql, $"graphql {operation} {name}", method, type, code);
        }
    }

    private string? OperationOf(TypeFact type) =>
        GraphqlOperations.Of(type.Attributes) ?? (registered.Value.TryGetValue(type.Name, out var found) ? found : null);

    private static bool IsField(MethodFact method, string operation) =>
        method is { IsPublic: true, IsAbstract: false, IsGeneric: false, ReturnType: not "System.Void" } && !IsOfEveryObject(method)
        && !GraphqlOperations.IsIgnored(method.Attributes)
        && (operation != GraphqlOperations.Subscription || method.Attributes.Find(GraphqlOperations.SubscribeAttribute) is not null);

    private static bool IsOfEveryObject(MethodFact method) => method.Name is "Equals" or "GetHashCode" or "ToString";

    private static string NameOf(MethodFact method) => method.Attributes.Find(GraphqlOperations.NameAttribute)?.Argument(0) switch
    {
        null => FieldName(method.Name, method.ReturnType),
        { IsKnown: true, Value: string name } => name,
        _ => Routes.Unknown,
    };

    /// <summary><c>GetBookByIdAsync</c> is <c>bookById</c> (as <c>NameFormattingHelpers</c> decides).</summary>
    /// <param name="returned">The suffix goes where a task is returned.</param>
    internal static string FieldName(string member, string? returned)
    {
        var name = member;
        if (name.StartsWith(Get, StringComparison.Ordinal) && name.Length > Get.Length)
            name = name.Substring(Get.Length);
        if (name.EndsWith(AsyncSuffix, StringComparison.Ordinal) && name.Length > AsyncSuffix.Length && returned is not null && Array.Exists(Tasks, task => returned.StartsWith(task, StringComparison.Ordinal)))
            name = name.Substring(0, name.Length - AsyncSuffix.Length);

        // SKUCount is skuCount: of several capitals the last begins the next word.
        var capitals = name.TakeWhile(char.IsUpper).Count();
        var lower = capitals > 1 && capitals < name.Length && char.IsLetter(name[capitals]) ? capitals - 1 : capitals;
        return name.Substring(0, lower).ToLowerInvariant() + name.Substring(lower);
    }

    private static Dictionary<string, string> Registered(ICodeReader code)
    {
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        foreach (var call in code.MethodsNaming(GraphqlOperations.RegistrationNames).SelectMany(method => code.ReadBody(method.Id)?.Calls ?? []))
        {
            if (GraphqlOperations.RegisteredBy(call.DeclaringType, call.Name) is { } operation && call.TypeArguments.Count == 1)
                types[TypeNames.Definition(call.TypeArguments[0])] = operation;
        }

        return types;
    }
}
