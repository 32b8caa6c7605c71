import { IntlMessageFormat } from 'intl-messageformat';
import type { Params } from '../model/finding.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const catalogues: Record<Language, Readonly<Record<string, string>>> = { en, de };

export type Translate = {
  (key: string, params?: Params): string;
  readonly language: Language;
  /** False where neither language has the key. */
  has(key: string): boolean;
};

/** The best of our languages for a system's list such as `de-AT` or `de_DE.UTF-8`. */
export function languageOf(wanted: string | undefined): Language {
  const first = wanted?.toLowerCase().match(/^[a-z]+/)?.[0];
  return languages.find((language) => language === first) ?? 'en';
}

/**
 * Words for a message key and its parameters; English where a language lacks the key.
 * Dates are parameters in epoch milliseconds (`{when, date, medium}`), shown in `timeZone` (IANA name, UTC by default so that
 * reports are byte-stable). An unknown key is a bug and throws.
 */
export function translator(language: Language, timeZone = 'UTC'): Translate {
  const formats = {
    date: {
      short: { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
      medium: { timeZone, year: 'numeric', month: 'short', day: 'numeric' },
      long: { timeZone, year: 'numeric', month: 'long', day: 'numeric' },
    },
    time: { short: { timeZone, hour: 'numeric', minute: '2-digit' } },
  } as const;
  const made = new Map<string, IntlMessageFormat>();
  const translate = (key: string, params: Params = {}) => {
    let format = made.get(key);
    if (!format) {
      const own = catalogues[language][key];
      const text = own ?? catalogues.en[key];
      if (text === undefined) throw new Error(`no message ${key}`);
      format = new IntlMessageFormat(text, own === undefined ? 'en' : language, formats, { ignoreTag: true });
      made.set(key, format);
    }
    return String(format.format(params));
  };
  return Object.assign(translate, { language, has: (key: string) => key in catalogues.en });
}
