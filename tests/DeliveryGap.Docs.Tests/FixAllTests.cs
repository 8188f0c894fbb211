namespace DeliveryGap.Docs.Tests;

/// <summary>Every fix, applied to every flagged place of a shop that never cared.</summary>
public sealed class FixAllTests
{
    private const string Undelivered = "samples/Undelivered";

    /// <summary>Why each remains is said beside it.</summary>
    private static readonly string[] Remaining =
    [
    ];

    // More than enough for what one fix makes others flag.
    private const int MaxRounds = 30;

    [Fact]
    public async Task EachFixAloneCompilesAndComesToAnEnd()
    {
        var sample = FixedSample.Open(Undelivered);
        var offers = await sample.Offers();
        Assert.Equal(
            Fixes.Providers.SelectMany(provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal),
            offers.SelectMany(offer => offer.Provider.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal));
        foreach (var (provider, key) in offers)
        {
            var (before, rounds) = (sample, 0);
            do
            {
                var after = await before.Apply(provider, key);
                Assert.Empty(await after.Errors());
                Assert.True(await after.Text() != await before.Text(), $"'{key}' changes nothing.");
                Assert.True(++rounds < MaxRounds, $"'{key}' comes to no end.");
                before = after;
            }
            while ((await before.Offers()).Contains((provider, key)));
        }
    }

    [Fact]
    public async Task AllOfThemLeaveOnlyWhatSomebodyMustFillInOrDecide()
    {
        var (sample, rounds) = (FixedSample.Open(Undelivered), 0);
        while (await First(sample) is { } offer)
        {
            sample = await sample.Apply(offer.Provider, offer.Key);
            Assert.Empty(await sample.Errors());
            Assert.True(++rounds < MaxRounds, $"'{offer.Key}' comes to no end.");
        }

        Assert.Equal(Remaining, await sample.Findings());

        // Accepting a gap is no way to close it.
        static async Task<(Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider Provider, string Key)?> First(FixedSample sample)
        {
            foreach (var offer in await sample.Offers())
            {
                if (offer.Key != "accept")
                    return offer;
            }

            return null;
        }
    }
}
