using DeliveryGap.AspNetCore.Tests.Running;

namespace DeliveryGap.AspNetCore.Tests;

/// <summary>Which feature a minimal API's request is measured for.</summary>
public sealed class MinimalApiTests
{
    private const string Holder = "holder";

    [Theory]
    [InlineData("/lambda", "lambda")]
    [InlineData("/function", "function")]
    [InlineData("/method", "method")]
    [InlineData("/type", "type")]
    [InlineData("/metadata", "metadata")]
    [InlineData("/delegate", "delegate")]
    [InlineData("/filtered", "filtered")]
    [InlineData("/twice", "twice")]
    [InlineData("/feature-beside-none", "beside")]
    [InlineData("/placeholder", Holder)]
    [InlineData("/held", Holder)]
    [InlineData("/held-function", Holder)]
    [InlineData("/group/plain", "group")]
    [InlineData("/group/lambda", "lambda")]
    [InlineData("/group/method", "method")]
    [InlineData("/group/same", "group")]
    [InlineData("/group/inner/lambda", "lambda")]
    public Task The_nearest_mark_names_it(string path, string feature) => Is(feature, path);

    [Theory]
    [InlineData("/none")]
    [InlineData("/two")]
    [InlineData("/lambda-and-metadata")]
    [InlineData("/group/none")]
    [InlineData("/group/metadata")]
    [InlineData("/group/type")]
    [InlineData("/group/inner/plain")]
    [InlineData("/unmarked")]
    [InlineData("/overloaded")]
    [InlineData("/nowhere")]
    [InlineData("/held-delegate")]
    public Task Nothing_is_named_where_nothing_or_several_are_or_which_is_nearest_cannot_be_told(string path) => Is(null, path);

    [Fact]
    public async Task What_is_around_a_lambda_names_it()
    {
        await using var app = await MeasuredApplication.Start(app => { Outer.Inner.Map(app); Outer.Inner.Middle.Map(app); });

        Assert.Equal("outer", await app.FeatureOf("/inner"));
        Assert.Equal("middle", await app.FeatureOf("/middle"));
        Assert.Equal("middle", await app.FeatureOf("/generic"));
    }

    private static async Task Is(string? feature, string path)
    {
        await using var app = await MeasuredApplication.Start(app =>
        {
            Endpoints.Map(app);
            Unmarked.Map(app);
            Unmarked.Map(app, "/overloaded");
        });
        Assert.Equal(feature, await app.FeatureOf(path));
    }

    private static class Endpoints
    {
        [PartOf(Holder)]
        public static void Map(WebApplication app)
        {
            app.MapGet("/lambda", [PartOf("lambda")] () => 1);
            app.MapGet("/function", Function);
            app.MapGet("/method", Marked.Method);
            app.MapGet("/type", Marked.Other);
            app.MapGet("/metadata", () => 1).WithMetadata(new PartOfAttribute("metadata"));
            app.MapGet("/delegate", [PartOf("delegate")] (HttpContext context) => Task.CompletedTask);
            app.MapGet("/filtered", [PartOf("filtered")] (HttpContext context) => Task.CompletedTask).AddEndpointFilter((context, next) => next(context));
            app.MapGet("/twice", [PartOf("twice"), Feature("twice")] () => 1);
            app.MapGet("/feature-beside-none", [PartOf("beside"), NotAFeature("it is one")] () => 1);
            app.MapGet("/placeholder", [PartOf("?")] () => 1);
            app.MapGet("/held", () => app.Urls.Count);
            app.MapGet("/held-function", Unmarked);
            app.MapGet("/held-delegate", (HttpContext context) => Task.CompletedTask);
            app.MapGet("/none", [NotAFeature("a probe")] () => 1);
            app.MapGet("/two", [PartOf("one"), PartOf("two")] () => 1);
            app.MapGet("/lambda-and-metadata", [PartOf("one")] () => 1).WithMetadata(new PartOfAttribute("two"));

            var group = app.MapGroup("/group").WithMetadata(new PartOfAttribute("group"));
            group.MapGet("/plain", () => 1);
            group.MapGet("/lambda", [PartOf("lambda")] () => 1);
            group.MapGet("/method", Marked.Method);
            group.MapGet("/same", () => 1).WithMetadata(new PartOfAttribute("group"));
            group.MapGet("/none", [NotAFeature("a probe")] () => 1);
            group.MapGet("/metadata", () => 1).WithMetadata(new PartOfAttribute("metadata"));
            group.MapGet("/type", Marked.Other);
            var inner = group.MapGroup("/inner").WithMetadata(new PartOfAttribute("inner"));
            inner.MapGet("/plain", () => 1);
            inner.MapGet("/lambda", [PartOf("lambda")] () => 1);

            [PartOf("function")]
            static int Function() => 1;

            static int Unmarked() => 1;
        }
    }

    [PartOf("type")]
    private static class Marked
    {
        [PartOf("method")]
        public static int Method() => 1;

        public static int Other() => 1;
    }

    [PartOf("unmarked")]
    private static class Unmarked
    {
        public static void Map(WebApplication app) => app.MapGet("/unmarked", Unmarkable.Method);

        [PartOf("overloaded")]
        public static void Map(WebApplication app, string path) => app.MapGet(path, () => 1);
    }

    private static class Unmarkable
    {
        public static int Method() => 1;
    }

    [Feature("outer")]
    private static class Outer
    {
        public static class Inner
        {
            public static void Map(WebApplication app) => app.MapGet("/inner", () => app.Urls.Count);

            [Feature("middle")]
            public static class Middle
            {
                public static void Map(WebApplication app)
                {
                    app.MapGet("/middle", () => 1);
                    MapGeneric<int>(app);
                }

                private static void MapGeneric<T>(WebApplication app) => app.MapGet("/generic", () => typeof(T).Name);
            }
        }
    }
}
