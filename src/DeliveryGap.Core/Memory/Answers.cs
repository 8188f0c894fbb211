using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Memory;

/// <summary>
/// Answers in the form in which they are compared: facts about declarations are the same if they are the same objects, those of bodies if they
/// say the same. So what was made of them must not be asked where in a file something stands: what stands there is read anew.
/// </summary>
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
        (TypeFact[] first, TypeFact[] second) => AreSame<TypeFact>(first, second),
        (MethodFact[] first, MethodFact[] second) => AreSame<MethodFact>(first, second),
        (MethodBody first, MethodBody second) => SameFacts.Are(first, second),
        (FieldFact first, FieldFact second) => SameFacts.Are(first, second),
        _ => false,
    };

    private static bool AreSame<T>(T[] left, T[] right)
        where T : class
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
            if (!ReferenceEquals(left[i].Caller, right[i].Caller) || !SameFacts.Are(left[i].Call, right[i].Call))
                return false;
        }

        return true;
    }
}
