using DeliveryGap.Tool.Shared;

return await CommandLine.Run(args, Terminal.OfProcess());
