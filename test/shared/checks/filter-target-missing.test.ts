import check from '../../../shared/checks/filter-target-missing.ts';
import type { FilterAction, FilterRule } from '../../../shared/model/filter.ts';
import { aFilter, anInventory, aProblem, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const filing = (targetState: FilterAction['targetState'], change: Partial<FilterRule> = {}) =>
  anInventory({
    filters: [
      aFilter({
        actions: [
          { kind: 'mark-read', name: 'Mark read', target: null, targetState: null },
          {
            kind: 'move',
            name: 'Move to folder',
            target: 'imap://ada%40example.com@imap.example.com/Old/Caf%C3%A9',
            targetState,
          },
        ],
        ...change,
      }),
    ],
  });

testCheck(check, {
  silent: [
    { name: 'a folder that is there', on: filing('known') },
    { name: 'a folder nobody could tell of', on: filing('unknown') },
    { name: 'a filter that Thunderbird has switched off already', on: filing('not-known', { enabled: false }) },
    {
      name: 'a list of folders that could only be read in part',
      on: { ...filing('not-known'), problems: [aProblem({ blinds: ['stores'] })] },
    },
    {
      name: 'accounts that could only be read in part',
      on: { ...filing('account-gone'), problems: [aProblem({ blinds: ['accounts'] })] },
    },
  ],
  loud: [
    {
      name: 'a folder the program does not know',
      on: filing('not-known'),
      says: [{ message: 'folderUnknown', subject: `${profileId}/account1/filter/1`, params: { folder: 'Old/Café' } }],
    },
    {
      name: 'a folder of a removed account',
      on: filing('account-gone', { when: ['by-hand'] }),
      says: [{ message: 'accountGone', params: { account: 'ada@example.com' } }],
    },
  ],
});
