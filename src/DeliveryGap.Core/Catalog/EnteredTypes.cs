using DeliveryGap.Core.EntryPoints;

namespace DeliveryGap.Core.Catalog;

/// <summary>An interface or base class: the outside world enters each own concrete type that implements or derives from it.</summary>
/// <param name="Type">See <see cref="Facts.TypeFact.Name"/>. For a message its first type argument is the message.</param>
/// <param name="Members">What is called from outside, by name.</param>
public sealed record EnteredType(EntryPointKind Kind, string Type, IReadOnlyList<string> Members);

/// <summary>An attribute: the outside world enters each own method that carries it.</summary>
/// <param name="Attribute">Full name.</param>
public sealed record EnteredAttribute(EntryPointKind Kind, string Attribute);

/// <summary>What makes a type or method an entry point by itself: one line each. A team adds its own (<see cref="OwnKinds"/>).</summary>
public static class EnteredTypes
{
    private static readonly EnteredType[] Types =
    [
        new(EntryPointKind.Job, "Microsoft.Extensions.Hosting.IHostedService", ["ExecuteAsync", "StartAsync", "StartingAsync", "StartedAsync"]),
        new(EntryPointKind.Job, "Quartz.IJob", ["Execute"]),
        new(EntryPointKind.Job, "Coravel.Invocable.IInvocable", ["Invoke"]),
        new(EntryPointKind.Job, "Foundatio.Jobs.IJob", ["RunAsync", "RunInternalAsync", "ProcessQueueEntryAsync"]),
        new(EntryPointKind.Job, "Foundatio.Jobs.IWorkItemHandler", ["HandleItemAsync"]),
        new(EntryPointKind.Message, "MassTransit.IConsumer`1", ["Consume"]),
        new(EntryPointKind.Message, "MassTransit.IJobConsumer`1", ["Run"]),
        new(EntryPointKind.Message, "NServiceBus.IHandleMessages`1", ["Handle"]),
        new(EntryPointKind.Message, "NServiceBus.IHandleTimeouts`1", ["Timeout"]),
        new(EntryPointKind.Message, "Rebus.Handlers.IHandleMessages`1", ["Handle"]),
        new(EntryPointKind.Message, "KafkaFlow.IMessageHandler`1", ["Handle"]),
        new(EntryPointKind.Message, "EasyNetQ.AutoSubscribe.IConsume`1", ["Consume"]),
        new(EntryPointKind.Message, "EasyNetQ.AutoSubscribe.IConsumeAsync`1", ["ConsumeAsync"]),
        new(EntryPointKind.Message, "AWS.Messaging.IMessageHandler`1", ["HandleAsync"]),
        new(EntryPointKind.Message, "JustSaying.Messaging.MessageHandling.IHandlerAsync`1", ["Handle"]),
    ];

    private static readonly EnteredAttribute[] Attributes =
    [
        new(EntryPointKind.Function, "Microsoft.Azure.Functions.Worker.FunctionAttribute"),
        new(EntryPointKind.Function, "Microsoft.Azure.WebJobs.FunctionNameAttribute"),
        new(EntryPointKind.Message, "DotNetCore.CAP.CapSubscribeAttribute"),
    ];

    /// <summary>What a SignalR hub derives from, itself or over its client's interface.</summary>
    public const string Hub = "Microsoft.AspNetCore.SignalR.Hub";

    /// <summary>On the base class that the gRPC tools generate for a service: the class around it and the method that binds one.</summary>
    public const string GrpcService = "Grpc.Core.BindServiceMethodAttribute";

    /// <summary>The assemblies without a reference to one of which no own type is entered, by how their names begin.</summary>
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        "Microsoft.AspNetCore.", "Microsoft.Extensions.Hosting", "Grpc.Core.Api", "Quartz", "Hangfire.", "Coravel", "Foundatio", "MassTransit", "NServiceBus", "Rebus", "KafkaFlow",
        "EasyNetQ", "AWS.Messaging", "JustSaying", "DotNetCore.CAP", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.WebJobs", "System.CommandLine",
        "Spectre.Console.Cli", "HotChocolate.",
    ];

    /// <summary>The catalog's and a team's own.</summary>
    public static IEnumerable<EnteredType> All(OwnKinds own) => Types.Concat(own.Types);

    /// <inheritdoc cref="All"/>
    public static IEnumerable<EnteredAttribute> AllAttributes(OwnKinds own) => Attributes.Concat(own.Attributes);
}
