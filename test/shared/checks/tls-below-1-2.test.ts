import check from '../../../shared/checks/tls-below-1-2.ts';
import { anInventory, aSetting, profileId } from '../../support/inventory.ts';
import { testCheck } from '../../support/test-check.ts';

const least = (value: number | string | null) => anInventory({ settings: [aSetting('tls-version-min', value)] });

testCheck(check, {
  silent: [
    { name: 'the default', on: least(3) },
    { name: 'stricter than the default', on: least(4) },
    { name: 'not a number', on: least('TLS 1.0') },
    { name: 'not known', on: least(null) },
    { name: 'another setting', on: anInventory({ settings: [aSetting('send-unsent-messages', 0)] }) },
  ],
  loud: [
    {
      name: 'TLS 1.0',
      on: least(1),
      says: [
        {
          message: 'lowered',
          subject: `${profileId}/setting/tls-version-min`,
          params: { profile: 'main', version: '1.0' },
        },
      ],
    },
    { name: 'TLS 1.1', on: least(2), says: [{ message: 'lowered', params: { version: '1.1' } }] },
  ],
});
