using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>The interfaces by which <c>using</c> ends what was begun.</summary>
internal static class Disposable
{
    private const string Sync = "System.IDisposable";
    private const string Async = "System.IAsyncDisposable";

    private static readonly HashSet<string> Tasks = new(StringComparer.Ordinal) { "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask`1" };

    /// <summary>The types and, as a call names it, what they declare.</summary>
    public static IReadOnlyList<(string DeclaringType, string Member)> Members { get; } = [(Sync, "M:" + Sync + ".Dispose"), (Async, "M:" + Async + ".DisposeAsync")];

    /// <summary>Whether all that a method says of what it returns is that it is to be disposed of.</summary>
    public static bool IsReturnedBy(MethodFact method) =>
        method.ReturnType is { } returned && (Tasks.Contains(TypeNames.Definition(returned)) ? TypeNames.Arguments(returned)[0] : returned) is Sync or Async;
}
