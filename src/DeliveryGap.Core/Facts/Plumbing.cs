namespace DeliveryGap.Core.Facts;

/// <summary>
/// Calls that only one of the two forms of code shows, or that cannot be told from those: neither reader makes a
/// <see cref="Call"/> of them.
/// </summary>
public static class Plumbing
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Nullable`1", "System.Index", "System.Range", "System.Span`1", "System.ReadOnlySpan`1",
        "System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore`1", "System.Linq.Expressions.Expression", "Microsoft.CSharp.RuntimeBinder.Binder", "Microsoft.CSharp.RuntimeBinder.CSharpArgumentInfo",
    };

    // using, foreach and await: calls where they run own code.
    private static readonly HashSet<string> Patterns = new(StringComparer.Ordinal)
    {
        "Dispose", "DisposeAsync", "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "get_Current", "GetAwaiter",
    };

    // String building shows in one form only, whosever it is.
    private const string Text = "ToString";

    // By declaring type.
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["System.Object"] = [".ctor", "Finalize"],
        ["System.Type"] = ["GetTypeFromHandle"],
        ["System.Array"] = ["Empty"],
        ["System.MemoryExtensions"] = ["AsSpan"],
        ["System.String"] = ["Concat", "Format", "get_Length", "get_Chars", "Substring"],
        ["System.Threading.Monitor"] = ["Enter", "Exit"],
        ["System.Threading.Lock"] = ["EnterScope"],
        ["System.Runtime.ExceptionServices.ExceptionDispatchInfo"] = ["Capture", "Throw"],
        ["System.Delegate"] = ["Combine", "Remove"],
        ["System.Reflection.MethodBase"] = ["GetMethodFromHandle"],
        ["System.Reflection.FieldInfo"] = ["GetFieldFromHandle"],
    };

    /// <param name="declaringType">See <see cref="Call.DeclaringType"/>.</param>
    /// <param name="name">See <see cref="Call.Name"/>.</param>
    /// <param name="isOwn">The declaring type or the receiver's static type may be own code: then operators and patterns are calls.</param>
    public static bool Is(string declaringType, string name, bool isOwn) =>
        !isOwn && (name.StartsWith("op_", StringComparison.Ordinal) || Patterns.Contains(name))
        || name == Text
        || name.IndexOf('<') >= 0
        || Types.Contains(declaringType)
        || declaringType.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        || declaringType.StartsWith("System.ValueTuple", StringComparison.Ordinal)
        || TypeNames.IsCompilerGenerated(declaringType)
        || (Members.TryGetValue(declaringType, out var members) && Array.IndexOf(members, name) >= 0);

    /// <summary>Whether what such a call returns stands for its receiver, or for its only argument where it has no receiver.</summary>
    public static bool IsTransparent(string declaringType, string name) =>
        name is "op_Implicit" or "op_Explicit" or "GetAwaiter" or "<Clone>$"
        || (name == "GetResult" && declaringType.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal))
        || (name is ".ctor" or "get_Value" or "GetValueOrDefault" && declaringType == "System.Nullable`1")
        || (name == "AsSpan" && declaringType == "System.MemoryExtensions");
}
