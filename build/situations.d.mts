import type { ElectronApplication, Page } from 'playwright-core';

export interface SituationProfile {
  name: string;
  lines: string | null;
}
export function writeProfiles(home: string, profiles: readonly SituationProfile[]): void;
export function writeSlowProfiles(home: string): void;
export function hideProfiles(home: string): void;
export function copyMachine(home: string, name: string, group?: string): string;
export function openWindow(start: {
  home: string;
  language?: 'en' | 'de';
  args?: readonly string[];
}): Promise<{ app: ElectronApplication; page: Page }>;
