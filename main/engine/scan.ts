import type { ClientId } from '../../shared/model/ids.ts';
import { emptySections, type Inventory, type Sections, schemaVersion } from '../../shared/model/inventory.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { product } from '../../shared/product.ts';
import type { Client, Run } from '../clients/client.ts';
import { clients as allClients } from '../clients/index.ts';
import type { Machine } from '../machine/machine.ts';

/** Profiles read side by side: a quarter of a scan is waiting for the disk. */
const atOnce = 4;

/**
 * Looks at a machine with every client we know and gives what was seen as plain data.
 * Writes nothing, starts nothing, signs in nowhere. Throws only `signal.reason`, when it is told to stop.
 */
export async function scan(
  machine: Machine,
  run: Run,
  options: { readonly clients?: readonly ClientId[] } = {},
  clients: readonly Client[] = allClients,
): Promise<Inventory> {
  const here = clients.filter(({ platforms }) => platforms.includes(machine.platform));
  const chosen = here.filter((client) => options.clients?.includes(client.id) ?? true);
  const sections = emptySections();
  const problems: Problem[] = [];
  for (const client of chosen) {
    for (const user of machine.users) {
      run.signal.throwIfAborted();
      run.progress({ step: 'locating', client: client.id, subject: user.name, done: 0, total: null });
      const located = await client.locate(machine, user, run);
      problems.push(...located.problems);
      sections.profiles.push(...located.profiles);
      const total = located.profiles.length;
      for (let done = 0; done < total; done += atOnce) {
        run.signal.throwIfAborted();
        const batch = located.profiles.slice(done, done + atOnce);
        for (const { name } of batch) run.progress({ step: 'reading', client: client.id, subject: name, done, total });
        for (const collected of await Promise.all(batch.map((profile) => client.collect(profile, machine, run)))) {
          append(sections, collected.sections);
          problems.push(...collected.problems);
        }
      }
    }
  }
  run.log.info('scan.done', {
    profiles: sections.profiles.length,
    problems: problems.length,
    bytes: machine.bytesRead,
  });
  return {
    schemaVersion,
    product: { name: product.name, version: product.version },
    takenAt: machine.takenAt,
    machine: {
      platform: machine.platform,
      name: machine.name,
      kind: machine.kind,
      users: machine.users.map(({ name, home }) => ({ name, home })),
    },
    clients: chosen.map((client) => client.id),
    ...sections,
    // Damage in what several profiles share, a registry for one, is met once for each of them.
    problems: [...new Map(problems.map((problem) => [problem.id, problem])).values()],
  };
}

function append(into: Sections, more: Partial<Sections>) {
  into.accounts.push(...(more.accounts ?? []));
  into.identities.push(...(more.identities ?? []));
  into.submissions.push(...(more.submissions ?? []));
  into.credentials.push(...(more.credentials ?? []));
  into.outbox.push(...(more.outbox ?? []));
  into.sent.push(...(more.sent ?? []));
  into.filters.push(...(more.filters ?? []));
  into.stores.push(...(more.stores ?? []));
  into.settings.push(...(more.settings ?? []));
  into.setAside.push(...(more.setAside ?? []));
  into.observations.push(...(more.observations ?? []));
  into.popHistories.push(...(more.popHistories ?? []));
  into.addIns.push(...(more.addIns ?? []));
}
