using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.Refinement;

/// <summary>
/// Lambdas and local functions have ids that their reader made up. What both readers agree on is where they lie: the member,
/// and in it the name, or for lambdas the number in the order of first use.
/// </summary>
internal sealed class Functions
{
    private readonly ICodeReader code;
    private readonly Dictionary<string, string> names = [];

    public Functions(ICodeReader code, IEnumerable<string> members)
    {
        this.code = code;
        foreach (var member in members)
            Walk(member, member);
    }

    /// <summary>Members, lambdas and local functions: the common name and the reader's id.</summary>
    public Dictionary<string, string> All { get; } = [];

    /// <summary>The common name; a method that is no function keeps its id.</summary>
    /// <remarks>A lambda in an initialiser lies in a constructor that source may not even have.</remarks>
    public string NameOf(string id) =>
        names.TryGetValue(id, out var name) ? name
        : code.FindMethod(id) is { } function && function.Symbol != id ? function.Symbol + "/?" : id;

    /// <summary>An own method that may be overridden.</summary>
    public bool IsVirtual(string id) => code.FindMethod(id)?.IsVirtual == true;

    private void Walk(string id, string name)
    {
        if (!All.TryAdd(name, id))
            return;
        var lambdas = 0;
        foreach (var function in code.ReadBody(id)?.Functions ?? [])
        {
            var fact = code.FindMethod(function);
            Assert.NotNull(fact);
            // A local function lies in its member, whoever calls it first.
            var inner = fact.Name.Length > 0 ? $"{fact.Symbol}/{fact.Name}" : $"{name}/{lambdas++}";
            names.TryAdd(function, inner);
            Walk(function, inner);
        }
    }
}
