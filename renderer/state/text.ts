import { createContext, useContext } from 'react';
import type shell from '../../shared/messages/catalog/window.ts';
import type findings from '../../shared/messages/catalog/window-findings.ts';
import type overview from '../../shared/messages/catalog/window-overview.ts';
import type repair from '../../shared/messages/catalog/window-repair.ts';
import type settings from '../../shared/messages/catalog/window-settings.ts';
import type tables from '../../shared/messages/catalog/window-tables.ts';
import { type Language, type Translate, translator } from '../../shared/messages/format.ts';
import type { Params } from '../../shared/model/finding.ts';

export type WindowKey = keyof (typeof shell.messages &
  typeof findings.messages &
  typeof overview.messages &
  typeof repair.messages &
  typeof settings.messages &
  typeof tables.messages);

export type Text = {
  /** The window's own words. */
  (key: WindowKey, params?: Params): string;
  /** Any catalogue's words, dates in the computer's time zone. */
  readonly all: Translate;
  readonly language: Language;
};

export function textOf(language: Language, timeZone: string): Text {
  const all = translator(language, timeZone);
  const own = (key: WindowKey, params?: Params) => all(`window.${key}`, params);
  return Object.assign(own, { all, language });
}

const TextContext = createContext<Text | null>(null);
export const TextProvider = TextContext.Provider;

export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('no TextProvider above');
  return text;
}
