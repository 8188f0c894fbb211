using DeliveryGap.AspNetCore.Tests.Running;
using Microsoft.AspNetCore.Mvc;

namespace DeliveryGap.AspNetCore.Tests;

/// <summary>Which feature a request to a controller or a page is measured for.</summary>
public sealed class ControllerTests
{
    [Theory]
    [InlineData("/marked/action", "action")]
    [InlineData("/marked/plain", "controller")]
    [InlineData("/marked/none", null)]
    [InlineData("/marked/two", null)]
    [InlineData("/derived/inherited", "inherited")]
    [InlineData("/derived/plain", null)]
    [InlineData("/conventional", "conventional")]
    [InlineData("/nested", "around")]
    [InlineData("/catalogue", "page")]
    [InlineData("/two-handlers", null)]
    public async Task The_nearest_mark_names_it(string path, string? feature)
    {
        await using var app = await MeasuredApplication.Start(
            app =>
            {
                // A mark on all controllers is nearer to none of them.
                app.MapControllers().WithMetadata(new PartOfAttribute("everything"));
                app.MapControllerRoute("conventional", "conventional", new { controller = "Conventional", action = "Index" });
                app.MapRazorPages();
            },
            builder =>
            {
                builder.Services.AddControllers().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new NestedControllers()));
                builder.Services.AddRazorPages();
            });

        Assert.Equal(feature, await app.FeatureOf(path));
    }

    /// <summary>MVC takes public types alone; those of these tests are nobody else's.</summary>
    private sealed class NestedControllers : Microsoft.AspNetCore.Mvc.Controllers.ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo type) =>
            type.DeclaringType is not null && type.IsSubclassOf(typeof(ControllerBase)) && !type.IsAbstract;
    }

    [Route("marked")]
    [Feature("controller")]
    private sealed class Marked : ControllerBase
    {
        [HttpGet("action"), PartOf("action")]
        public int Action() => 1;

        [HttpGet("plain")]
        public async Task<int> Plain()
        {
            await Task.Yield();
            return 1;
        }

        [HttpGet("none"), NotAFeature("a probe")]
        public int Nothing() => 1;

        [HttpGet("two"), PartOf("one"), PartOf("two")]
        public int Two() => 1;
    }

    [Feature("base")]
    private abstract class Base : ControllerBase
    {
        [HttpGet("inherited"), PartOf("inherited")]
        public int Inherited() => 1;

        [HttpGet("plain")]
        public int Plain() => 1;
    }

    [Route("derived")]
    private sealed class Derived : Base;

    private sealed class ConventionalController : ControllerBase
    {
        [PartOf("conventional")]
        public int Index() => 1;
    }

    [PartOf("around")]
    private static class Around
    {
        [Route("nested")]
        public sealed class Nested : ControllerBase
        {
            [HttpGet]
            public int Get() => 1;
        }
    }
}
