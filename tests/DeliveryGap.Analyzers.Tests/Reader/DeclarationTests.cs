using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class DeclarationTests
{
    [Fact]
    public void Types()
    {
        var reader = SourceFacts.Read("""
            namespace Shop;
            public abstract class Repository<T> : List<T>, IDisposable { public class Line<U> : Repository<U>; public void Dispose() { } }
            public interface IOrders : IEnumerable<int>;
            struct Price;
            enum Kind { A }
            delegate void Done();
            record Order(int Id) : IComparable { int IComparable.CompareTo(object? other) => 0; }
            """);
        Assert.Equal(
            ["Shop.Done", "Shop.IOrders", "Shop.Kind", "Shop.Order", "Shop.Price", "Shop.Repository`1", "Shop.Repository`1.Line`1"],
            reader.OwnTypes.Select(type => type.Name).Order(StringComparer.Ordinal));

        var repository = reader.FindType("Shop.Repository`1")!;
        Assert.Equal((true, true, true, true, "Shop"), (repository.IsAbstract, repository.IsTopLevelPublic, repository.IsGeneric, repository.IsOwn, repository.Assembly));
        Assert.Equal("System.Collections.Generic.List{`0}", repository.BaseType);
        Assert.Contains("System.IDisposable", repository.Interfaces);
        Assert.Equal(("/src/Test.cs", 2), (repository.Place.File, repository.Place.Line));

        var line = reader.FindType("Shop.Repository`1.Line`1")!;
        Assert.Equal(("Shop.Repository`1", "Shop.Repository{`1}", false), (line.DeclaringType, line.BaseType, line.IsTopLevelPublic));
        Assert.Equal(TypeShape.Interface, reader.FindType("Shop.IOrders")!.Shape);
        Assert.Null(reader.FindType("Shop.IOrders")!.BaseType);
        Assert.Equal(TypeShape.Struct, reader.FindType("Shop.Price")!.Shape);
        Assert.Equal(TypeShape.Enum, reader.FindType("Shop.Kind")!.Shape);
        Assert.Equal(TypeShape.Delegate, reader.FindType("Shop.Done")!.Shape);

        var foreign = reader.FindType("System.Collections.Generic.List`1")!;
        Assert.False(foreign.IsOwn);
        Assert.Contains(foreign.Methods, method => method.Name == "Add");
        Assert.Null(reader.FindType("Shop.Missing"));
        Assert.Null(reader.FindType(""));
    }

    [Fact]
    public void Methods()
    {
        var reader = SourceFacts.Read("""
            using System.Diagnostics.CodeAnalysis;
            abstract class B { public virtual void V() { } public abstract int A(ref int i, out string[,] s, int[][] j, List<(int, string)>? l); }
            partial class C : B
            {
                public override void V() { }
                public sealed override int A(ref int i, out string[,] s, int[][] j, List<(int, string)>? l) { s = new string[0, 0]; return 0; }
                static void G<T>(T t, dynamic d, nint n, int? o) { }
                internal C() { }
                int P { get; set; }
                public static C operator +(C a, C b) => a;
                partial void Two([NotNull] string s);
                partial void Two(string s) { }
            }
            """);
        var methods = reader.FindType("C")!.Methods;
        Assert.Equal(["V", "A", "G", "Two"], methods.Select(method => method.Name));
        Assert.Equal("M:B.V", methods[0].Overrides);
        Assert.Equal(["System.Int32@", "System.String[0:,0:]@", "System.Int32[][]", "System.Collections.Generic.List{System.ValueTuple{System.Int32,System.String}}"], methods[1].ParameterTypes);
        Assert.Equal("M:C.A(System.Int32@,System.String[0:,0:]@,System.Int32[][],System.Collections.Generic.List{System.ValueTuple{System.Int32,System.String}})", methods[1].Id);
        Assert.Equal(["``0", "System.Object", "System.IntPtr", "System.Nullable{System.Int32}"], methods[2].ParameterTypes);
        Assert.Equal((false, true, true), (methods[2].IsPublic, methods[2].IsStatic, methods[2].IsGeneric));
        Assert.True(reader.FindType("B")!.Methods[1].IsAbstract);
        Assert.NotNull(reader.ReadBody("M:C.Two(System.String)"));
        Assert.Null(reader.FindMethod("M:System.String.Trim"));
    }

    [Fact]
    public void Attributes()
    {
        var reader = SourceFacts.Read("""
            using DeliveryGap;
            [assembly: Kpi("revenue", KpiCategory.Revenue)]
            [assembly: System.Reflection.AssemblyMetadata("a", "b")]
            [Feature("orders",
                Owner = "x", Stage = Stage.Rollout)]
            [Many(1, "two", Of = new object[] { 3, typeof(List<int>), null! }, Type = typeof(Dictionary<,>))]
            class C;
            class ManyAttribute(params object[] all) : Attribute { public object[] All => all; public object[]? Of { get; set; } public Type? Type { get; set; } }
            """);
        var feature = reader.FindType("C")!.Attributes[0];
        Assert.Equal("DeliveryGap.FeatureAttribute", feature.Type);
        Assert.Equal(["orders", 4], feature.Positional.Select(argument => argument.Value));
        Assert.Equal([("Owner", "x"), ("Stage", (object)2)], feature.Named.Select(argument => (argument.Name, argument.Value!)));
        Assert.Equal((4, 4, 5), (feature.Place.Line, feature.Positional[0].Place.Line, feature.Named[0].Place.Line));

        var many = reader.FindType("C")!.Attributes[1];
        Assert.Equal(new object[] { 1, "two" }, many.Argument(0)!.Value);
        Assert.Equal(new object?[] { 3, new TypeName("System.Collections.Generic.List{System.Int32}"), null }, many.Argument("Of")!.Value);
        Assert.Equal(new TypeName("System.Collections.Generic.Dictionary`2"), many.Argument("Type")!.Value);

        var assembly = Assert.Single(reader.Assemblies);
        Assert.Equal(("Shop", "0.0.0.0"), (assembly.Name, assembly.Version));
        Assert.Equal("DeliveryGap.KpiAttribute", Assert.Single(assembly.Attributes).Type);
    }

    [Fact]
    public void HalfTypedAttributesAreNotKnown()
    {
        var reader = SourceFacts.Read(
            """
            using DeliveryGap;
            [Feature] class A;
            [Feature(Missing.Key, Owner = Missing.Owner)] class B;
            [Missing("x")] class C;
            [SuccessMetric("x", Target = )] class D;
            """,
            allowErrors: true);
        Assert.All(Assert.Single(reader.FindType("A")!.Attributes).Positional, argument => Assert.False(argument.IsKnown));
        var key = Assert.Single(reader.FindType("B")!.Attributes);
        Assert.False(key.Argument(0)!.IsKnown);
        Assert.False(key.Argument("Owner")!.IsKnown);
        Assert.Empty(reader.FindType("C")!.Attributes);
        var metric = Assert.Single(reader.FindType("D")!.Attributes);
        Assert.False(metric.Argument(1)!.IsKnown);
        Assert.False(metric.Argument("Target")!.IsKnown);
    }

    [Fact]
    public void NamesThatAreNoText()
    {
        var key = Assert.Single(SourceFacts.Read("""[DeliveryGap.Feature("a\"b\r\n\uD83D")] class A;""").FindType("A")!.Attributes).Argument(0)!;
        Assert.Equal("a\"b\r\n\uD83D", key.Value);
    }

    [Fact]
    public void LineDirectivesMapPlaces()
    {
        var reader = SourceFacts.Read("""
            #line 100 "Pages/Index.cshtml"
            class A { void M() { } }
            #line default
            class B;
            """);
        Assert.Equal(("Pages/Index.cshtml", 100), (reader.FindType("A")!.Place.File, reader.FindType("A")!.Place.Line));
        Assert.Equal(("/src/Test.cs", 4), (reader.FindType("B")!.Place.File, reader.FindType("B")!.Place.Line));
    }

    [Fact]
    public void Fields()
    {
        var reader = SourceFacts.Read("""
            using System.Diagnostics.Metrics;
            class C<T>
            {
                static readonly Meter Meter = new("Shop");
                static readonly Counter<int> Completed = Meter.CreateCounter<int>("shop.completed", description: "x");
                static readonly string Name;
                static C() { Name = "shop." + nameof(C<T>); }
                static Counter<int> Auto { get; } = Meter.CreateCounter<int>("auto");
                int mutable = 3;
                readonly int empty;
                static void M() { Completed.Add(1); Auto.Add(1); }
            }
            """);
        var completed = reader.FindField("F:C`1.Completed")!;
        Assert.Equal((true, true), (completed.IsStatic, completed.IsClosed));
        Assert.Equal("[F:C`1.Meter].CreateCounter(\"shop.completed\", null, \"x\")", SourceFacts.Write(Assert.Single(completed.Stores).Value));
        Assert.Equal("\"shop.C\"", SourceFacts.Write(Assert.Single(reader.FindField("F:C`1.Name")!.Stores).Value));
        var auto = reader.FindField("F:C`1.<Auto>k__BackingField")!;
        Assert.Equal((true, true), (auto.IsStatic, auto.IsClosed));
        Assert.Equal("[F:C`1.Meter].CreateCounter(\"auto\", null, null)", SourceFacts.Write(Assert.Single(auto.Stores).Value));
        Assert.Equal((false, true), (reader.FindField("F:C`1.mutable")!.IsStatic, reader.FindField("F:C`1.mutable")!.IsClosed));
        Assert.Empty(reader.FindField("F:C`1.empty")!.Stores);
        Assert.Null(reader.FindField("F:System.String.Empty"));
        Assert.Null(reader.FindField("F:C`1.<Missing>k__BackingField"));
        Assert.Null(reader.FindField("garbage"));
        Assert.Equal(
            ["[F:C`1.Completed].Add(1)", "C`1.get_Auto()", "[F:C`1.<Auto>k__BackingField].Add(1)"], SourceFacts.Calls(reader, "M:C`1.M"));
    }

    [Fact]
    public void WhatMayBeOwn()
    {
        var reader = SourceFacts.Read("namespace Shop; class Order { class Line; } class Bag<T>;");
        Assert.All(
            ["Shop.Order", "Shop.Order.Line", "Shop.Order[]", "Shop.Bag{System.Int32}", "DeliveryGap.FeatureAttribute"],
            type => Assert.True(reader.MayBeOwn(type), type));
        Assert.All(
            ["System.String", "System.Collections.Generic.List{Shop.Order}", "Microsoft.AspNetCore.Builder.WebApplication", "`0", "``0", "", "Shop.Missing", "System.Int32[]"],
            type => Assert.False(reader.MayBeOwn(type), type));
    }

    [Fact]
    public void CodeThatDoesNotCompileIsReadAsFarAsItGoes()
    {
        var reader = SourceFacts.Read(
            """
            class A : Missing, IMissing<A> { void M() { x.y(); var z = z.Q(); Console.WriteLine(Missing(1)); foreach (var q in) { } Func<int> f = () => { } }
            class A { int P => ; A(int i : base(i) { } }
            class : B { void () { } }
            class V(string s { string f = ; string G { get; init; } = s +; V() : this(new( { f += $"{s"; (f, ) = (1, f; f = b ? : f ?? ; string l = l + l; ref var r = ref l; goto x; switch (f) { case: l = f; } f switch { => } } }
            partial class L : L { [Fe void N(int, ) => N(; }
            """,
            allowErrors: true);
        foreach (var id in new[] { "F:V.f", "F:V.<G>k__BackingField", "F:V.<s>P", "F:A.<P>k__BackingField" })
            _ = reader.FindField(id);
        foreach (var id in new[] { "M:V.#ctor", "M:V.#ctor(System.String)", "M:A.M", "M:L.N", "M:A.get_P", "M:" })
        {
            _ = reader.ReadBody(id);
            Assert.DoesNotContain(reader.CallersOf(id).Sites, site => site.Call.Method != id);
        }

        foreach (var type in reader.OwnTypes)
        {
            Assert.NotNull(type.Attributes.ToArray());
            Assert.NotNull(type.Properties.ToArray());
            foreach (var method in type.Methods)
            {
                foreach (var function in reader.ReadBody(method.Id)?.Functions ?? [])
                    Assert.NotNull(reader.FindMethod(function));
            }
        }

        Assert.Null(reader.FindType("A")!.BaseType);
    }
}
