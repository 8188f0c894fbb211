using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

/// <summary>Which rules come with a code fix.</summary>
internal static class Fixes
{
    public static string Of(Rule rule) => rule.Id is "DG1007" or "DG9001" ? "no" : "yes";
}
