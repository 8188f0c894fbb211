using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

public sealed class PageTests
{
    private const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";
    private const string Page = "Microsoft.AspNetCore.Mvc.RazorPages.Page";

    private static TypeFact Foreign(string name, string? baseType = "System.Object") =>
        new() { Name = name, Assembly = "Mvc", Shape = TypeShape.Class, IsOwn = false, BaseType = baseType };

    private static FakeCode Code(string path, string? template, TypeFact model)
    {
        AttributeFact[] attributes = template is null ? [] : [Fact.Attribute(RazorAttributes.Metadata, [RazorAttributes.RouteTemplate, template])];
        var page = new TypeFact
        {
            Name = "Generated.Pages_Cart", Assembly = "Shop", Shape = TypeShape.Class, IsOwn = true, BaseType = Page, Attributes = attributes,
            Properties = [new("Html", "Mvc.IHtmlHelper{Shop.CartModel}"), new("Model", model.Name)], Place = new("/src/Cart.cshtml", 1),
        };
        var code = new FakeCode().Add(page).Add(model).Add(Foreign(PageModel)).Add(Foreign(Page, "Microsoft.AspNetCore.Mvc.RazorPages.PageBase"))
            .Add(Foreign("Microsoft.AspNetCore.Mvc.RazorPages.PageBase"));
        code.AssemblyList[0] = new("Shop", "1.0.0.0", [Fact.Attribute(RazorAttributes.CompiledItem, [new TypeName(page.Name), RazorAttributes.PageKind, path])]);
        return code;
    }

    private static TypeFact Model(params string[] methods) =>
        Fact.Type("Shop.CartModel", [], PageModel, [.. methods.Select(name => Fact.Method("Shop.CartModel", name, null))]);

    private static string[] Ids(string path, string? template, params string[] methods)
    {
        var model = Model(methods);
        return [.. new EntryPointFinder(Code(path, template, model)).InType(model).Select(entryPoint => entryPoint.Id)];
    }

    [Theory]
    [InlineData("/Pages/Cart.cshtml", null, "page GET /Cart")]
    [InlineData("/Pages/Index.cshtml", null, "page GET /")]
    [InlineData("/Pages/Cart/Index.cshtml", "{handler?}", "page GET /Cart/{handler?}")]
    [InlineData("/Pages/Cart.cshtml", "{id:int}", "page GET /Cart/{id:int}")]
    [InlineData("/Pages/Cart.cshtml", "/basket/{id}", "page GET /basket/{id}")]
    [InlineData("/Areas/Admin/Pages/Users/Index.cshtml", null, "page GET /Admin/Users")]
    [InlineData("/Areas/Admin/Pages/Index.cshtml", null, "page GET /Admin")]
    [InlineData("/Features/Cart.cshtml", null, "page GET …")]
    public void The_files_path_and_its_template(string path, string? template, string id) => Assert.Equal([id], Ids(path, template, "OnGet"));

    [Fact]
    public void Handlers_are_entry_points_and_a_page_is_shown_without_one()
    {
        Assert.Equal(["page POST /Cart", "page POST /Cart?handler=Delete", "page GET /Cart"], Ids("/Pages/Cart.cshtml", null, "OnPost", "OnPostDeleteAsync"));
        Assert.Equal(["page GET /Cart"], Ids("/Pages/Cart.cshtml", null, "OnGetAsync"));
        Assert.Equal(["page GET /Cart"], Ids("/Pages/Cart.cshtml", null));
    }

    [Theory]
    [InlineData("Onboard")]
    [InlineData("OnTheFly")]
    [InlineData("OnPosted")]
    [InlineData("GetTotal")]
    public void Other_methods_are_none(string method) => Assert.Equal(["page GET /Cart"], Ids("/Pages/Cart.cshtml", null, method));

    [Theory]
    [InlineData("/Pages/Cart.cshtml", "{id}", "OnGet", "cart")]
    [InlineData("/Pages/Cart.cshtml", null, "OnPostDeleteAsync", "cart.delete")]
    [InlineData("/Pages/Index.cshtml", null, "OnGet", "cart-model.on-get")]
    public void The_key_that_is_proposed_is_made_from_the_route(string path, string? template, string method, string key)
    {
        var model = Model(method);
        Assert.Equal(key, ProposedKey.For(new EntryPointFinder(Code(path, template, model)).InType(model).First()));
    }

    [Fact]
    public void A_model_that_no_file_uses_is_no_page()
    {
        var model = Model("OnGet");
        Assert.Empty(new EntryPointFinder(new FakeCode().Add(model).Add(Foreign(PageModel))).InType(model));
    }

    [Fact]
    public void A_page_without_a_model_is_its_own()
    {
        var code = Code("/Pages/About.cshtml", null, Fact.Type("Shop.Plain", []));
        var page = code.FindType("Generated.Pages_Cart")!;
        Assert.Equal(["page GET /About"], new EntryPointFinder(code).InType(page).Select(entryPoint => entryPoint.Id));
        Assert.Empty(new EntryPointFinder(code).InType(code.FindType("Shop.Plain")!));
    }

    [Fact]
    public void A_view_is_no_page()
    {
        var model = Model("OnGet");
        var code = Code("/Pages/Cart.cshtml", null, model);
        code.AssemblyList[0] = new("Shop", "1.0.0.0", [Fact.Attribute(RazorAttributes.CompiledItem, [new TypeName("Generated.Pages_Cart"), "mvc.1.0.view", "/Views/Cart.cshtml"])]);
        Assert.Empty(new EntryPointFinder(code).InType(model));
    }

    [Fact]
    public void A_component_is_an_entry_point_for_each_of_its_routes_and_none_without()
    {
        static AttributeFact Route(string template) => Fact.Attribute("Microsoft.AspNetCore.Components.RouteAttribute", [template]);
        var counter = Fact.Type("Shop.Counter", [Route("/counter"), Route("/counter/{start:int}")], "System.Object",
            Fact.Method("Shop.Counter", "BuildRenderTree", "M:ComponentBase.BuildRenderTree"), Fact.Method("Shop.Counter", "Increment", null));
        var found = new EntryPointFinder(new FakeCode().Add(counter)).InType(counter).ToArray();
        Assert.Equal(["component /counter", "component /counter/{start:int}"], found.Select(entryPoint => entryPoint.Id));
        Assert.Equal(["M:Shop.Counter.BuildRenderTree"], found[0].Handlers);

        var button = Fact.Type("Shop.Button", [Fact.Attribute("Shop.RouteAttribute", ["/x"])]);
        Assert.Empty(new EntryPointFinder(new FakeCode().Add(button)).InType(button));
    }
}
