using DeliveryGap.Core.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace DeliveryGap.Core.Tests.Evidence;

public class SlipTests
{
    [Theory]
    [InlineData("shop.order.paid", "shop.orders.paid")]
    [InlineData("shop.category", "shop.categories")]
    [InlineData("shop.box", "shop.boxes")]
    [InlineData("shop.order.paid", "Shop.Order.Paid")]
    [InlineData("shop.order.paid", "shop_order_paid")]
    [InlineData("shop.order.paid", "shop.orderPaid")]
    [InlineData("shop.checkout", "shop.chekout")]
    [InlineData("shop.checkout", "shop.checkoout")]
    [InlineData("shop.checkout", "shop.chackout")]
    [InlineData("shop.checkout", "shop.chekcout")]
    public void It_is_a_slip(string left, string right)
    {
        Assert.True(Slip.Differs(left, right));
        Assert.True(Slip.Differs(right, left));
    }

    [Theory]
    [InlineData("shop.order.paid", "shop.order.paid")]
    [InlineData("shop.paid", "shop.laid")]
    [InlineData("shop.cart", "shop.card")]
    [InlineData("shop.order.started", "shop.order.completed")]
    [InlineData("shop.step.1", "shop.step.2")]
    [InlineData("shop.checkout1", "shop.checkout2")]
    [InlineData("shop.checkout", "shop.checkout2")]
    [InlineData("shop.checkout", "shop.checkout.x")]
    [InlineData("shop.checkout", "shop.checkuot1")]
    [InlineData("shop.chekcout", "stor.checkout")]
    [InlineData("shop.orders.refunds", "shop.order.refund")]
    [InlineData("shop.checkout", "shop.hceckotu")]
    [InlineData("", "shop")]
    public void It_is_none(string left, string right)
    {
        Assert.False(Slip.Differs(left, right));
        Assert.False(Slip.Differs(right, left));
    }

    private static readonly Gen<string> Names =
        Gen.Elements("order", "orders", "Order", "chekout", "checkout", "paid", "p1", "checkout1", "checkout2", "2", "3").NonEmptyListOf()
            .SelectMany(words => Gen.Elements('.', '_', '-').Select(separator => string.Join(separator, words.Take(3))));

    [Fact]
    public void It_is_symmetric_and_never_between_equals() => Prop.ForAll(
        Names.ToArbitrary(), Names.ToArbitrary(), (left, right) => Slip.Differs(left, right) == Slip.Differs(right, left) && !Slip.Differs(left, left)).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_whose_digits_differ_are_never_a_slip() => Prop.ForAll(
        Names.ToArbitrary(), Names.ToArbitrary(), (left, right) => Digits(left) == Digits(right) || !Slip.Differs(left, right)).QuickCheckThrowOnFailure();

    private static string Digits(string name) => string.Concat(name.Where(char.IsDigit));
}
