using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

public sealed class ProgramTests
{
    private const string Name = "Shop.PayController";
    private const string Body = $"M:{Name}.Pay";
    private const string Meter = "System.Diagnostics.Metrics.Meter";

    private static readonly AttributeFact[] Declared =
        [Fact.Ours("Feature", ["pay"], ("Title", "Pay now")), Fact.Success("shop.paid", 1, ("Target", 0.6))];

    private static (ProgramModel Model, ReleaseManifest Manifest) Judge(FakeCode code, string existing = "")
    {
        var model = ProgramModel.Read(code, ExistingList.Parse(existing));
        var manifest = new ManifestBuilder(place => place.File is { } file ? new(file, place.Line) : null)
            .Build(model, ProgramRules.Judge(model, mayMatter: finding => finding.Rule.Level == Level.Metric), new() { Product = "Shop" });
        return (model, manifest);
    }

    private static FakeCode Controller(IReadOnlyList<AttributeFact> onType, AttributeFact[] onAction, params Call[] body) =>
        new FakeCode()
            .Add(Fact.Controller(Name, onType, Fact.Action(Name, "Pay", [Fact.Mvc("HttpPost", "pay"), .. onAction])))
            .AddBody(Body, body);

    private static Call Call(string type, string name, Value? receiver, params Value[] arguments) =>
        new(type, name, $"M:{type}.{name}", receiver, arguments, type, new("/src/Shop.cs", 42));

    private static FakeCode Recording(bool isReadOnly, Value? name = null)
    {
        var meter = new CallValue(Call(Meter, ".ctor", null, Fact.Text("Shop")), Meter);
        var counter = new CallValue(Call(Meter, "CreateCounter", meter, name ?? Fact.Text("shop.paid"), Fact.Text("{order}")), null);
        MethodFact creating = Fact.Method("Shop.Instruments", "Create", null);
        return Controller(Declared, [], Call("System.Diagnostics.Metrics.Counter`1", "Add", new FieldValue("F:Shop.Paid", null, null)))
            .Add(Fact.Type("Shop.Instruments", [], "System.Object", creating))
            .AddBody(creating.Id, counter.Call)
            .Add(new FieldFact("F:Shop.Paid", true, isReadOnly, [new(counter, creating.Id)]));
    }

    [Fact]
    public void A_record_on_a_static_readonly_instrument_in_the_own_body_is_evidence()
    {
        var (_, manifest) = Judge(Recording(isReadOnly: true));
        var metric = manifest.Features.Single().Metrics.Single();
        Assert.Equal(("instrumented", 1), (metric.Status, metric.ReachedFrom));
        var evidence = Assert.Single(metric.Evidence);
        Assert.Equal(("POST /pay", "direct", "PayController.Pay", 42), (evidence.EntryPoint, evidence.Certainty, evidence.Path[0].Member, evidence.Path[0].At!.Line));
        var instrument = Assert.Single(manifest.Instruments);
        Assert.Equal(("Shop", "shop.paid", "counter", "{order}"), (instrument.Meter, instrument.Name, instrument.Type, instrument.Unit));
        Assert.Equal(["pay"], instrument.Features);
        Assert.Equal("clean", manifest.Verdict);
    }

    [Theory]
    [InlineData(null, null, null, null, "We believe that Pay now helps our users.")]
    [InlineData("They type", "shoppers", null, "it is one tap.", "We believe that Pay now helps shoppers, because it is one tap. Today: They type.")]
    [InlineData("They type.", null, "they tap", "it is short", "We believe that Pay now helps our users: they tap, because it is short. Today: They type.")]
    public void A_hypothesis_is_a_sentence(string? problem, string? audience, string? change, string? because, string statement)
    {
        var hypothesis = Fact.Ours("Hypothesis", [], ("Problem", problem), ("Audience", audience), ("Change", change), ("Because", because));
        Assert.Equal(statement, Judge(Controller([.. Declared, hypothesis], [])).Manifest.Features.Single().Hypothesis!.Statement);
    }

