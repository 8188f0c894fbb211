using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Memory;

/// <summary>Answers in the form in which they are compared: facts are the same if they are the same objects.</summary>
internal static class Answers
{
    // The references that it comes from are the same for all readers of one memory.
    private static readonly object Foreign = new();
    private static readonly object Yes = true;
    private static readonly object No = false;

    public static object? Of(TypeFact? type) => type is { IsOwn: false } ? Foreign : type;

    public static object Of(bool answer) => answer ? Yes : No;

    public static bool AreSame(object? left, object? right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (Callers first, Callers second) => first.IsComplete == second.IsComplete && AreSame(first.Sites, second.Sites),
        (MethodFact[] first, MethodFact[] second) => AreSame(first, second),
        _ => false,
    };

    private static bool AreSame(MethodFact[] left, MethodFact[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool AreSame(IReadOnlyList<CallSite> left, IReadOnlyList<CallSite> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!ReferenceEquals(left[i].Caller, right[i].Caller) || !ReferenceEquals(left[i].Call, right[i].Call))
                return false;
        }

        return true;
    }
}
