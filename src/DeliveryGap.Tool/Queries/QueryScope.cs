using DeliveryGap.Tool.Queries.Names;

namespace DeliveryGap.Tool.Queries;

/// <summary>How an application's series are named, and which of all that Prometheus holds are its own.</summary>
/// <param name="Everywhere">Conditions on each series, such as its job.</param>
internal sealed record QueryScope(Naming Naming, IReadOnlyList<Matcher> Everywhere);