    [Fact]
    public void What_could_be_another_instrument_is_unknown_and_what_is_one_is_absent()
    {
        Assert.Equal("unknown", Judge(Recording(isReadOnly: false)).Manifest.Features[0].Metrics[0].Status);
        Assert.Equal("unknown", Judge(Recording(true, new UnknownValue(null))).Manifest.Features[0].Metrics[0].Status);
        Assert.Equal("absent", Judge(Recording(true, Fact.Text("shop.other"))).Manifest.Features[0].Metrics[0].Status);
        Assert.Equal("absent", Judge(Controller(Declared, [])).Manifest.Features[0].Metrics[0].Status);
    }

    [Fact]
    public void What_is_measured_elsewhere_is_external()
    {
        AttributeFact[] external = [Declared[0], Fact.Success("retention", 3, ("MeasuredBy", "dbt:retention"), ("Target", 0.4))];
        var (_, manifest) = Judge(Controller(external, []));
        Assert.Equal("external", manifest.Features[0].Metrics[0].Status);
        Assert.Equal((1, 0, 1), (manifest.Summary.External, manifest.Summary.Unknown, manifest.Summary.Metrics));
    }

    [Fact]
    public void An_entry_point_without_a_mark_is_a_gap_until_it_is_marked_listed_or_accepted()
    {
        var gap = Assert.Single(Judge(Controller([], [])).Manifest.Gaps);
        Assert.Equal(("DG1001", "POST /pay"), (gap.Rule, gap.EntryPoint));
        Assert.Contains("[Feature(\"pay\")]", gap.Message);

        Assert.Empty(Judge(Controller([], []), "POST /pay").Manifest.Gaps);
        Assert.Empty(Judge(Controller([], [Fact.Ours("NotAFeature", ["a probe"])])).Manifest.Gaps);
        Assert.Equal("DG1009", Assert.Single(Judge(Controller([], [Fact.Ours("PartOf", ["pay"])])).Manifest.Gaps).Rule);

        var accepted = Judge(Controller([], [Fact.Ours("AcceptedGap", ["DG1001", "until May"], ("Until", "2027-05-01"))])).Manifest;
        Assert.Equal(("accepted", "until May", "2027-05-01"), (accepted.Verdict, accepted.Accepted.Single().Because, accepted.Accepted.Single().Until));
    }

    [Fact]
    public void Where_the_route_is_not_known_the_message_names_the_member()
    {
        var code = new FakeCode().Add(Fact.Controller(Name, [], Fact.Action(Name, "Pay"))).AddBody(Body);
        Assert.StartsWith("'ANY … (PayController.Pay)' serves no declared feature; mark it with [Feature(\"pay.pay\")]", Assert.Single(Judge(code).Manifest.Gaps).Message);
    }

    [Theory]
    [InlineData("NotAFeature", "?")]
    [InlineData("PartOf", "?")]
    [InlineData("NotAFeature", " ")]
    public void A_placeholder_is_no_mark(string attribute, string text) =>
        Assert.Contains(Judge(Controller([], [Fact.Ours(attribute, [text])])).Manifest.Gaps, gap => gap.Rule == "DG1001");

    // A feature whose own member can take an order: who hands one on may serve it.
    private static readonly TypeFact Placing = Fact.Type("Shop.Placing", Declared, "System.Object", new MethodFact
    {
        Id = "M:Shop.Placing.Take(Shop.Order)", Symbol = "M:Shop.Placing.Take(Shop.Order)", Name = "Take", DeclaringType = "Shop.Placing", ParameterTypes = ["Shop.Order"],
    });

    private static bool IsReported(FakeCode code) => Judge(code).Manifest.Gaps.Any(gap => gap.Rule == "DG1001");

