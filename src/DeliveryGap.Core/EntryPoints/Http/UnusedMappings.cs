using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.EntryPoints;

/// <summary>
/// Static methods of own libraries that map endpoints, and that nothing in this application calls: a shared <c>UseDefaultOpenApi(app)</c>
/// is there for the applications that do. In the application itself code that nobody calls is rare, and may be found by its name.
/// </summary>
internal sealed class UnusedMappings(ICodeReader code)
{
    // Helpers of helpers; who calls deeper is taken to be called.
    private const int MaxDepth = 16;

    // Names by which own code may run a method that no call names.
    private static readonly string[] Invocations = ["Invoke", "CreateDelegate", "InvokeMember"];

    private readonly Lazy<string?> application = new(() => code.Assemblies.FirstOrDefault()?.Name);
    private readonly Lazy<bool> invokesByReflection = new(() => code.MethodsNaming(Invocations).Any(method => Invokes(code.ReadBody(method.Id))));

    public bool IsOne(MethodFact mapping) => IsUncalled(mapping, 0) && !invokesByReflection.Value;

    private bool IsUncalled(MethodFact method, int depth)
    {
        if (method.Holder is { } holder)
            return depth < MaxDepth && code.FindMethod(holder) is { } outer && IsUncalled(outer, depth + 1);
        // A type initializer is called by nobody and runs all the same.
        if (depth == MaxDepth || !method.IsStatic || method.Name.StartsWith(".", StringComparison.Ordinal) || !IsSharedHelpers(method.DeclaringType))
            return false;
        var callers = code.CallersOf(method.Id);
        return callers.IsComplete && callers.Sites.All(site => IsUncalled(site.Caller, depth + 1));
    }

    // Through an interface its static members are called too.
    private bool IsSharedHelpers(string type) => code.FindType(type) is { Interfaces.Count: 0 } found && found.Assembly != application.Value;

    private static bool Invokes(MethodBody? body) => body?.Calls.Any(call =>
        Reflection.IsWall(call.DeclaringType, call.Name) && call.Name != nameof(Activator.CreateInstance)
        || call is { DeclaringType: "System.Delegate" or "System.Reflection.MethodInfo", Name: "CreateDelegate" }) == true;
}
