using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Check;

namespace DeliveryGap.Reporting.Tests.Check;

/// <summary>Findings as CI servers read them.</summary>
public sealed class FormatTests
{
    private static readonly CheckFinding Plain = new("DG5001", "it is late", "Shop.release.json", "Shop", "checkout", new ManifestPlace("src/A.cs", 12));

    [Fact]
    public void GitHub_is_told_file_line_and_rule()
    {
        Assert.Equal("::error file=src/A.cs,line=12,title=DG5001::it is late\n", CheckText.ForGitHub([Plain]));
        Assert.Equal("::error file=src/A.cs,title=DG5001::it is late\n", CheckText.ForGitHub([Plain with { At = new("src/A.cs", 0) }]));
        Assert.Equal("::error title=DG5001::it is late\n", CheckText.ForGitHub([Plain with { At = null }]));
    }

    [Fact]
    public void Azure_is_told_the_same()
    {
        Assert.Equal("##vso[task.logissue type=error;sourcepath=src/A.cs;linenumber=12;code=DG5001;]it is late\n", CheckText.ForAzure([Plain]));
        Assert.Equal("##vso[task.logissue type=error;code=DG5001;]it is late\n", CheckText.ForAzure([Plain with { At = null }]));
    }

    [Fact]
    public void What_GitHub_gives_a_meaning_is_escaped() => Assert.Equal(
        "::error file=a%3A%2C%25b%0A.cs,line=1,title=DG%0A%3A%3Awarning::100%25 %25253A%0D%0A::warning::x, y: z\n",
        CheckText.ForGitHub([new("DG\n::warning", "100% %253A\r\n::warning::x, y: z", "s", "p", null, new("a:,%b\n.cs", 1))]));

    [Fact]
    public void What_Azure_gives_a_meaning_is_escaped() => Assert.Equal(
        "##vso[task.logissue type=error;sourcepath=a%3B%5D%AZP25b%0A.cs;linenumber=1;code=DG%5D;]100%AZP25 %AZP250A%0D%0A##vso[task.complete]x; y]\n",
        CheckText.ForAzure([new("DG]", "100% %0A\r\n##vso[task.complete]x; y]", "s", "p", null, new("a;]%b\n.cs", 1))]));

    [Theory]
    [InlineData("a\r\n::error::b\u2028\u0085\u000b\u000c\u001b[2J\u202e")]
    [InlineData("##[error]a\n##vso[task.complete]")]
    public void A_finding_is_a_line(string hostile)
    {
        CheckFinding[] findings = [new(hostile, hostile, hostile, hostile, hostile, new(hostile, -5)), Plain];
        foreach (var text in new[] { CheckText.ForGitHub(findings), CheckText.ForAzure(findings) })
            Assert.Equal(2, text.TrimEnd('\n').Split('\n', '\r', '\u2028', '\u0085', '\u000b', '\u000c').Length);
        Assert.Equal(3, CheckText.ForPeople(findings).TrimEnd('\n').Split('\n').Length);
        Assert.DoesNotContain("##", CheckText.ForPeople(findings));
    }

    [Fact]
    public void Sarif_names_rule_place_and_fingerprint()
    {
        using var json = System.Text.Json.JsonDocument.Parse(SarifWriter.Write([Plain, Plain with { Rule = "DG9999", At = new("a b/\u00e4%.cs", -1) }, Plain with { Rule = "DG1002", At = null }]));
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(["DG1002", "DG5001", "DG9999"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        var results = run.GetProperty("results");
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(("src/A.cs", 12), (place.GetProperty("artifactLocation").GetProperty("uri").GetString(), place.GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.Equal(1, results[0].GetProperty("ruleIndex").GetInt32());
        Assert.Equal("a%20b/%C3%A4%25.cs", results[1].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.False(results[1].GetProperty("locations")[0].GetProperty("physicalLocation").TryGetProperty("region", out _));
        Assert.False(results[2].TryGetProperty("locations", out _));
        Assert.Equal("Shop DG5001 checkout", results[0].GetProperty("partialFingerprints").GetProperty("deliveryGap/v1").GetString());
    }

    [Fact]
    public void Findings_of_one_rule_and_feature_have_fingerprints_of_their_own()
    {
        var gap = Plain with { Rule = "DG2002" };
        Assert.Equal(
            ["Shop DG2002 checkout shop.a", "Shop DG2002 checkout shop.b", "Shop DG2002 checkout shop.b #2", "Shop DG2002 checkout", "Shop DG2002 it is late"],
            Fingerprints(gap with { Subject = "shop.a" }, gap with { Subject = "shop.b" }, gap with { Subject = "shop.b", Message = "it is so" }, gap, gap with { Feature = null }));
    }

    [Fact]
    public void A_fingerprint_stays_where_line_source_and_words_change()
    {
        var gap = Plain with { Subject = "shop.a" };
        Assert.Equal(Fingerprints(gap), Fingerprints(gap with { At = new("src/B.cs", 99), Source = "other.json", Message = "said in another way" }));
    }

    private static IEnumerable<string?> Fingerprints(params CheckFinding[] findings)
    {
        using var json = System.Text.Json.JsonDocument.Parse(SarifWriter.Write(findings));
        return [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("deliveryGap/v1").GetString())];
    }
}