    [Fact]
    public void An_endpoint_that_hands_an_own_object_on_is_undecided_where_a_feature_can_take_it()
    {
        var order = Fact.Type("Shop.Order", []);
        var send = Call("MediatR.ISender", "Send", new ParameterValue(0, "MediatR.ISender"), new ParameterValue(1, "Shop.Order"));
        var code = Controller([], [], send).Add(order).Add(Placing);
        Assert.False(IsReported(code));
        Assert.Equal("POST /pay", Assert.Single(Judge(code).Manifest.UnassignedEntryPoints).Id);
        Assert.True(IsReported(Controller([], [], send).Add(order)));

        var ok = Call("Microsoft.AspNetCore.Mvc.ControllerBase", "Ok", new ParameterValue(-1, Name), new ParameterValue(1, "Shop.Order"));
        Assert.Single(Judge(Controller([], [], ok).Add(order)).Manifest.Gaps);
        var text = Call("System.Console", "WriteLine", null, Fact.Text("x"));
        Assert.Single(Judge(Controller([], [], text).Add(order)).Manifest.Gaps);
    }

    [Theory]
    [InlineData("MediatR.ISender", "System.Collections.Generic.List{Shop.Order}", true)]
    [InlineData("MediatR.ISender", "Shop.Order[]", true)]
    [InlineData("MediatR.ISender", "System.Linq.IQueryable{Shop.Order}", false)]
    [InlineData("System.Linq.Enumerable", "System.Collections.Generic.IEnumerable{Shop.Order}", false)]
    [InlineData("System.Linq.Enumerable", "Shop.Order[]", false)]
    [InlineData("System.Threading.Channels.ChannelWriter`1", "Shop.Order", true)]
    [InlineData("System.Collections.Generic.List`1", "Shop.Order", false)]
    public void A_collection_of_own_objects_counts_where_it_is_handed_on(string to, string type, bool isUndecided)
    {
        var call = Call(to, "Take", null, new ParameterValue(1, type));
        Assert.Equal(isUndecided, !IsReported(Controller([], [], call).Add(Fact.Type("Shop.Order", [])).Add(Placing)));
    }

    [Fact]
    public void An_endpoint_that_calls_a_method_which_is_a_feature_is_undecided()
    {
        var checkout = Fact.Type("Shop.Checkout", [], "System.Object", Fact.Method("Shop.Checkout", "Complete", null, Declared));
        var pay = Call("Shop.Checkout", "Complete", new ParameterValue(0, "Shop.Checkout"));
        Assert.Empty(Judge(Controller([], [], pay).Add(checkout)).Manifest.Gaps);
    }

    [Fact]
    public void A_file_that_is_linked_into_two_projects_declares_one_feature()
    {
        var code = Controller(Declared, []);
        var linked = new TypeFact { Name = Name, Assembly = "Lib", Shape = TypeShape.Class, IsOwn = true, IsAbstract = true, Attributes = Declared };
        code.AssemblyList.Add(new("Lib", "1.0.0.0", []));
        Assert.DoesNotContain(Judge(code.AddAgain(linked)).Manifest.Gaps, gap => gap.Rule == "DG1007");
    }

    [Fact]
    public void An_endpoint_that_calls_a_member_of_a_feature_is_undecided()
    {
        var feature = Fact.Type("Shop.Checkout", Declared);
        var pay = Call("Shop.Checkout", "Complete", new ParameterValue(0, "Shop.Checkout"));
        Assert.Empty(Judge(Controller([], [], pay).Add(feature)).Manifest.Gaps);
        Assert.Single(Judge(Controller([], [], pay).Add(Fact.Type("Shop.Checkout", []))).Manifest.Gaps);
    }

    [Fact]
    public void Lambdas_inside_a_handler_belong_to_it()
    {
        var order = Fact.Type("Shop.Order", []);
        var send = Call("Bus", "Send", new ParameterValue(0, "Bus"), new ParameterValue(1, "Shop.Order"));
        var code = new FakeCode()
            .Add(Fact.Controller(Name, [], Fact.Action(Name, "Pay", Fact.Mvc("HttpPost", "pay")))).Add(order)
            .AddBody(Body, [], ["inner"])
            .AddFunction(new() { Id = "inner", Symbol = Body, Name = "", DeclaringType = Name, Holder = Body })
            .AddBody("inner", send);
        Assert.True(IsReported(code));
        Assert.False(IsReported(code.Add(Placing)));
    }

