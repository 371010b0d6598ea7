using System.Runtime.InteropServices;
using Pvelint.Sandbox;

using var end = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
return await SandboxCommand.Run(args, Console.Out, Console.Error, !Console.IsOutputRedirected, end.Token);

void End(PosixSignalContext context)
{
    context.Cancel = true;
    end.Cancel();
}
