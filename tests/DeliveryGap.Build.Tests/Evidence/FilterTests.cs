namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Filters around an entry point are on its path.</summary>
public class FilterTests
{
    private const string FilterTypes = """
        public class CountingAttribute : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute
        {
            public override void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) => Count.ByAttribute.Add(1);
        }

        public class CountingService : Microsoft.AspNetCore.Mvc.Filters.IAsyncActionFilter
        {
            public Task OnActionExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.ActionExecutionDelegate next)
            {
                Count.ByService.Add(1);
                return next();
            }
        }

        public class NoFilterAttribute : Attribute { public void OnActionExecuting() => Count.NoFilter.Add(1); }
        """;

    [Fact]
    public void Filters_that_attributes_name() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("ByAttribute")] [Counting] public void A() { }
            [Promises("ByService")] [ServiceFilter(typeof(CountingService))] public void B() { }
            [Promises("NoFilter")] [NoFilter] public void C() { }
        }

        """ + FilterTypes).Says("""
            ByAttribute dispatched: CountingAttribute.OnActionExecuting
            ByService dispatched: CountingService.OnActionExecutionAsync
            NoFilter absent
            """);

    [Fact]
    public void A_filter_of_another_action_is_not_on_the_path() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("ByAttribute")] public void A() { }
            [HttpGet("/other")] [Counting] [NotAFeature("a probe")] public void Other() { }
        }

        public class Base : ControllerBase
        {
            [HttpGet("/base")] [ServiceFilter(typeof(CountingService))] [NotAFeature("a probe")] public virtual void B() { }
        }

        public class Elsewhere : ControllerBase
        {
            [Promises("ByService")] public void B() { }
            [Promises("NoFilter")] public void C() { }
        }

        """ + FilterTypes).Says("""
            ByAttribute absent
            ByService absent
            NoFilter absent
            """);

    [Fact]
    public void Endpoint_filters_on_an_endpoint_and_its_groups() => Evidence.Of(
        """
        var app = WebApplication.Create(args);
        app.MapGet("/a", [PartOf("typed")] () => "").AddEndpointFilter<Counting>();
        app.MapGet("/b", [PartOf("lambda")] () => "").AddEndpointFilter(async (context, next) => { Count.ByLambda.Add(1); return await next(context); });
        var group = app.MapGroup("/c").AddEndpointFilter<OfGroup>();
        group.MapGet("/d", [PartOf("grouped")] () => "");
        app.MapGet("/e", [PartOf("unfiltered")] () => "");

        [Feature("typed"), SuccessMetric("ByType", MetricKind.Engagement)] static class Typed;
        [Feature("lambda"), SuccessMetric("ByLambda", MetricKind.Engagement)] static class Lambda;
        [Feature("grouped"), SuccessMetric("ByGroup", MetricKind.Engagement)] static class Grouped;
        [Feature("unfiltered"), SuccessMetric("ByNothing", MetricKind.Engagement)] static class Unfiltered;

        class Counting : IEndpointFilter
        {
            public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { Count.ByType.Add(1); return next(context); }
        }

        class OfGroup : IEndpointFilter
        {
            public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { Count.ByGroup.Add(1); return next(context); }
        }
        """).Says("""
            ByType dispatched: Counting.InvokeAsync
            ByLambda dispatched: Program.<Main>$
            ByGroup dispatched: OfGroup.InvokeAsync
            ByNothing absent
            """);
}
