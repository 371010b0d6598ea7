using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pvelint.Sandbox;

/// <summary>
/// Takes plain HTTP on the port that is meant for HTTPS, as the real server does: to tell the client where to go.
/// Source: pve-http-server src/PVE/APIServer/AnyEvent.pm ensure_tls_connection.
/// </summary>
internal static class PlainHttp
{
    private const byte Handshake = 0x16;

    /// <summary>Decides by the first byte of a connection.</summary>
    /// <param name="listen">The port.</param>
    /// <param name="useTls">Puts TLS in between.</param>
    public static void Allow(ListenOptions listen, Action useTls)
    {
        // The parts are put together from the last to the first, so what comes behind TLS is known once a connection is made.
        ConnectionDelegate? plain = null;
        listen.Use(tls => async connection =>
        {
            var read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
            var isTls = read.Buffer.IsEmpty || read.Buffer.FirstSpan[0] == Handshake;
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            await (isTls ? tls : plain!)(connection);
        });
        useTls();
        listen.Use(http => plain = http);
    }
}