    [Fact]
    public void Bodies_of_marked_entry_points_are_read_for_evidence_only()
    {
        var code = Controller(Declared, []);
        ProgramModel.Read(code, ExistingList.Empty);
        Assert.Equal(0, code.BodiesRead);
    }

    [Fact]
    public void A_key_that_is_declared_twice_is_flagged_at_the_second()
    {
        var code = Controller(Declared, []).Add(Fact.Type("Shop.Other", [Fact.Attribute("DeliveryGap.FeatureAttribute", ["pay", 90], 90), Declared[1]]));
        var gap = Assert.Single(Judge(code).Manifest.Gaps, gap => gap.Rule != "DG2001");
        Assert.Equal(("DG1007", 90), (gap.Rule, gap.At!.Line));
        Assert.Contains("PayController", gap.Message);
    }

    [Fact]
    public void Another_applications_feature_is_listed_and_not_judged()
    {
        var code = Controller(Declared, []).Add(new TypeFact
        {
            Name = "Lib.Other", Assembly = "Lib", Shape = TypeShape.Class, IsOwn = true, Attributes = [Fact.Ours("Feature", ["other"])],
        });
        code.AssemblyList.Add(new("Lib", "1.0.0.0", []));
        var (_, manifest) = Judge(code);
        Assert.DoesNotContain(manifest.Gaps, gap => gap.Feature == "other");
        Assert.False(manifest.Features.Single(feature => feature.Key == "other").Exposed);
    }

    [Fact]
    public void Alike_entry_points_are_numbered_by_source_order()
    {
        var other = new MethodFact
        {
            Id = "M:A.B", Symbol = "M:A.B", Name = "B", DeclaringType = Name, IsPublic = true, Attributes = [Fact.Mvc("HttpPost", "PAY")], Place = new("/src/Shop.cs", 5),
        };
        var code = new FakeCode().Add(Fact.Controller(Name, [], Fact.Action(Name, "Pay", Fact.Mvc("HttpPost", "pay")), other)).AddBody(Body).AddBody("M:A.B");
        Assert.Equal(["POST /PAY", "POST /pay #2"], Judge(code).Model.EntryPoints.Select(entryPoint => entryPoint.Id));
        Assert.Equal("POST /PAY", Assert.Single(Judge(code, "POST /pay #2").Manifest.UnassignedEntryPoints).Id);
    }

    [Fact]
    public void A_background_service_is_a_job()
    {
        var framework = new TypeFact
        {
            Name = "Microsoft.Extensions.Hosting.BackgroundService", Assembly = "H", Shape = TypeShape.Class, IsOwn = false, IsAbstract = true,
            Interfaces = ["Microsoft.Extensions.Hosting.IHostedService", "System.IDisposable"],
        };
        var nightly = Fact.Type("Shop.Nightly", [], framework.Name, Fact.Method("Shop.Nightly", "ExecuteAsync", null));
        var code = new FakeCode().Add(framework).Add(nightly).AddBody("M:Shop.Nightly.ExecuteAsync");
        var gap = Assert.Single(Judge(code).Manifest.Gaps);
        var marked = Fact.Type("Shop.Nightly", [], framework.Name, Fact.Method("Shop.Nightly", "ExecuteAsync", null, Fact.Ours("NotAFeature", ["housekeeping"])));
        Assert.Empty(Judge(new FakeCode().Add(framework).Add(marked)).Manifest.Gaps);
        Assert.Equal("job Shop.Nightly", gap.EntryPoint);
        Assert.Contains("[Feature(\"nightly\")]", gap.Message);
    }
}
