namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>What foreign code calls on the objects that it is handed.</summary>
public class CallbackTests
{
    [Fact]
    public void Foreign_code_calls_what_its_parameter_declares() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Compared")] public void A() => new List<int>().Sort(new Comparer());
            [Promises("Sent")] public Task B() => new System.Net.Http.HttpClient(new Sending()).GetAsync("http://localhost");
            [Promises("Registered")] public void C(IServiceCollection services) => services.AddSingleton<IDisposable>(new Closing());
            [Promises("BesideCompared")] public void D() => new List<int>().Sort(new Comparer());
            [Promises("BesideSent")] public Task E() => new System.Net.Http.HttpClient(new Sending()).GetAsync("http://localhost");
        }

        class Comparer : IComparer<int>, IDisposable
        {
            public int Compare(int left, int right) { Count.Compared.Add(1); return left - right; }
            public void Dispose() => Count.BesideCompared.Add(1);
        }

        class Sending : System.Net.Http.DelegatingHandler
        {
            protected override Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken cancellation)
            {
                Count.Sent.Add(1);
                return base.SendAsync(request, cancellation);
            }

            public void Own() => Count.BesideSent.Add(1);
        }

        class Closing : IDisposable { public void Dispose() => Count.Registered.Add(1); }
        """).Says("""
            Compared dispatched: Pay.A > Comparer.Compare
            Sent dispatched: Pay.B > Sending.SendAsync
            Registered dispatched: Pay.C > Closing.Dispose
            BesideCompared absent
            BesideSent absent
            """);

    [Fact]
    public void Collections_and_tasks_keep_what_they_are_handed() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            private readonly Dictionary<string, Agent> agents = new();

            [Promises("Listed")] public List<string> A() => agents.Keys.ToList();
            [Promises("Added")] public void B() => agents.Add("one", new Agent());
            [Promises("Returned")] public Task<Agent> C() => Task.FromResult(new Agent());
            [Promises("Selected")] public List<Agent> D() => agents.Values.Where(agent => agent.Name != "").ToList();
        }

        public class Agent : Microsoft.Extensions.Hosting.BackgroundService
        {
            public string Name => "agent";

            protected override Task ExecuteAsync(CancellationToken cancellation)
            {
                Count.Listed.Add(1);
                Count.Added.Add(1);
                Count.Returned.Add(1);
                Count.Selected.Add(1);
                return Task.CompletedTask;
            }
        }
        """).Says("""
            Listed absent
            Added absent
            Returned absent
            Selected absent
            """);
}
