import type { Socket } from 'node:net';

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/** Marionette's wire: `<length>:<JSON>`, a command is `[0, id, name, parameters]`, an answer `[1, id, error, result]`. */
export type Marionette = {
  command(name: string, parameters?: object): Promise<unknown>;
  close(): void;
};

/** Speaks over a fresh connection; resolves when the other side has introduced itself. */
export async function speakMarionette(socket: Socket): Promise<Marionette> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let buffer = Buffer.alloc(0);
  const introduced = new Promise<void>((done) => {
    socket.on('data', (bytes: Buffer) => {
      buffer = Buffer.concat([buffer, bytes]);
      for (;;) {
        const frame = firstFrame(buffer);
        if (!frame) return;
        buffer = buffer.subarray(frame.end);
        const message: unknown = JSON.parse(frame.text);
        if (Array.isArray(message)) settle(waiting, message);
        else done();
      }
    });
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Thunderbird closed the connection'));
    waiting.clear();
  });
  // The close event follows and tells everybody who waits.
  socket.on('error', () => undefined);
  await introduced;
  return {
    command(name, parameters = {}) {
      lastId += 1;
      const id = lastId;
      const body = JSON.stringify([0, id, name, parameters]);
      socket.write(`${Buffer.byteLength(body)}:${body}`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    close: () => socket.destroy(),
  };
}

function firstFrame(buffer: Buffer): { text: string; end: number } | null {
  const colon = buffer.indexOf(':');
  const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)));
  if (colon < 0 || buffer.length < end) return null;
  return { text: buffer.subarray(colon + 1, end).toString(), end };
}

function settle(waiting: Map<number, Waiting>, message: unknown[]): void {
  const [, id, error, result] = message as [
    number,
    number,
    { error: string; message: string; stacktrace?: string } | null,
    unknown,
  ];
  const one = waiting.get(id);
  waiting.delete(id);
  if (error) one?.reject(new Error(`${error.error}: ${error.message}\n${error.stacktrace ?? ''}`));
  else one?.resolve(unwrapped(result));
}

const unwrapped = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'value' in result && Object.keys(result).length === 1
    ? result.value
    : result;
