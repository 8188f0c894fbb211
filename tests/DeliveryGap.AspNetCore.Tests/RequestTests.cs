using System.Diagnostics;
using DeliveryGap.AspNetCore.Tests.Running;
using Microsoft.Extensions.Primitives;

namespace DeliveryGap.AspNetCore.Tests;

/// <summary>Whatever becomes of a request, it keeps its feature; and however the application is hosted.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_request_that_throws_has_its_feature()
    {
        await using var app = await MeasuredApplication.Start(app => app.MapGet("/", [PartOf("pay")] string () => throw new InvalidOperationException()));

        Assert.Equal("pay", await app.FeatureOf("/"));
    }

    [Fact]
    public async Task An_error_page_takes_no_feature_away()
    {
        await using var app = await MeasuredApplication.Start(app =>
        {
            app.UseExceptionHandler("/error");
            app.MapGet("/", [PartOf("pay")] string () => throw new InvalidOperationException());
            app.MapGet("/unmarked", string () => throw new InvalidOperationException());
            app.MapGet("/error", [PartOf("help")] () => "sorry");
        });

        Assert.Equal("pay", await app.FeatureOf("/"));
        Assert.Null(await app.FeatureOf("/unmarked"));
        Assert.Equal("help", await app.FeatureOf("/error"));
    }

    [Fact]
    public async Task A_page_for_a_status_takes_no_feature_away()
    {
        await using var app = await MeasuredApplication.Start(app =>
        {
            app.UseStatusCodePagesWithReExecute("/status");
            app.MapGet("/", [PartOf("pay")] () => Results.StatusCode(503));
            app.MapGet("/status", [PartOf("help")] () => "sorry");
        });

        Assert.Equal("pay", await app.FeatureOf("/"));
    }

    [Fact]
    public async Task A_request_that_is_refused_or_cut_short_has_its_feature()
    {
        await using var app = await MeasuredApplication.Start(app =>
        {
            app.MapGet("/short", [PartOf("pay")] () => "paid").ShortCircuit();
            app.UseRouting();
            app.Use(next => context =>
            {
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            });
            app.MapGet("/refused", [PartOf("ship")] () => "sent");
        });

        Assert.Equal("pay", await app.FeatureOf("/short"));
        Assert.Equal("ship", await app.FeatureOf("/refused"));
    }

    [Fact]
    public async Task A_request_that_no_endpoint_answers_has_none_and_leaves_none_to_the_next()
    {
        await using var app = await MeasuredApplication.Start(app => app.MapGet("/", [PartOf("pay")] () => "paid"));

        Assert.Equal("pay", await app.FeatureOf("/"));
        Assert.Null(await app.FeatureOf("/nothing"));
        Assert.Null(await app.FeatureOf("/", "DELETE"));
        Assert.Equal("pay", await app.FeatureOf("/"));
    }

    [Fact]
    public async Task Its_activity_has_the_feature()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await MeasuredApplication.Start(app => app.MapGet("/", [PartOf("pay")] () => Activity.Current?.GetTagItem(MeasuredApplication.Tag)));

        Assert.Equal("pay", await app.Client.GetStringAsync("/", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task To_add_it_twice_is_to_add_it_once()
    {
        await using var app = await MeasuredApplication.Start(
            app => app.MapGet("/", [PartOf("pay")] () => "paid"), builder => builder.Services.AddDeliveryGap());

        Assert.Equal("pay", await app.FeatureOf("/"));
    }

    [Fact]
    public async Task A_generic_host_with_a_startup_class_works_beside_another_application()
    {
        await using var other = await MeasuredApplication.Start(app => app.MapGet("/", [PartOf("other")] () => 1));
        await using var app = await MeasuredApplication.Run(() => Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureWebHostDefaults(web => web.UseStartup<Startup>().UseUrls("http://127.0.0.1:0"))
            .Build());

        Assert.Equal("startup", await app.FeatureOf("/"));
        Assert.Equal("other", await other.FeatureOf("/"));
    }

    [Fact]
    public async Task An_endpoint_that_takes_another_s_place_has_its_own_feature()
    {
        var endpoints = new Replaceable("first");
        await using var app = await MeasuredApplication.Start(app => ((IEndpointRouteBuilder)app).DataSources.Add(endpoints));

        Assert.Equal("first", await app.FeatureOf("/"));
        endpoints.Replace("second");
        Assert.Equal("second", await app.FeatureOf("/"));
    }

    [Fact]
    public void A_program_that_serves_no_requests_may_add_it()
    {
        using var host = Host.CreateDefaultBuilder().ConfigureServices(services => services.AddDeliveryGap()).Build();

        Assert.NotNull(host);
    }

    private sealed class Startup
    {
        public void ConfigureServices(IServiceCollection services) => services.AddDeliveryGap();

        public void Configure(IApplicationBuilder app)
        {
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapGet("/", [PartOf("startup")] () => 1));
        }
    }

    private sealed class Replaceable(string feature) : EndpointDataSource
    {
        private readonly Lock gate = new();
        private CancellationTokenSource changed = new();
        private Endpoint endpoint = Of(feature);

        public override IReadOnlyList<Endpoint> Endpoints => [endpoint];

        public override IChangeToken GetChangeToken()
        {
            lock (gate)
                return new CancellationChangeToken(changed.Token);
        }

        public void Replace(string other)
        {
            CancellationTokenSource old;
            lock (gate)
            {
                endpoint = Of(other);
                (old, changed) = (changed, new());
            }

            old.Cancel();
        }

        private static Endpoint Of(string feature)
        {
            var builder = new RouteEndpointBuilder(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/"), 0);
            builder.Metadata.Add(new PartOfAttribute(feature));
            return builder.Build();
        }
    }
}
