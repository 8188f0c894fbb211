namespace DeliveryGap.Core.Catalog;

/// <summary>ASP.NET Core's names of the verbs, which are fields and no constants: <c>HttpMethods.Options</c>.</summary>
public static class HttpVerbs
{
    private const string Fields = "F:Microsoft.AspNetCore.Http.HttpMethods.";

    /// <param name="field">Documentation id.</param>
    /// <returns>In upper case; null for any other field.</returns>
    public static string? Of(string field) => field.StartsWith(Fields, StringComparison.Ordinal) ? field.Substring(Fields.Length).ToUpperInvariant() : null;
}
