namespace DeliveryGap.Build.IL.Metadata;

/// <summary>What the compiler's own names tell.</summary>
internal static class Generated
{
    /// <summary>No C# identifier holds a <c>&lt;</c>.</summary>
    public static bool IsGenerated(string name) => name.IndexOf('<') >= 0;

    /// <summary>A lambda (<c>&lt;Pay&gt;b__0_1</c>) or a local function (<c>&lt;Pay&gt;g__Charge|0_1</c>).</summary>
    public static bool IsFunction(string method) => IsLambda(method) || IsLocalFunction(method);

    public static bool IsLambda(string method) => method.Length > 0 && method[0] == '<' && method.LastIndexOf(">b__", StringComparison.Ordinal) >= 0;

    public static bool IsLocalFunction(string method) => method.Length > 0 && method[0] == '<' && method.LastIndexOf(">g__", StringComparison.Ordinal) >= 0;

    /// <summary>The source name of a local function; empty for a lambda.</summary>
    public static string SourceName(string method)
    {
        var start = method.LastIndexOf(">g__", StringComparison.Ordinal);
        if (start < 0)
            return IsLambda(method) ? "" : method;
        var end = method.IndexOf('|', start);
        return end < 0 ? method.Substring(start + 4) : method.Substring(start + 4, end - start - 4);
    }

    /// <summary>A local function's closure is handed in by reference, behind the parameters that source shows.</summary>
    public static bool IsClosureParameter(string type) => IsGenerated(type) && type[type.Length - 1] == '@';
}
