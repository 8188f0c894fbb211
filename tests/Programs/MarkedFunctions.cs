using System;
using System.Threading.Tasks;
using DeliveryGap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shop.MarkedFunctions;

public static class Pages
{
    private static readonly Func<int, int> Twice = [PartOf("spa.shell")] (number) => number * 2;

    public static void Map(WebApplication app)
    {
        app.MapFallback([Feature("spa.shell")] (HttpContext context) => context.Request.Path.Value);
        app.MapFallback("/late", [PartOf("spa.shell"), NotAFeature("a probe")] async (HttpContext context) => await Task.Delay(1));
        app.MapFallback("/other", Other);

        [PartOf("spa.shell")]
        static string Other() => Inner(1)(2).ToString();

        [Obsolete("no mark of ours")]
        static Func<int, int> Inner(int first)
        {
            return [PartOf("spa.shell")] [Obsolete("both")] (second) => Twice(first + second);
        }
    }

    public static Func<T, T> Same<T>(T other) => [NotAFeature("generic")] (value) => value is null ? other : value;

    [PartOf("spa.shell")]
    public static void Plain([System.Diagnostics.CodeAnalysis.AllowNull] Action<int> act) => (act ?? (_ => { }))(1);
}
