namespace DeliveryGap.Core.Facts;

/// <summary>Members as people call them.</summary>
internal static class MemberNames
{
    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    /// <param name="type">Its simple name.</param>
    /// <param name="member">The metadata name, or how a documentation id writes it.</param>
    public static string Display(string type, string member)
    {
        // The interface of an explicit implementation is no part of what people call it.
        var name = member.Substring(member.LastIndexOfAny(['.', '#']) + 1);
        if (name is "ctor" or "cctor" && name.Length < member.Length)
            return name == "ctor" ? "new " + type : "static " + type;
        foreach (var accessor in Accessors)
        {
            if (name.StartsWith(accessor, StringComparison.Ordinal))
                return type + "." + name.Substring(accessor.Length);
        }

        return type + "." + name;
    }
}
