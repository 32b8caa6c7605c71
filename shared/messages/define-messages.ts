import type { Params } from '../model/finding.ts';

/** ICU MessageFormat, with a note for the translator; `example` types the parameters and fills the documentation. */
export type MessageText<P extends Params | undefined = Params | undefined> = {
  readonly text: string;
  readonly note: string;
} & (P extends Params ? { readonly example: P } : { readonly example?: undefined });

type AnyText = { readonly text: string; readonly note: string; readonly example?: Params };
export type Catalog = { readonly area: string; readonly messages: Readonly<Record<string, AnyText>> };

/** The texts of one area; their keys become `<area>.<name>`. */
export function defineMessages<const M extends Readonly<Record<string, AnyText>>>(area: string, messages: M) {
  return { area, messages };
}
