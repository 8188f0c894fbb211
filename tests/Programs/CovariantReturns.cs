namespace Shop.CovariantReturns;

public class Order
{
    public virtual Order Copy(int times) => new();

    public virtual object Payload => this;
}

public class PaidOrder : Order
{
    public override PaidOrder Copy(int times) => new();

    public override string Payload => "paid";
}

public class RefundedOrder : PaidOrder
{
    public override PaidOrder Copy(int times) => base.Copy(times);
}

public sealed class LateOrder : PaidOrder
{
    public override LateOrder Copy(int times) => new();
}

public class Parcel<T>
    where T : Order
{
    public virtual Order Open(T order) => order;
}

public sealed class PaidParcel : Parcel<PaidOrder>
{
    public override PaidOrder Open(PaidOrder order) => order;
}

/// <summary>Hides, and so overrides nothing.</summary>
public class DraftOrder : Order
{
    public new virtual DraftOrder Copy(int times) => new();
}
