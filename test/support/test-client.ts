import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Client } from '../../main/clients/client.ts';
import { openMachine } from '../../main/engine/open-machine.ts';
import { scan } from '../../main/engine/scan.ts';
import { inventory as schema } from '../../shared/model/inventory.ts';
import { quietRun } from './homes.ts';

export type ClientCase = {
  readonly client: Client;
  /** Images (folders with machine.json) on which the client finds something. */
  readonly machines: readonly string[];
  /** Secrets that stand in the images and must come out nowhere. */
  readonly canaries: readonly string[];
  /** Breaks one profile of a copied image, so that others can be shown to survive; returns how many remain readable. */
  readonly breakOne: (copy: string) => void;
  /** Where it reads no accounts at all, the profiles that it names are what remains. */
  readonly namesOnly?: boolean;
};

/** The contract of every client: silent where it is not installed, stops at once, one broken part hides no other, no secret. */
export function testClient({ client, machines, canaries, breakOne, namesOnly = false }: ClientCase): void {
  const root = mkdtempSync(path.join(tmpdir(), 'client-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const open = async (folder: string) => {
    const machine = await openMachine({ folder, users: { kind: 'all' } });
    if (!machine.ok) throw new Error(JSON.stringify(machine.error));
    return machine.value;
  };

  describe(`the client ${client.id}`, () => {
    it.each(['linux', 'windows', 'macos'])('finds nothing on an empty %s', async (platform) => {
      const folder = path.join(root, platform);
      mkdirSync(path.join(folder, 'files/home/ada'), { recursive: true });
      const machine = { platform, takenAt: '2026-11-20T12:00:00Z', users: [{ name: 'ada', home: 'files/home/ada' }] };
      writeFileSync(path.join(folder, 'machine.json'), JSON.stringify(machine));
      const seen = await scan(await open(folder), quietRun(), {}, [client]);
      // An image of Windows without its registry cannot tell that Outlook is not there, and says so.
      const problems = seen.problems.filter(({ code }) => code !== 'registry-missing');
      expect({ profiles: seen.profiles, accounts: seen.accounts, problems }).toEqual({
        profiles: [],
        accounts: [],
        problems: [],
      });
    });

    it.each(machines)('gives an inventory of its schema, with unique ids, from %s', async (folder) => {
      const seen = await scan(await open(folder), quietRun(), {}, [client]);
      expect(schema.parse(seen)).toEqual(seen);
      const { accounts, identities, submissions, credentials, outbox, filters, stores, settings, setAside, problems } =
        seen;
      const { observations, popHistories, addIns } = seen;
      const things = [
        observations,
        popHistories,
        addIns,
        accounts,
        identities,
        submissions,
        credentials,
        outbox,
        filters,
        stores,
        settings,
        setAside,
        problems,
      ];
      const ids = [...seen.profiles, ...things.flat()].map((thing) => thing.id);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    });

    it.each(machines)(
      'lets no secret out of %s, neither in the inventory nor to the log nor as progress',
      async (folder) => {
        const said: unknown[] = [];
        const run = {
          signal: new AbortController().signal,
          progress: (progress: unknown) => void said.push(progress),
          log: {
            info: (...line: unknown[]) => void said.push(line),
            error: (...line: unknown[]) => void said.push(line),
          },
        };
        const seen = await scan(await open(folder), run, {}, [client]);
        const everything = JSON.stringify([seen, said]);
        for (const canary of canaries) expect(everything).not.toContain(canary);
        expect(everything).not.toMatch(/CANARY|encryptedPassword/);
      },
    );

    it.each(machines)('stops within 50 ms of being told, on %s', async (folder) => {
      const controller = new AbortController();
      const run = quietRun(controller.signal);
      const running = scan(await open(folder), run, {}, [client]);
      const told = performance.now();
      controller.abort(new Error('told to stop'));
      await expect(running).rejects.toThrow('told to stop');
      expect(performance.now() - told).toBeLessThan(50);
    });

    it('reads the other profiles when one is broken', async () => {
      const [folder = ''] = machines;
      const copy = path.join(root, 'broken');
      cpSync(folder, copy, { recursive: true });
      breakOne(copy);
      const seen = await scan(await open(copy), quietRun(), {}, [client]);
      expect(seen.problems.length).toBeGreaterThan(0);
      expect((namesOnly ? seen.profiles : seen.accounts).length).toBeGreaterThan(0);
    });
  });
}
