using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Memory;

namespace DeliveryGap.Core.Tests;

/// <summary>Bodies are the same if they say the same, wherever that stands.</summary>
public sealed class SameFactsTests
{
    private static Call Log(Value argument, int line = 1) => new("Shop.Log", "Write", "M:Shop.Log.Write", null, [argument], "System.Void", new("a.cs", line));

    private static MethodBody Body(Call call, Value? returned = null) =>
        new([call], ["f"], returned is null ? [] : [returned]) { MethodGroups = ["g"], Catches = [new("System.Exception", new("a.cs", 2)) { Throws = true, Calls = [call] }] };

    private static Value[] Values() =>
    [
        new ConstantValue("a", "System.String"), new ConstantValue("b", "System.String"), new ConstantValue(null, "System.String"), new ConstantValue(1, "System.Int32"),
        new FieldValue("F:A", null, "T"), new FieldValue("F:B", null, "T"), new FieldValue("F:A", new ParameterValue(-1, "T"), "T"), new FieldValue("F:A", new ParameterValue(0, "T"), "T"),
        new CallValue(Log(new ConstantValue(1, null)), "T"), new CallValue(Log(new ConstantValue(2, null)), "T"), new FunctionValue("M:A", "T"), new FunctionValue("M:B", "T"),
        new ArrayValue([new ConstantValue(1, null)], "T"), new ArrayValue([], "T"), new ArrayValue([new ConstantValue(2, null)], "T"), new ParameterValue(0, "T"), new ParameterValue(1, "T"),
        new ParameterValue(0, "T", "f"), new TextValue([new ConstantValue("a", null)]), new TextValue([new ConstantValue("b", null)]),
        new ChoiceValue([new ConstantValue(1, null), new ConstantValue(2, null)], "T"), new ChoiceValue([new ConstantValue(2, null), new ConstantValue(1, null)], "T"),
        new TupleValue([new ConstantValue(1, null)], [], "T"), new TupleValue([new ConstantValue(1, null)], ["a"], "T"), new ItemValue(new ParameterValue(0, "T"), 0, "T"),
        new ItemValue(new ParameterValue(0, "T"), 1, "T"), new ItemValue(new ParameterValue(1, "T"), 0, "T"), new TypeValue("A"), new TypeValue("B"), new ExpressionValue("M:A", "T"),
        new ExpressionValue("M:B", "T"), new UnknownValue("T"), new UnknownValue("U"), new UnknownValue(null),
    ];

    [Fact]
    public void EachValueIsTheSameAsItselfAlone()
    {
        var (left, right) = (Values(), Values());
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
                Assert.True(SameFacts.Are(Log(left[i]), Log(right[j])) == (i == j), $"{i} and {j}");
        }
    }

    [Fact]
    public void WhereABodyStandsSaysNothing()
    {
        var value = new ConstantValue(1, null);
        Assert.True(SameFacts.Are(Body(Log(value, 1)), Body(Log(value, 7))));
    }

    [Fact]
    public void EachPartOfABodyCounts()
    {
        var call = Log(new ConstantValue(1, null));
        var body = Body(call);
        Assert.False(SameFacts.Are(body, Body(Log(new ConstantValue(2, null)))));
        Assert.False(SameFacts.Are(body, Body(call, new ConstantValue(2, null))));
        Assert.False(SameFacts.Are(body, new MethodBody([call], []) { MethodGroups = body.MethodGroups, Catches = body.Catches }));
        Assert.False(SameFacts.Are(body, new MethodBody([call], ["f"]) { Catches = body.Catches }));
        Assert.False(SameFacts.Are(body, new MethodBody([call], ["f"]) { MethodGroups = body.MethodGroups }));
        Assert.False(SameFacts.Are(body, new MethodBody([call, call], ["f"]) { MethodGroups = body.MethodGroups, Catches = body.Catches }));
        Assert.False(SameFacts.Are(body, new MethodBody([call], ["f"]) { MethodGroups = body.MethodGroups, Catches = body.Catches, IsDynamic = true }));
        Assert.False(SameFacts.Are(body, new MethodBody([call], ["f"]) { MethodGroups = body.MethodGroups, Catches = [new("System.Exception", Place.None) { Calls = [call] }] }));
    }

    [Fact]
    public void EachPartOfACallCounts()
    {
        var call = new Call("A", "B", "M:B", null, [], "T", Place.None);
        Assert.True(SameFacts.Are(call, new("A", "B", "M:B", null, [], "T", Place.None)));
        Assert.False(SameFacts.Are(call, new("X", "B", "M:B", null, [], "T", Place.None)));
        Assert.False(SameFacts.Are(call, new("A", "X", "M:B", null, [], "T", Place.None)));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:X", null, [], "T", Place.None)));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:B", new UnknownValue(null), [], "T", Place.None)));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:B", null, [new UnknownValue(null)], "T", Place.None)));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:B", null, [], "X", Place.None)));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:B", null, [], "T", Place.None) { IsBase = true }));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:B", null, [], "T", Place.None) { ConstrainedType = "T" }));
        Assert.False(SameFacts.Are(call, new("A", "B", "M:B", null, [], "T", Place.None) { TypeArguments = ["T"] }));
    }

    [Fact]
    public void FieldsAreTheSameByWhatIsStored()
    {
        var field = new FieldFact("F", false, true, [new(new ConstantValue(1, null), "M")]);
        Assert.True(SameFacts.Are(field, new FieldFact("F", false, true, [new(new ConstantValue(1, null), "M")])));
        Assert.False(SameFacts.Are(field, new FieldFact("F", false, false, [new(new ConstantValue(1, null), "M")])));
        Assert.False(SameFacts.Are(field, new FieldFact("F", false, true, [new(new ConstantValue(2, null), "M")])));
        Assert.False(SameFacts.Are(field, new FieldFact("F", false, true, [new(new ConstantValue(1, null), "N")])));
        Assert.False(SameFacts.Are(field, new FieldFact("F", false, true, [])));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(100_000, false)]
    public void WhatIsTooDeepIsTakenForDifferent(int depth, bool isSame)
    {
        Assert.Equal(isSame, SameFacts.Are(Log(Deep()), Log(Deep())));

        Value Deep()
        {
            Value value = new ParameterValue(0, "T");
            for (var i = 0; i < depth; i++)
                value = new FieldValue("F", value, "T");
            return value;
        }
    }

    [Fact]
    public void ValuesThatShareTheirPartsEndSoonEnough()
    {
        Assert.False(SameFacts.Are(Log(Wide()), Log(Wide())));

        static Value Wide()
        {
            Value value = new ParameterValue(0, "T");
            for (var i = 0; i < 60; i++)
                value = new ArrayValue([value, value], "T");
            return value;
        }
    }
}
