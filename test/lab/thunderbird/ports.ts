import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A connection to a port of this computer; null where nobody listens. */
export const tryConnect = (port: number): Promise<Socket | null> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.removeAllListeners('error');
      done(socket);
    });
    socket.once('error', () => done(null));
  });

export async function untilListening(port: number, milliseconds = 15_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const socket = await tryConnect(port);
    socket?.destroy();
    if (socket) return;
    if (Date.now() > end) throw new Error(`nobody listens on 127.0.0.1:${port}`);
    await pause(60);
  }
}

/** A port that nobody uses at the moment. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port was given')),
      );
    });
    server.once('error', fail);
  });
