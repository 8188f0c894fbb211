namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>How source uses a member that it calls.</summary>
internal enum MemberUse
{
    /// <summary>Not in a way that is looked for.</summary>
    None,
    Call,
    Creation,

    /// <summary>Of a property or event.</summary>
    Write,
}

/// <summary>What a search for the callers of a member needs to know of its declaration.</summary>
/// <param name="Name">That stands where it is used; a constructor's is its type's.</param>
/// <param name="Least">Arguments that it must be given.</param>
/// <param name="Most">Arguments that it can be given.</param>
/// <param name="MayBeComplete">Only own code calls it, and by its name.</param>
internal sealed record CalledMember(MemberUse Use, string Name, int Least, int Most, bool MayBeComplete)
{
    public static readonly CalledMember Unknown = new(MemberUse.None, "", 0, 0, false);

    public bool MayTake(int arguments) => arguments >= Least && arguments <= Most;
}
