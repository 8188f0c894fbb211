using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>The operations of a HotChocolate schema.</summary>
public class GraphqlTests
{
    private static readonly Project HotChocolate = new("HotChocolate.Types", """
        namespace HotChocolate { public class GraphQLNameAttribute(string name) : Attribute { public string Name => name; } public class GraphQLIgnoreAttribute : Attribute; public class DataLoaderAttribute : Attribute; }
        namespace HotChocolate.Types
        {
            public class QueryTypeAttribute : Attribute; public class MutationTypeAttribute : Attribute; public class SubscriptionTypeAttribute : Attribute; public class SubscribeAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            public class ExtendObjectTypeAttribute : Attribute { public ExtendObjectTypeAttribute(string name) { } public ExtendObjectTypeAttribute(Type type) { } }
            public class ObjectType; public class ObjectType<T> : ObjectType;
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IRequestExecutorBuilder;
            public static class SchemaRequestExecutorBuilderExtensions
            {
                public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder) where T : class => builder;
                public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder) where T : class => builder;
                public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) where T : class => builder;
                public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services) => null!;
            }
        }
        """, IsOwn: false);

    [Fact]
    public void Methods_are_called_by_HotChocolates_rule() => Evidence.Evidence.Of(
        new("Shop", """
            using HotChocolate; using HotChocolate.Types;
            var services = new ServiceCollection();
            services.AddGraphQLServer().AddQueryType<Books>().AddTypeExtension<Orders>();

            public class Books
            {
                public string GetBook(int id) => "";
                public Task<string> GetAuthorByIdAsync(int id) => Task.FromResult("");
                public string Get() => "";
                public string Getaway() => "";
                public string URLPath() => "";
                public string ID() => "";
                [GraphQLName("shelf")] public string GetShelves() => "";
                [GraphQLIgnore] public string Ignored() => "";
                [DataLoader] public static Task<string> Load() => Task.FromResult("");
                public void Nothing() { }
                private string Hidden() => "";
                public override string ToString() => Hidden();
            }

            [MutationType, Feature("cart"), SuccessMetric("Added", MetricKind.Engagement)]
            public static class Cart { public static string AddToCart(int id) { Count.Added.Add(1); return ""; } }

            [ExtendObjectType("Mutation")] public class Orders { public string PlaceOrder() => ""; }
            [ExtendObjectType(typeof(Query))] public class Prices { public int GetPrices() => 1; }
            public class Query;
            [SubscriptionType] public class News { [Subscribe] public string OnNews() => ""; public string SubscribeToNews() => ""; }
            """), HotChocolate).Enters("""
            graphql query book
            graphql query authorById
            graphql query get
            graphql query away
            graphql query urlPath
            graphql query id
            graphql query shelf
            graphql mutation addToCart = cart by mark
            graphql mutation placeOrder
            graphql query prices
            graphql subscription onNews
            """).Says("Added direct: Cart.AddToCart");

    [Fact]
    public void What_describes_itself_or_extends_another_type_is_none() => Evidence.Evidence.Of(
        new("Shop", """
            using HotChocolate.Types;
            var services = new ServiceCollection();
            services.AddGraphQLServer().AddQueryType<Described>().AddMutationType<OfBook>();
            services.AddQueryType<Plain>();

            public class Book { public string GetTitle() => ""; }
            public class Described : ObjectType { public string Name() => ""; }
            public class OfBook : ObjectType<Book> { public string Name() => ""; }
            [ExtendObjectType("Book")] public class BookExtension { public string GetCover() => ""; }
            [ExtendObjectType(typeof(Book))] public class BookExtension2 { public string GetPages() => ""; }
            public class Query { public string GetBook() => ""; }
            public class Plain { public string GetPlain() => ""; }
            static class Others { public static void AddQueryType<T>(this IServiceCollection services) { } }
            """), HotChocolate).Enters("");
}
