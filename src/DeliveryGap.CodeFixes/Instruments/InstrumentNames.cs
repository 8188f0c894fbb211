using System.Text;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>Identifiers made from the names of instruments.</summary>
internal static class InstrumentNames
{
    /// <summary><c>shop.checkout.started</c> is <c>ShopCheckoutStarted</c>, or <c>CheckoutStarted</c> beside others that leave <c>shop</c> out.</summary>
    public static string Identifier(string instrument, IEnumerable<KeptInstrument> siblings)
    {
        var leavesOut = siblings.Any(sibling => First(sibling.Name) == First(instrument) && Pascal(WithoutFirst(sibling.Name)) == sibling.Member.Name);
        return Pascal(leavesOut && WithoutFirst(instrument) is { Length: > 0 } rest && char.IsLetter(rest[0]) ? rest : instrument);
    }

    private static string First(string name) => name.Split('.')[0];

    private static string WithoutFirst(string name) => name.Substring(name.IndexOf('.') + 1);

    private static string Pascal(string name)
    {
        var identifier = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
                identifier.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = !char.IsLetterOrDigit(letter);
        }

        return identifier.ToString();
    }
}
