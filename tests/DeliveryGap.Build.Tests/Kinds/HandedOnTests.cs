using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>An entry point that hands an object of own code on serves a feature only where a member that the feature marks can take it.</summary>
public class HandedOnTests
{
    [Theory]
    [InlineData("nothing else", "")]
    [InlineData("a handler that nobody marks", "class Handler : IHandler<Order> { public void Handle(Order message) { } }")]
    [InlineData("a marked handler of another message", """[Feature("a")] class Handler : IHandler<Other> { public void Handle(Other message) { } }""")]
    [InlineData("a marked type that takes nothing of it", """[Feature("a")] class Search { public void For(string words, int page, List<Other> others) { } }""")]
    [InlineData("a marked type of a sibling", """class Sibling : Base { } [Feature("a")] class Search { public void For(Sibling sibling) { } }""")]
    [InlineData("a service that takes it, and a feature elsewhere", """class Service { public void Place(Order order) { } } [Feature("a")] static class Search { }""")]
    public void Whoever_takes_it_serves_no_feature(string _, string types) => Assert.Equal(Service.None, Served(types));

    [Theory]
    [InlineData("by a convention of names", """[Feature("a")] class Place { public void Handle(Order message) { } }""")]
    [InlineData("by a marked method", """class Place { [Feature("a")] public void Handle(Order message) { } }""")]
    [InlineData("as what it derives from", """[Feature("a")] class Place { public void Handle(Base message) { } }""")]
    [InlineData("as what it implements", """[Feature("a")] class Place { public void Handle(IMessage message) { } }""")]
    [InlineData("as what derives from it", """class Large : Order { } [Feature("a")] class Place { public void Handle(Large message) { } }""")]
    [InlineData("as any object", """[Feature("a")] class Place { public void Handle(object message) { } }""")]
    [InlineData("as a type parameter", """[Feature("a")] class Place { public void Handle<T>(T message) { } }""")]
    [InlineData("in an envelope", """class Envelope<T> { } [Feature("a")] class Place { public void Handle(Envelope<Order> message) { } }""")]
    [InlineData("as its type argument alone", """class Consumer<T> { } [Feature("a")] class Place : Consumer<Order> { }""")]
    [InlineData("several of it", """[Feature("a")] class Place { public void Handle(Order[] messages) { } }""")]
    public void What_a_marked_member_can_take_may_serve_it(string _, string types) => Assert.Equal(Service.Undecided, Served(types));

    [Fact]
    public void The_handler_that_a_feature_marks_decides() =>
        Assert.Equal(Service.Features, Served("""[Feature("a")] class Handler : IHandler<Order> { public void Handle(Order message) { } }"""));

    private static Service Served(string types)
    {
        var source = $$"""
            using System.Collections.Generic; using DeliveryGap; using Microsoft.AspNetCore.Mvc;
            public interface IMessage { }
            public class Base { }
            public class Order : Base, IMessage { }
            public class Other { }
            public interface IHandler<T> { void Handle(T message); }
            class Store { public void Save(Order order) { } }
            public class Pay : ControllerBase { [HttpPost("/pay")] public void Run(Order order) => new Store().Save(order); }
            {{types}}
            """;
        using var compiler = new Compiler();
        var reader = Compiler.Reader(compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, [("a.cs", source)])));
        return Assert.Single(ProgramModel.Read(reader, ExistingList.Empty).EntryPoints).Assignment.Service;
    }
}
