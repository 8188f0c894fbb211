using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Catalog;

/// <summary>What tells a handler of messages from outside by its shape, where <see cref="EnteredTypes"/> does not know its interface.</summary>
internal static class MessageShapes
{
    // Comparers, mappers, validators and configurations take an object of an own type too: their names say what they are.
    private static readonly string[] Words = ["Handle", "Consume", "Subscri", "Listener", "Receiver"];

    // Their handlers are called by the code that sends: a mediator, a pipeline. Or they take something else than messages.
    private static readonly string[] InProcess =
    [
        "System.", "Microsoft.", "MediatR.", "Mediator.", "FastEndpoints.", "FluentValidation.", "AutoMapper.", "Ardalis.", "LiteBus.", "Paramore.Darker.",
        "Wolverine.", "HotChocolate.", "GraphQL.", "Newtonsoft.", "MongoDB.", "Volo.Abp.", "Cortex.Mediator.", "DispatchR.", "Autofac.", "Castle.",
    ];

    // A program that names none of them takes no messages from outside through interfaces of its own.
    private static readonly string[] Transports =
    [
        "RabbitMQ.Client.IConnection", "RabbitMQ.Client.IConnectionFactory", "RabbitMQ.Client.ConnectionFactory", "RabbitMQ.Client.IModel", "RabbitMQ.Client.IChannel",
        "Confluent.Kafka.IConsumer`2", "Confluent.Kafka.ConsumerBuilder`2", "Azure.Messaging.ServiceBus.ServiceBusClient", "Azure.Messaging.ServiceBus.ServiceBusProcessor",
        "Microsoft.Azure.ServiceBus.ISubscriptionClient", "Microsoft.Azure.ServiceBus.SubscriptionClient", "Microsoft.Azure.ServiceBus.IQueueClient", "Azure.Messaging.EventHubs.EventProcessorClient",
        "Azure.Storage.Queues.QueueClient", "Amazon.SQS.IAmazonSQS", "Amazon.SQS.AmazonSQSClient", "Google.Cloud.PubSub.V1.SubscriberClient", "NATS.Client.Core.INatsConnection",
        "NATS.Client.IConnection", "MQTTnet.IMqttClient", "MQTTnet.Client.IMqttClient", "DotPulsar.Abstractions.IPulsarClient", "StackExchange.Redis.ISubscriber",
    ];

    // What answers is asked by somebody who waits.
    private static readonly string[] Nothing = ["System.Void", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"];

    // What a source generator writes to read messages makes them, and hands them to nobody.
    public const string SerializerContext = "System.Text.Json.Serialization.JsonSerializerContext";

    /// <summary>Whether an interface may be a bus's.</summary>
    /// <param name="name">Of its definition.</param>
    public static bool MayBeOfBus(string name) =>
        TypeNames.Simple(name) is var simple && Array.Exists(Words, word => simple.IndexOf(word, StringComparison.Ordinal) >= 0)
        && !Array.Exists(InProcess, space => name.StartsWith(space, StringComparison.Ordinal));

    public static bool AnswersNothing(MethodFact member) => Array.IndexOf(Nothing, member.ReturnType) >= 0;

    /// <summary>Whether own code takes messages from a broker itself.</summary>
    public static bool HasTransport(ICodeReader code) => Array.Exists(Transports, code.Names);
}
