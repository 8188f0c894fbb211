using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Core.Model;

/// <summary>An entry point in its place among all of the application.</summary>
/// <param name="Id">Its own id, with <c>#2</c>, <c>#3</c> behind those that are alike.</param>
/// <param name="IsExisting">A line of an existing list names it.</param>
public sealed record ServedEntryPoint(string Id, EntryPoint EntryPoint, Assignment Assignment, bool IsExisting)
{
    /// <summary>It serves no feature, nobody said why, and it was not there before.</summary>
    public bool IsUnassigned => !IsExisting && Assignment.Service is Service.None or Service.Undecided;
}
