using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Core.Tests;

public sealed class GraphqlFieldTests
{
    [Theory]
    [InlineData("GetBookById", "System.String", "bookById")]
    [InlineData("PlaceOrderAsync", "System.Threading.Tasks.Task{System.Int32}", "placeOrder")]
    [InlineData("PlaceOrderAsync", "System.Int32", "placeOrderAsync")]
    [InlineData("NewsAsync", "System.Collections.Generic.IAsyncEnumerable{System.String}", "news")]
    [InlineData("GetAsync", "System.Threading.Tasks.ValueTask{System.Int32}", "async")]
    [InlineData("Get", "System.String", "get")]
    [InlineData("Getaway", "System.String", "away")]
    [InlineData("URLOfBook", "System.String", "urlOfBook")]
    [InlineData("ID", "System.String", "id")]
    [InlineData("already", "System.String", "already")]
    [InlineData("ISBN13", "System.String", "isbn13")]
    public void A_field_is_named_as_HotChocolate_names_it(string member, string returned, string field) => Assert.Equal(field, GraphqlFields.FieldName(member, returned));
}
