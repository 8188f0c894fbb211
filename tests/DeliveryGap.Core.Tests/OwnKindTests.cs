using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Core.Tests;

/// <summary>The line of a config file that says what a team's own frameworks enter.</summary>
public sealed class OwnKindTests
{
    [Fact]
    public void Members_and_attributes()
    {
        var own = OwnKinds.Parse(" job: Shop.Jobs.IJob.Run ,message:Shop.Bus.IAnswer<,>.Answer, JOB : [Shop.NightlyAttribute], hub: Shop.Outer+Channel.Receive,, ");
        Assert.Empty(own.Problems);
        Assert.Equal(
            [(EntryPointKind.Job, "Shop.Jobs.IJob", "Run"), (EntryPointKind.Message, "Shop.Bus.IAnswer`2", "Answer"), (EntryPointKind.Hub, "Shop.Outer.Channel", "Receive")],
            own.Types.Select(row => (row.Kind, row.Type, Assert.Single(row.Members))));
        Assert.Equal([new EnteredAttribute(EntryPointKind.Job, "Shop.NightlyAttribute")], own.Attributes);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ,")]
    public void Nothing(string value) => Assert.Equal((0, 0, 0), (OwnKinds.Parse(value).Types.Count, OwnKinds.Parse(value).Attributes.Count, OwnKinds.Parse(value).Problems.Count));

    [Theory]
    [InlineData("job")]
    [InlineData(":")]
    [InlineData("job:")]
    [InlineData("job: Run")]
    [InlineData("job: .Run")]
    [InlineData("job: Shop..Run")]
    [InlineData("job: Shop.IJob.")]
    [InlineData("job: Shop.IJob<.Run")]
    [InlineData("job: Shop.IJob>.Run")]
    [InlineData("job: <>.Run")]
    [InlineData("job: Shop.I Job.Run")]
    [InlineData("job: []")]
    [InlineData("job: [Shop.1st]")]
    [InlineData("page: Shop.IPage.Get")]
    [InlineData("0: Shop.IPage.Get")]
    [InlineData("message: Shop.IConsumer.Consume")]
    public void What_cannot_be_read_is_one_problem_and_the_others_count(string entry)
    {
        var own = OwnKinds.Parse(entry + ", job: Shop.IJob.Run");
        Assert.Contains(OwnKinds.Key, Assert.Single(own.Problems), StringComparison.Ordinal);
        Assert.Equal("Shop.IJob", Assert.Single(own.Types).Type);
    }

    [Fact]
    public void Two_members_of_one_type_are_one_row() =>
        Assert.Equal(["Run", "Stop"], Assert.Single(OwnKinds.Merge([OwnKinds.Parse("job: A.Run"), OwnKinds.Parse("job: A.Stop, job: A.Run")]).Types).Members);
}
