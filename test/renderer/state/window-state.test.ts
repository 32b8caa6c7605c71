import { describe, expect, it } from 'vitest';
import {
  type Action,
  firstState,
  type Looked,
  reduce,
  type WindowState,
} from '../../../renderer/state/window-state.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import type { ScanTarget } from '../../../shared/ipc/contract.ts';
import { anInventory } from '../../support/inventory.ts';

const here: ScanTarget = { kind: 'this-computer', allUsers: false };
const example: ScanTarget = { kind: 'example', id: 'stuck-outbox' };
const inventory = anInventory();
const lookedAt = (target: ScanTarget): Looked => ({
  target,
  inventory,
  evaluation: evaluate(inventory),
  milliseconds: 300,
});
const after = (...actions: readonly Action[]): WindowState => actions.reduce(reduce, firstState([]));
const progress = (step: 'locating' | 'reading', subject: string): Action => ({
  kind: 'scan',
  event: { kind: 'progress', run: '1', progress: { step, client: 'thunderbird', subject, done: 0, total: null } },
});
const started: Action = { kind: 'started', target: here };

describe('the state of the window', () => {
  it('lists what is read, the profile in place of the search for it, each once', () => {
    const { scan } = after(
      started,
      progress('locating', 'anna'),
      progress('reading', 'Office'),
      progress('reading', 'Office'),
      progress('reading', 'Shop'),
    );
    expect(scan).toMatchObject({ kind: 'running', run: '1' });
    expect(scan.kind === 'running' && scan.steps.map((step) => step.subject)).toEqual(['Office', 'Shop']);
  });

  it('keeps the earlier result while the same is looked at again, and lets go of it for another computer', () => {
    const looked: Action = { kind: 'looked', looked: lookedAt(here) };
    expect(after(looked, started).looked).not.toBeNull();
    expect(after(looked, { kind: 'started', target: example }).looked).toBeNull();
  });

  it('ends a scan as cancelled, failed or refused without losing what was there', () => {
    const looked: Action = { kind: 'looked', looked: lookedAt(here) };
    const cancelled = after(looked, started, { kind: 'scan', event: { kind: 'cancelled', run: '1' } });
    expect(cancelled.scan).toEqual({ kind: 'cancelled', target: here });
    expect(cancelled.looked).not.toBeNull();
    const failure = { code: 'folder-missing', file: '/media/disk' } as const;
    const failed = { kind: 'failed', target: here, failure };
    expect(after(started, { kind: 'scan', event: { kind: 'failed', run: '1', failure } }).scan).toEqual(failed);
    expect(after(started, { kind: 'refused', failure }).scan).toEqual(failed);
    expect(reduce(cancelled, { kind: 'dismissed' }).scan).toEqual({ kind: 'idle' });
  });

  it('stays on its screen while it looks again after a repair, and tells on the overview where that ended early', () => {
    const stays: Action = { kind: 'started', target: here, stays: true };
    const shown = after({ kind: 'looked', looked: lookedAt(here) }, { kind: 'show', screen: 'history' }, stays);
    expect(shown.screen).toBe('history');
    expect(reduce(shown, { kind: 'looked', looked: lookedAt(here) }).screen).toBe('history');
    expect(reduce(shown, { kind: 'refused', failure: { code: 'busy', file: null } }).screen).toBe('overview');
    expect(after({ kind: 'show', screen: 'history' }, started).screen).toBe('overview');
  });

  it('ignores a late word of a scan that is over', () => {
    const over = after(started, { kind: 'scan', event: { kind: 'cancelled', run: '1' } });
    expect(reduce(over, progress('reading', 'Office'))).toBe(over);
  });

  it('goes back from a finding to the list, and from a screen to the overview', () => {
    const open = after({ kind: 'open-finding', finding: 'x' });
    const list = reduce(open, { kind: 'back' });
    expect(list).toMatchObject({ screen: 'findings', finding: null });
    expect(reduce(list, { kind: 'back' })).toMatchObject({ screen: 'overview' });
  });
});
