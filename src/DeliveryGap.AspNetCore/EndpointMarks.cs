using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;

namespace DeliveryGap.AspNetCore;

/// <summary>The marks of an endpoint, nearest first, as the build finds them in its code.</summary>
internal static class EndpointMarks
{
    private static readonly MarkLevel[] None = [];

    public static IEnumerable<MarkLevel> Of(Endpoint endpoint)
    {
        List<Attribute> marks = [];
        MethodInfo? handler = null;
        foreach (var item in endpoint.Metadata)
        {
            switch (item)
            {
                // MVC hands the attributes of controllers and actions on as metadata; here they are read where they stand, level by level.
                case ControllerActionDescriptor action:
                    return [MarkLevel.Of(action.MethodInfo), .. MarkLevel.Around(action.ControllerTypeInfo)];
                case CompiledPageActionDescriptor page:
                    return OfPage(page);
                case HubMetadata:
                    return None;
                case MethodInfo method:
                    handler ??= method;
                    break;
                case Attribute mark when MarkLevel.IsMark(mark):
                    marks.Add(mark);
                    break;
                default:
                    if (GrpcMethod.MayBe(item))
                        return GrpcMethod.Of(item) is var (service, called) ? [MarkLevel.Of(called), .. MarkLevel.Around(service)] : None;
                    break;
            }
        }

        return RouteHandlerMarks.Of(handler, marks);
    }

    /// <summary>Which of its handlers will run is not known yet: where they are marked apart, nothing is said of the page.</summary>
    private static IEnumerable<MarkLevel> OfPage(CompiledPageActionDescriptor page) =>
        page.HandlerMethods.Any(handler => MarkLevel.Of(handler.MethodInfo).Marks.Count > 0) ? None : MarkLevel.Around(page.HandlerTypeInfo);
}
