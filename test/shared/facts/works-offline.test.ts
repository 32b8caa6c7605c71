import { expect, it } from 'vitest';
import { offlineSetting } from '../../../shared/facts/works-offline.ts';
import { aSetting, profileId } from '../../support/inventory.ts';

const start = (value: number) => aSetting('offline-startup-state', value);
const online = (value: boolean) => aSetting('online', value);

it('works offline when it always starts so, or ended so and begins as it ended', () => {
  expect(offlineSetting([start(3), online(true)], profileId)).toEqual(start(3));
  expect(offlineSetting([start(0), online(false)], profileId)).toEqual(online(false));
});

it('works online by default, when it always starts online, and whatever another profile does', () => {
  expect(offlineSetting([], profileId)).toBeNull();
  expect(offlineSetting([start(0), online(true)], profileId)).toBeNull();
  expect(offlineSetting([start(2), online(false)], profileId)).toBeNull();
  expect(offlineSetting([start(3)], 'thunderbird:ben/main')).toBeNull();
});
